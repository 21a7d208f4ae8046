import { loadInternalHmacConfig } from '@patchbay/config';
import { createCallEndings } from '@patchbay/core/calls';
import { verifyInternalRequest } from '@patchbay/core/internal-auth';
import { createRuntimeGenerations } from '@patchbay/core/runtime-generations';
import { createReportService, createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { composeOnce, type RequestVerifier } from '@patchbay/http/handler';
import {
  createCallRepository,
  createNonceStore,
  createRuntimeGenerationRepository,
  createSessionRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** The signed door of our own systems, and what comes in by it. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { keys } = await loadInternalHmacConfig(configSources);
  const sessions = createSessionRepository(base.database);
  const endings = createCallEndings({ ...base, calls: createCallRepository(base.database) });
  const verifier = { keys, clock: base.clock, nonces: createNonceStore(base.database) };
  const internalVerifier: RequestVerifier = (request) =>
    verifyInternalRequest({ ...request, body: new TextDecoder().decode(request.body) }, verifier);
  return {
    edge: { ...base.edge, internalVerifier },
    generations: createRuntimeGenerations({
      generations: createRuntimeGenerationRepository(base.database),
      clock: base.clock,
    }),
    receiveReports: createReportService({
      ...base,
      sessions,
      lifecycle: createSessionLifecycle({ ...base, sessions, endings }),
    }),
  };
});
