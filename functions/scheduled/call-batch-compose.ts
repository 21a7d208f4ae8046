import { setTimeout as sleep } from 'node:timers/promises';
import { createRunCallBatches, inRounds } from '@patchbay/core/call-batches';
import { composeOnce } from '@patchbay/http/handler';
import {
  createCallBatchLine,
  createCallBatchRepository,
  createCallBatchWatchList,
  createTenantQuotaReader,
} from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composePlacing } from '../http/calls/compose.ts';
import { composeEdge } from '../http/edge-compose.ts';

/** Between two rounds, and from the start of the first to that of the last: the next minute has its own. */
const ROUNDS = { every_ms: 5_000, for_ms: 50_000 };

/** The engine of batches of calls. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock, ids }, { placeCall }, { settings }] = await Promise.all([
    composeDatabase('patchbay-call-batches'),
    composePlacing(),
    composeEdge(),
  ]);
  const round = createRunCallBatches({
    batches: createCallBatchRepository(database),
    line: createCallBatchLine(database),
    watchList: createCallBatchWatchList(database),
    quota: createTenantQuotaReader(database),
    ...{ placeCall, unitOfWork, clock, ids },
  });
  return { log: settings.log, round, runCallBatches: inRounds(round, { ...ROUNDS, clock, sleep }) };
});
