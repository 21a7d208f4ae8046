import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for the SDK's chain of credential sources in Lambda bundles: Lambda puts credentials into the environment,
 * and files, SSO, instance metadata and their clients are 100 KB that never run there.
 */
export const defaultProvider = fromEnv;
