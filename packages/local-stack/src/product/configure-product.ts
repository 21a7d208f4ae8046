import { awsCredentials } from '../deploy/aws-call.ts';
import type { StackOutputs } from '../deploy/deploy-app.ts';
import { openSecrets } from '../stack/secrets.ts';
import type { ComponentOptions, Stack } from '../stack/stack.ts';
import { LOCAL_STAGE, type ProductAddresses, readAddresses } from './addresses.ts';
import { ensureOperator, type LocalOperator } from './ensure-operator.ts';
import { fillSecrets, internalHmacKeys } from './fill-secrets.ts';
import { invokeOperation } from './invoke-operation.ts';
import { type ProductSettings, readProductSettings } from './product-settings.ts';
import { runtimeIdentity } from './runtime-identity.ts';

/** A deployed product that answers requests, and what LiveKit and the agent runtime have to know of it. */
export type ConfiguredProduct = {
  addresses: ProductAddresses;
  operator: LocalOperator;
  livekit_options: ComponentOptions;
  runtime_options: ComponentOptions;
};

/**
 * Does what a deployment leaves to be done: the first operator; and where nothing was deployed because nothing had
 * changed, what may have changed beside it. The database may be another one (`MONGODB_URI`) or a new one, so secrets are
 * written and migrations asked for again; mostly there is nothing left to do.
 */
export async function configureProduct(
  stack: Stack,
  outputs: StackOutputs,
  on_progress: (message: string) => void,
  settings: ProductSettings = readProductSettings(process.env),
): Promise<ConfiguredProduct> {
  const { aws_endpoint_url } = stack.endpoints;
  const target = { aws_endpoint_url, credentials: awsCredentials(process.env) };
  const addresses = readAddresses(outputs, aws_endpoint_url);
  const secrets = openSecrets(stack.state_dir);
  on_progress('secrets');
  await fillSecrets(target, addresses.secrets, stack.endpoints, secrets);
  on_progress('database migrations');
  await invokeOperation(target, 'migrate-database', {});
  on_progress('first operator');
  const operator = await ensureOperator(target, addresses, secrets.operator_password);
  const runtime_env = {
    INTERNAL_API_URL: addresses.api_url,
    INTERNAL_HMAC_KEYS: internalHmacKeys(secrets),
    STAGE: LOCAL_STAGE,
    ...(settings.outgoing_local_hosts && { OUTGOING_LOCAL_HOSTS: settings.outgoing_local_hosts }),
    ...(await runtimeIdentity(stack.state_dir, target.credentials, addresses.runtime_role_arn)),
  };
  return {
    addresses,
    operator,
    livekit_options: { webhook_url: `${addresses.api_url}/webhooks/livekit` },
    runtime_options: { env: runtime_env },
  };
}
