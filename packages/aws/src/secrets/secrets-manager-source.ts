import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Reads secrets of AWS Secrets Manager. Each is a JSON object of variable names and values; one that is not makes an
 * error that names the secret and never its value. The caller caches.
 */
export function secretsManagerSource(client = new SecretsManagerClient({})) {
  return async (secretId: string): Promise<Record<string, string>> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    try {
      const value: unknown = JSON.parse(SecretString ?? '');
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, string>;
    } catch {
      // The parser's message would carry the text, so it is not passed on.
    }
    throw new Error(`secret ${secretId} is not a JSON object`);
  };
}
