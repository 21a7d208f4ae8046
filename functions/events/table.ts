import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as analyseSession } from './analyse-session/function.ts';
import { fn as deliverWebhook } from './deliver-webhook/function.ts';
import { fn as exportAuditEvents } from './export-audit-events/function.ts';
import { fn as runEvaluation } from './run-evaluation/function.ts';
import { fn as watchSession } from './watch-session/function.ts';

/** What queues start. One line each. */
export const events: readonly BackgroundFunction[] = [
  analyseSession,
  deliverWebhook,
  exportAuditEvents,
  runEvaluation,
  watchSession,
];
