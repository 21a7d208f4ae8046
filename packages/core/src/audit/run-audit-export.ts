import { type Clock, type RequestOrigin, systemScope, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { AuditChainRepository } from './audit-chain-repository.ts';
import {
  EXPORT_KEPT_DAYS,
  type ExportReasonCode,
  exportKey,
  exportReason,
  type StoredAuditExport,
} from './audit-export.ts';
import type {
  AuditEventSource,
  AuditExportRepository,
  AuditExportWatchList,
  ExportOrder,
  ExportQueue,
  ExportStore,
} from './audit-export-repository.ts';
import { auditValue } from './audit-value.ts';

/** What a worker of exports needs. */
export interface RunExportDeps {
  readonly exports: AuditExportRepository;
  readonly events: AuditEventSource;
  readonly chains: Pick<AuditChainRepository, 'sealsOf' | 'salts'>;
  readonly store: ExportStore;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Most events in one file; default two million. */
  readonly max_events?: number;
  /** Hears of an attempt that failed and will be repeated. */
  readonly onFailure: (failure: { export_id: string; attempt: number; error: unknown }) => void;
}

const MAX_EVENTS = 2_000_000;
const MAX_ATTEMPTS = 3;
/** Longer than the function of a worker may run: past it, the worker is dead. */
const ATTEMPT_MS = 16 * 60_000;
const RETRY_AFTER_MS = 15_000;
const BATCH = 500;
const DAY_MS = 86_400_000;

class TooManyEvents extends Error {}

/** Makes the worker: it turns an export that was asked for into a file. Called twice for one, it works once. */
export function createRunAuditExport(deps: RunExportDeps) {
  const { exports, store, clock } = deps;
  return async ({ tenant_id, export_id }: ExportOrder, origin: RequestOrigin): Promise<void> => {
    const scope = systemScope(tenant_id, 'audit-exporter', origin);
    const seen = await exports.get(scope, export_id);
    const now = clock.now();
    if (seen === null || !isDue(seen, now)) return;
    if (!(await exports.claim(scope, seen, now, new Date(now.getTime() + ATTEMPT_MS)))) return;
    const claimed = { ...seen, attempt: seen.attempt + 1 };
    if (claimed.attempt > MAX_ATTEMPTS) return end(deps, scope, claimed, { status: 'failed', reason: 'gave_up' });
    const counted = { events: 0 };
    try {
      const file = await store.write(exportKey(seen), lines(deps, scope, claimed, counted));
      await end(deps, scope, claimed, { status: 'completed', count: counted.events, ...file });
    } catch (error) {
      if (error instanceof TooManyEvents) {
        return end(deps, scope, claimed, { status: 'failed', reason: 'too_many_events' });
      }
      deps.onFailure({ export_id, attempt: claimed.attempt, error });
      if (claimed.attempt === MAX_ATTEMPTS) {
        return end(deps, scope, claimed, { status: 'failed', reason: 'gave_up' });
      }
      await exports.giveBack(scope, export_id, claimed.attempt, new Date(clock.now().getTime() + RETRY_AFTER_MS));
    }
  };
}

/** Whether a worker may take it: nobody has, or who had is dead. */
function isDue({ status, deadline_at }: StoredAuditExport, now: Date): boolean {
  return status === 'queued' || (status === 'running' && deadline_at !== null && deadline_at < now);
}

async function* lines(
  { events, chains, max_events = MAX_EVENTS }: RunExportDeps,
  scope: TenantScope,
  { filters }: StoredAuditExport,
  counted: { events: number },
): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const batch = await events.next(scope, filters, after, BATCH);
    const ids = batch.map(({ id }) => id);
    const seals = new Map((await chains.sealsOf(scope, ids)).map((seal) => [seal.id, seal]));
    const salts = new Map((await chains.salts(scope, ids)).map(({ id, salt }) => [id, salt]));
    for (const event of batch) {
      counted.events += 1;
      if (counted.events > max_events) throw new TooManyEvents();
      const { seq, prev_hash, hash, commitment } = seals.get(event.id) ?? {};
      const seal = seq === undefined ? null : { seq, prev_hash, hash, commitment, salt: salts.get(event.id) ?? null };
      yield `${JSON.stringify({ ...event, seal })}\n`;
    }
    if (batch.length < BATCH) return;
    after = ids.at(-1) ?? after;
  }
}

type End =
  | { status: 'completed'; count: number; size_bytes: number; sha256: string }
  | { status: 'failed'; reason: ExportReasonCode };

async function end(
  { exports, unitOfWork, clock }: RunExportDeps,
  scope: TenantScope,
  claimed: StoredAuditExport,
  how: End,
) {
  const completed_at = clock.now();
  const nothing = { count: null, size_bytes: null, sha256: null, reason: null, expires_at: null, completed_at };
  const expires_at = new Date(completed_at.getTime() + EXPORT_KEPT_DAYS * DAY_MS);
  const result =
    how.status === 'completed'
      ? { ...nothing, ...how, expires_at }
      : { ...nothing, status: how.status, reason: exportReason(how.reason) };
  await unitOfWork.run(scope, async (work) => {
    const ended = await exports.finish(scope, work, claimed, result);
    if (ended === null) return;
    const { completed_at: _time, ...shown } = result;
    work.record({
      action: `audit_export.${how.status}`,
      entity: { type: 'audit_export', id: claimed.id },
      old_value: { status: 'running' },
      new_value: auditValue(shown),
    });
  });
}

const SWEEP_LIMIT = 100;

/** Makes the sweep that asks once more for a worker where a message was lost or a worker died. */
export function createSweepAuditExports(deps: { watchList: AuditExportWatchList; queue: ExportQueue; clock: Clock }) {
  return async (): Promise<{ overdue: number }> => {
    const overdue = await deps.watchList.overdue(deps.clock.now(), SWEEP_LIMIT);
    for (const { id, tenant_id } of overdue) await deps.queue.send({ tenant_id, export_id: id });
    return { overdue: overdue.length };
  };
}
