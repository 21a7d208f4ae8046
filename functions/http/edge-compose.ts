import { secretsManagerSource } from '@patchbay/aws/secrets';
import { cachedSecretSource, loadEdgeConfig } from '@patchbay/config';
import { composeOnce } from '@patchbay/http/handler';
import { createLogger } from '@patchbay/observability';

/** Where functions read configuration: variables first, then the secrets they name, each read once a container. */
export const configSources = { secrets: cachedSecretSource(secretsManagerSource()) };

/** The part of the edge that every function has: its log, its origins, its strictness. It touches no database. */
export const composeEdge = composeOnce(async () => {
  const { stage, log_level, cors_origins } = await loadEdgeConfig(configSources);
  const log = createLogger({ level: log_level, fields: { stage } });
  return { settings: { log, cors_origins, check_responses: stage !== 'prod' } };
});
