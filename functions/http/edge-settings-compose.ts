import { loadEdgeConfig } from '@patchbay/config';
import { composeOnce } from '@patchbay/http/handler';
import { createLogger } from '@patchbay/observability';

/**
 * The part of the edge that every function has: its log, its origins, its strictness. It touches no database and reads
 * no secret, so that functions which need neither carry no SDK.
 */
export const composeEdge = /* @__PURE__ */ composeOnce(async () => {
  const { stage, log_level, cors_origins } = await loadEdgeConfig();
  const log = createLogger({ level: log_level, fields: { stage } });
  return { settings: { log, cors_origins, check_responses: stage !== 'prod' } };
});
