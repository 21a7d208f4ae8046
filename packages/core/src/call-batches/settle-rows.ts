import type { TenantScope } from '../kernel/index.ts';
import { RETRIED_OUTCOMES, type StoredBatch, type StoredRow } from './call-batch.ts';
import type { CallBatchLine, EndedCall } from './call-batch-repository.ts';
import { nextOpening } from './calling-window.ts';

/** Rows looked at together. */
const CHUNK = 200;

/** When a row may be called next, at a time or later; null where its batch is over by then. */
export function dueFrom(batch: StoredBatch, row: Pick<StoredRow, 'time_zone'>, from: Date): Date | null {
  const due = batch.window === null ? from : nextOpening(batch.window, row.time_zone, from);
  return due === null || due >= batch.expires_at ? null : due;
}

/** What becomes of a row whose call has ended: called again as its batch says, or ended as its call did. */
export function afterCall(batch: StoredBatch, row: StoredRow, call: EndedCall): Partial<StoredRow> {
  const result = call.result ?? 'failed';
  const ended_at = call.ended_at ?? new Date(0);
  const attempts = [...row.attempts, { call_id: call.id, result, ended_at }];
  const settled = { attempts, placed_at: null, claimed_until: null };
  const retried = RETRIED_OUTCOMES.find((outcome) => outcome === result);
  const policy = retried === undefined ? undefined : batch.retries[retried];
  const before = row.attempts.filter((attempt) => attempt.result === result).length;
  if (policy !== undefined && before < policy.attempts && batch.status !== 'canceled') {
    const due_at = dueFrom(batch, row, new Date(ended_at.getTime() + policy.delay_seconds * 1000));
    if (due_at !== null) return { ...settled, status: 'pending', call_id: null, due_at };
  }
  return { ...settled, status: 'ended', outcome: result, error: call.error, due_at: null };
}

/** Makes the part of the engine that looks what became of calls. Each ended call counts once. */
export function createSettleRows({ line }: { readonly line: CallBatchLine }) {
  async function settle(scope: TenantScope, batches: Map<string, StoredBatch>, rows: StoredRow[]): Promise<number> {
    const ended = await line.ended(
      scope,
      rows.map(({ call_id }) => call_id ?? ''),
    );
    const byId = new Map(ended.map((call) => [call.id, call]));
    let settled = 0;
    for (const row of rows) {
      const call = byId.get(row.call_id ?? '');
      const batch = batches.get(row.batch_id);
      if (call === undefined || batch === undefined) continue;
      if (await line.change(scope, row, afterCall(batch, row, call))) settled += 1;
    }
    return settled;
  }

  return async (scope: TenantScope, unfinished: readonly StoredBatch[]): Promise<number> => {
    const batches = new Map(unfinished.map((batch) => [batch.id, batch]));
    let settled = 0;
    let chunk: StoredRow[] = [];
    for await (const row of line.placed(scope)) {
      chunk.push(row);
      if (chunk.length < CHUNK) continue;
      settled += await settle(scope, batches, chunk);
      chunk = [];
    }
    return chunk.length === 0 ? settled : settled + (await settle(scope, batches, chunk));
  };
}
