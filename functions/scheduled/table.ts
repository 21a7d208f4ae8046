import type { BackgroundFunction } from '@patchbay/http/route';
import { fn as buildSearchIndexes } from './build-search-indexes/function.ts';
import { fn as closeTenants } from './close-tenants/function.ts';
import { fn as purgeFiles } from './purge-files/function.ts';
import { fn as runCallBatches } from './run-call-batches/function.ts';
import { fn as sealAuditEvents } from './seal-audit-events/function.ts';
import { fn as sweepAuditExports } from './sweep-audit-exports/function.ts';
import { fn as sweepCalls } from './sweep-calls/function.ts';
import { fn as sweepEvaluations } from './sweep-evaluations/function.ts';
import { fn as sweepFiles } from './sweep-files/function.ts';
import { fn as sweepInboundCalls } from './sweep-inbound-calls/function.ts';
import { fn as sweepRecordings } from './sweep-recordings/function.ts';
import { fn as sweepSessionAnalyses } from './sweep-session-analyses/function.ts';
import { fn as sweepSessions } from './sweep-sessions/function.ts';
import { fn as sweepSipTrunks } from './sweep-sip-trunks/function.ts';
import { fn as sweepWebhookDeliveries } from './sweep-webhook-deliveries/function.ts';
import { fn as upkeepKnowledge } from './upkeep-knowledge/function.ts';

/** What the clock starts. One line each. */
export const scheduled: readonly BackgroundFunction[] = [
  buildSearchIndexes,
  closeTenants,
  purgeFiles,
  runCallBatches,
  sealAuditEvents,
  sweepAuditExports,
  sweepCalls,
  sweepEvaluations,
  sweepFiles,
  sweepInboundCalls,
  sweepRecordings,
  sweepSessionAnalyses,
  sweepSessions,
  sweepWebhookDeliveries,
  sweepSipTrunks,
  upkeepKnowledge,
];
