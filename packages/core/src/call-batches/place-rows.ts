import { type Call, type CreateCall, createCallSchema } from '../calls/index.ts';
import { type Clock, type ErrorCode, isAppError, type TenantScope } from '../kernel/index.ts';
import type { StoredBatch, StoredRow } from './call-batch.ts';
import type { CallBatchLine } from './call-batch-repository.ts';
import { CLAIM_SECONDS, type ClaimedRow } from './claim-rows.ts';
import { dueFrom } from './settle-rows.ts';

/**
 * Port: writes a call down under the id that it is given and has it carried out.
 *
 * @throws AppError `already_exists` where it is written already; whatever `POST /v1/calls` refuses a call for.
 */
export type PlaceCall = (scope: TenantScope, input: CreateCall, options: { call_id: string }) => Promise<Call>;

/** What placing needs. */
export interface PlaceRowsDeps {
  readonly line: CallBatchLine;
  readonly placeCall: PlaceCall;
  readonly clock: Clock;
}

/** How long a row waits for which there was no place after all. */
const NO_PLACE_SECONDS = 15;

/** Refusals that the same call would meet again. */
const FINAL: readonly ErrorCode[] = [
  'unprocessable',
  'reference_not_found',
  'reference_archived',
  'resource_archived',
  'no_live_binding',
  'runtime_feature_unavailable',
];

/** The call of a row. */
function callOf(batch: StoredBatch, row: StoredRow): CreateCall {
  const { to, variables, user, metadata } = row;
  const voicemail = row.voicemail ?? batch.voicemail;
  return createCallSchema.parse({
    agent_id: batch.agent_id,
    ...(batch.binding_id === null ? { environment: batch.environment ?? undefined } : { binding_id: batch.binding_id }),
    ...{ to, variables, from: batch.from },
    ...(user === null ? {} : { user }),
    metadata: { ...batch.metadata, ...metadata },
    ring_timeout_seconds: batch.ring_timeout_seconds,
    ...(voicemail === null ? {} : { voicemail }),
  });
}

/** Makes the part of the engine that has claimed rows called. */
export function createPlaceRows({ line, placeCall, clock }: PlaceRowsDeps) {
  const placed = (scope: TenantScope, row: StoredRow) =>
    line.change(scope, row, { placed_at: clock.now(), claimed_until: null });

  /** Back to those who wait, with the same call: it was not written. */
  async function giveBack(scope: TenantScope, { batch, row }: ClaimedRow): Promise<void> {
    const later = new Date(clock.now().getTime() + NO_PLACE_SECONDS * 1000);
    const due_at = dueFrom(batch, row, later) ?? batch.expires_at;
    await line.change(scope, row, { status: 'pending', claimed_until: null, due_at });
  }

  async function refused(scope: TenantScope, claimed: ClaimedRow, error: unknown): Promise<void> {
    const { row } = claimed;
    // Anything else may have been written or not: the claim lapses, and a look at the call decides.
    if (!isAppError(error)) return;
    if (error.code === 'already_exists') await placed(scope, row);
    else if (error.code === 'limit_exceeded') await giveBack(scope, claimed);
    else if (FINAL.includes(error.code)) {
      const reason = { code: error.code, message: error.message };
      const end = { outcome: 'failed', error: reason, call_id: null, due_at: null, claimed_until: null } as const;
      await line.change(scope, row, { status: 'ended', ...end });
    }
  }

  async function place(scope: TenantScope, claimed: ClaimedRow): Promise<boolean> {
    const { batch, row } = claimed;
    try {
      await placeCall(scope, callOf(batch, row), { call_id: row.call_id ?? '' });
    } catch (error) {
      await refused(scope, claimed, error);
      return false;
    }
    await placed(scope, row);
    return true;
  }

  return {
    /** How many were placed. */
    async place(scope: TenantScope, rows: readonly ClaimedRow[]): Promise<number> {
      const results = await Promise.allSettled(rows.map((claimed) => place(scope, claimed)));
      return results.filter((result) => result.status === 'fulfilled' && result.value).length;
    },

    /** Goes on with claims whose holder is gone: the call is there, or is placed now under the same id. */
    async repair(scope: TenantScope, unfinished: readonly StoredBatch[]): Promise<number> {
      const now = clock.now();
      let repaired = 0;
      for (const row of await line.lapsed(scope, now, 100)) {
        const batch = unfinished.find(({ id }) => id === row.batch_id);
        if (batch === undefined) continue;
        const claim = { claimed_until: new Date(now.getTime() + CLAIM_SECONDS * 1000) };
        if (!(await line.change(scope, row, claim))) continue;
        const held = { batch, row: { ...row, ...claim } };
        if (await line.callExists(scope, row.call_id ?? '')) await placed(scope, held.row);
        else if (batch.status === 'running' && now < batch.expires_at) await place(scope, held);
        else await giveBack(scope, held);
        repaired += 1;
      }
      return repaired;
    },
  };
}
