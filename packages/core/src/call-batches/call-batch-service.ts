import { assertMessageFits } from '../calls/index.ts';
import { DEFAULT_ENVIRONMENT, type SessionConfigResolver } from '../config-resolver/index.ts';
import { AppError, type Clock, type IdSource, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { PhoneNumberRepository } from '../telephony/index.ts';
import type { CallCountryReader } from '../tenancy/index.ts';
import type { BatchStatus, CallBatch, CreateCallBatch, RowCounts, StoredBatch, StoredRow } from './call-batch.ts';
import type { CallBatchRepository } from './call-batch-repository.ts';
import { nextOpening } from './calling-window.ts';
import { type ReadRow, readRows } from './read-rows.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 90;

/** What batches need. */
export interface CallBatchServiceDeps {
  readonly batches: CallBatchRepository;
  readonly resolver: SessionConfigResolver;
  readonly numbers: Pick<PhoneNumberRepository, 'findLive'>;
  readonly countries: CallCountryReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A batch as the API shows it. */
export function toBatch(stored: StoredBatch, rows: RowCounts): CallBatch {
  const { unfinished: _unfinished, round: _round, recent_starts: _starts, ...batch } = stored;
  return { object: 'call_batch', ...batch, rows };
}

/** Id of a row: batches' rows follow each other as they came. */
function rowIdOf(batchId: string, index: number): string {
  return `${batchId}_${String(index).padStart(5, '0')}`;
}

/** Makes the use cases that write batches. */
export function createCallBatchService(deps: CallBatchServiceDeps) {
  const { batches, resolver, numbers, countries, unitOfWork, clock, ids } = deps;

  function timesOf(input: CreateCallBatch): { start_at: Date; expires_at: Date } {
    const start_at = input.start_at ?? clock.now();
    const expires_at = input.expires_at ?? new Date(start_at.getTime() + DEFAULT_DAYS * DAY_MS);
    const days = (expires_at.getTime() - Math.max(start_at.getTime(), clock.now().getTime())) / DAY_MS;
    if (days > 0 && days <= MAX_DAYS) return { start_at, expires_at };
    const message = `expires_at must be after start_at and now, and at most ${MAX_DAYS} days later.`;
    throw new AppError('unprocessable', { param: 'expires_at', message });
  }

  async function assertCallerId(scope: TenantScope, from: string): Promise<void> {
    const number = await numbers.findLive(scope, from);
    if (number !== null && number.outbound_trunk_id !== null) return;
    const message =
      number === null ? `${from} is no live phone number of yours.` : `${from} has no outbound trunk: give it one.`;
    throw new AppError('unprocessable', { param: 'from', message });
  }

  function rowOf(batch: StoredBatch, { index, zone, to, variables, user, metadata, voicemail }: ReadRow): StoredRow {
    const from = new Date(Math.max(batch.start_at.getTime(), clock.now().getTime()));
    const due_at = batch.window === null ? from : nextOpening(batch.window, zone, from);
    return {
      id: rowIdOf(batch.id, index),
      tenant_id: batch.tenant_id,
      batch_id: batch.id,
      ...{ index, to, variables, metadata },
      user: user ?? null,
      voicemail: voicemail ?? null,
      time_zone: zone,
      status: 'pending',
      outcome: null,
      error: null,
      call_id: null,
      attempts: [],
      // One whose time never comes waits for the end of its batch.
      due_at: due_at ?? batch.expires_at,
      placed_at: null,
      claimed_until: null,
    };
  }

  async function shown(scope: TenantScope, batch: StoredBatch): Promise<CallBatch> {
    const counts = (await batches.counts(scope, [batch.id])).get(batch.id);
    if (counts === undefined) throw notFound('call batch');
    return toBatch(batch, counts);
  }

  const changing =
    (to: BatchStatus, from: readonly BatchStatus[], action: 'paused' | 'resumed' | 'canceled') =>
    async (scope: TenantScope, id: string): Promise<CallBatch> => {
      const changed = await unitOfWork.run(scope, async (work) => {
        const ended_at = to === 'canceled' ? { ended_at: clock.now() } : {};
        const after = await batches.transition(scope, work, id, from, { status: to, ...ended_at });
        if (after === null) return null;
        if (to === 'canceled') await batches.endPending(scope, work, id, 'canceled');
        work.record({
          action: `call_batch.${action}`,
          entity: { type: 'call_batch', id },
          old_value: null,
          new_value: { status: to },
        });
        return after;
      });
      const now = changed ?? (await batches.get(scope, id));
      if (now === null) throw notFound('call batch');
      if (now.status !== to) throw new AppError('call_batch_ended', { details: { status: now.status } });
      return shown(scope, now);
    };

  return {
    /**
     * @throws AppError `unprocessable` (from, rows, expires_at, voicemail.message), `reference_not_found`, `resource_archived`,
     * `no_live_binding`
     */
    async create(scope: TenantScope, input: CreateCallBatch): Promise<CallBatch> {
      const { agent_id, environment, binding_id, from } = input;
      const times = timesOf(input);
      await assertCallerId(scope, from);
      const [resolved, allowed] = await Promise.all([
        resolver.resolveForSession(scope, {
          agent_id,
          ...(binding_id === undefined ? { environment: environment ?? DEFAULT_ENVIRONMENT } : { binding_id }),
        }),
        countries.allowed(scope),
      ]);
      assertMessageFits(input.voicemail, resolved.variables);
      const { good, skipped } = readRows(input, { resolved, countries: allowed, time_zone: input.time_zone });
      const batch: StoredBatch = {
        id: ids.next('batch'),
        tenant_id: scope.tenant_id,
        status: 'running',
        name: input.name ?? null,
        ...{ agent_id, from, ...times },
        environment: binding_id === undefined ? (environment ?? DEFAULT_ENVIRONMENT) : null,
        binding_id: binding_id ?? null,
        window: input.window ?? null,
        time_zone: input.time_zone ?? null,
        pacing: input.pacing,
        retries: input.retries,
        ring_timeout_seconds: input.ring_timeout_seconds,
        voicemail: input.voicemail ?? null,
        metadata: input.metadata,
        skipped_rows: skipped,
        created_at: clock.now(),
        ended_at: null,
        unfinished: true,
        round: '',
        recent_starts: [],
      };
      const rows = good.map((row) => rowOf(batch, row));
      await unitOfWork.run(scope, async (work) => {
        await batches.insert(scope, work, batch, rows);
        work.record({
          action: 'call_batch.created',
          entity: { type: 'call_batch', id: batch.id },
          old_value: null,
          new_value: { status: 'running', agent_id, from, rows: rows.length, skipped_rows: skipped },
        });
      });
      const total = rows.length;
      return toBatch(batch, { ...NO_ROWS, total, pending: total });
    },

    /** No call is begun any more; those under way go on. @throws AppError `not_found`, `call_batch_ended` */
    pause: changing('paused', ['running'], 'paused'),
    /** @throws AppError `not_found`, `call_batch_ended` */
    resume: changing('running', ['paused'], 'resumed'),
    /** Rows that wait are canceled; calls under way go on. @throws AppError `not_found`, `call_batch_ended` */
    cancel: changing('canceled', ['running', 'paused'], 'canceled'),
  };
}

/** Counts of a batch that has no rows. */
export const NO_ROWS: RowCounts = {
  ...{ total: 0, pending: 0, calling: 0, ended: 0 },
  outcomes: { answered: 0, busy: 0, no_answer: 0, declined: 0, voicemail: 0, canceled: 0, failed: 0, expired: 0 },
};
