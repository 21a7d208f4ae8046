import { loadInternalHmacConfig } from '@patchbay/config';
import { createAgentTransfer, createCallEndings } from '@patchbay/core/calls';
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
import { composeTransfer } from '../calls/transfer-compose.ts';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** The signed door of our own systems. */
async function composeDoor() {
  const base = await composeBase();
  const { keys } = await loadInternalHmacConfig(configSources);
  const verifier = { keys, clock: base.clock, nonces: createNonceStore(base.database) };
  const internalVerifier: RequestVerifier = (request) =>
    verifyInternalRequest({ ...request, body: new TextDecoder().decode(request.body) }, verifier);
  return { ...base, edge: { ...base.edge, internalVerifier } };
}

/** What comes in by it. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeDoor();
  const sessions = createSessionRepository(base.database);
  const endings = createCallEndings({ ...base, calls: createCallRepository(base.database) });
  return {
    edge: base.edge,
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

/** What agents do to their calls beyond their rooms. */
export const composeTransfers = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeDoor();
  const transfer = await composeTransfer(base);
  return {
    edge: base.edge,
    transferByAgent: createAgentTransfer({ calls: createCallRepository(base.database), transfer }),
  };
});
