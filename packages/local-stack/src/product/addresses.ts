import type { StackOutputs } from '../deploy/deploy-app.ts';

/** Where the deployed product is, read from what its CDK stacks put out. */
export type ProductAddresses = {
  /** Base of the REST API on this machine, without a closing slash. */
  api_url: string;
  people_pool_id: string;
  people_client_id: string;
  /** What agent workers may do at AWS. */
  runtime_role_arn: string;
  secrets: SecretNames;
};

/** Secrets Manager names by kind. */
export type SecretNames = {
  mongodb: string;
  mongodb_migrations: string;
  livekit: string;
  models: string;
  api_key_pepper: string;
  internal_hmac: string;
};

/** The stage under which everything is deployed locally; part of every resource's name. */
export const LOCAL_STAGE = 'local';

/** Id of the stack of what outlives code, secrets among it. */
export const STATE_STACK = 'state';

function readOutput(outputs: StackOutputs, stack: string, output: string): string {
  const value = outputs[`patchbay-${LOCAL_STAGE}-${stack}`]?.[output];
  if (!value) throw new Error(`the deployment put out no ${output} (stack patchbay-${LOCAL_STAGE}-${stack})`);
  return value;
}

/** @throws {Error} naming an output that the stack of state did not put out */
export function readSecretNames(outputs: StackOutputs): SecretNames {
  const read = (output: string) => readOutput(outputs, STATE_STACK, output);
  return {
    mongodb: read('MongodbSecretName'),
    mongodb_migrations: read('MongodbMigrationsSecretName'),
    livekit: read('LivekitSecretName'),
    models: read('ModelsSecretName'),
    api_key_pepper: read('ApiKeyPepperSecretName'),
    internal_hmac: read('InternalHmacSecretName'),
  };
}

/** @throws {Error} naming an output that the deployment did not put out */
export function readAddresses(outputs: StackOutputs, aws_endpoint_url: string): ProductAddresses {
  const read = (stack: string, output: string) => readOutput(outputs, stack, output);
  const endpoint = aws_endpoint_url.replace(/\/$/, '');
  return {
    // The emulators' path form; API Gateway's own host names resolve nowhere on a machine without network.
    api_url: `${endpoint}/restapis/${read('api', 'ApiId')}/${read('api', 'ApiStageName')}/_user_request_`,
    people_pool_id: read('identity', 'PeoplePoolId'),
    people_client_id: read('identity', 'PeopleClientId'),
    runtime_role_arn: read('state', 'RuntimeRoleArn'),
    secrets: readSecretNames(outputs),
  };
}
