import type { SessionReport } from '@patchbay/core/session-orchestrator';

const MAX_BATCH = 200;
/** Well below the API's body limit, whatever the reports hold. */
const MAX_BATCH_CHARS = 256_000;

/** As many of the first reports as one request takes; at least one. */
export function batchOf(reports: readonly SessionReport[]): SessionReport[] {
  const batch: SessionReport[] = [];
  let chars = 0;
  for (const report of reports.slice(0, MAX_BATCH)) {
    chars += JSON.stringify(report).length;
    if (batch.length > 0 && chars > MAX_BATCH_CHARS) break;
    batch.push(report);
  }
  return batch;
}
