import { type AwsCredentials, callAws } from '../deploy/aws-call.ts';
import type { Endpoints } from '../stack/endpoints.ts';
import type { LocalSecrets } from '../stack/secrets.ts';
import type { SecretNames } from './addresses.ts';

/** The id of the one local key of the internal API. */
const INTERNAL_KEY_ID = 'local-1';

/** `INTERNAL_HMAC_KEYS` as the functions and the agent runtime read it. */
export function internalHmacKeys(secrets: LocalSecrets): string {
  return JSON.stringify({ [INTERNAL_KEY_ID]: secrets.internal_hmac_secret });
}

/** Writes the values of the product's secrets; a deployment makes them empty, and values never enter a template. */
export async function fillSecrets(
  target: { aws_endpoint_url: string; credentials: AwsCredentials },
  names: SecretNames,
  endpoints: Endpoints,
  secrets: LocalSecrets,
): Promise<void> {
  const { livekit, openai, mongodb_uri, mongodb_migrations_uri } = endpoints;
  const values: [string, Record<string, string>][] = [
    [names.mongodb, { MONGODB_URI: mongodb_uri }],
    [names.mongodb_migrations, { MONGODB_URI: mongodb_migrations_uri }],
    [names.livekit, { LIVEKIT_API_KEY: livekit.api_key, LIVEKIT_API_SECRET: livekit.api_secret }],
    [names.models, { OPENAI_API_KEY: openai.api_key }],
    [names.api_key_pepper, { API_KEY_PEPPER: secrets.api_key_pepper }],
    [names.internal_hmac, { INTERNAL_HMAC_KEYS: internalHmacKeys(secrets) }],
  ];
  for (const [name, value] of values) {
    const answer = await callAws(target.aws_endpoint_url, target.credentials, {
      service: 'secretsmanager',
      target: 'secretsmanager.PutSecretValue',
      json: { SecretId: name, SecretString: JSON.stringify(value), ClientRequestToken: crypto.randomUUID() },
    });
    if (!answer.ok) throw new Error(`secret ${name} could not be written (HTTP ${answer.status}): ${answer.text}`);
  }
}
