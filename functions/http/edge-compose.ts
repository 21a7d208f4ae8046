import { secretsManagerSource } from '@patchbay/aws/secrets';
import { cachedSecretSource } from '@patchbay/config';

export { composeEdge } from './edge-settings-compose.ts';

/** Where functions read configuration: variables first, then the secrets they name, each read once a container. */
export const configSources = { secrets: cachedSecretSource(secretsManagerSource()) };
