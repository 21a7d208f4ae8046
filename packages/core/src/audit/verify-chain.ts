import { z } from 'zod';
import { type ActorScope, AppError, firstIdAt } from '../kernel/index.ts';
import type { AuditChainRepository } from './audit-chain-repository.ts';
import { type CheckpointKey, isGenuine, type StoredCheckpoint, shownCheckpoint } from './audit-checkpoint.ts';
import type { AuditSeal } from './audit-seal.ts';
import type { AuditProblem, AuditVerification, VerifyAuditEvents } from './audit-verification.ts';
import { firstProblem } from './check-seals.ts';

/** What verifying needs. */
export interface VerifyChainDeps {
  readonly chains: AuditChainRepository;
  readonly key: Pick<CheckpointKey, 'verify'>;
}

/** Where a long verification goes on: at a seal by number, or at an event by id (to find what has no seal). */
const positionSchema = z.union([z.strictObject({ s: z.int().min(1) }), z.strictObject({ e: z.string().max(64) })]);
type Position = z.infer<typeof positionSchema>;

/** Ids are cheaper than seals: only the index is read. */
const IDS_FOR_ONE_EVENT = 5;

/** What every call knows of the chain as a whole. */
interface Overview {
  readonly head: AuditSeal | null;
  readonly last: StoredCheckpoint | null;
  readonly last_is_genuine: boolean;
}

/** Makes the verification of a tenant's chain (or the platform's own). */
export function createVerifyChain({ chains, key }: VerifyChainDeps) {
  /**
   * Recomputes a part of the chain from the events themselves; a call looks at `limit` events at most. What is said of
   * the end of the chain (checkpoint, cut) is checked by every call.
   *
   * @throws AppError `invalid_cursor`
   */
  return async (scope: ActorScope, query: VerifyAuditEvents): Promise<AuditVerification> => {
    const overview = await overviewOf(scope);
    const position: Position = query.cursor === undefined ? { s: query.from_seq } : decode(query.cursor);
    const part = 's' in position ? await sealsFrom(scope, query, overview, position.s) : nothingOfSeals(query);
    const rest = part.next === null ? await insertedFrom(scope, query, overview, position) : null;
    const problems = [...(await endProblems(scope, query, overview)), part.problem, rest?.problem ?? null];
    const next = part.next ?? rest?.next ?? null;
    const problem = lowest(problems);
    return {
      object: 'audit_verification',
      tenant_id: scope.tenant_id,
      verified: problem === null,
      problem,
      from_seq: part.from_seq,
      to_seq: part.to_seq,
      erased: part.erased,
      sealed: overview.head?.seq ?? 0,
      not_sealed_yet: await chains.countUnsealed(scope, settledBefore(overview)),
      last_checkpoint: overview.last === null ? null : shownCheckpoint(overview.last),
      has_more: next !== null,
      next_cursor: next === null ? null : btoa(JSON.stringify(next)),
    };
  };

  async function overviewOf(scope: ActorScope): Promise<Overview> {
    const last = await chains.lastCheckpoint(scope);
    const head = await chains.head(scope);
    return { head, last, last_is_genuine: last !== null && (await isGenuine(key, last)) };
  }

  /** What the end of the chain shows: a checkpoint that is none, and one whose events are gone. */
  async function endProblems(scope: ActorScope, query: VerifyAuditEvents, { head, last, last_is_genuine }: Overview) {
    const problems: AuditProblem[] = [];
    const end = head?.seq ?? 0;
    if (last !== null && !last_is_genuine) problems.push(forged(last.seq));
    const cutAt = (seq: number, by: string): AuditProblem => {
      const message = `the chain ends at ${end}, and ${by} covers ${seq}`;
      return { kind: 'cut', seq: end + 1, event_id: null, message };
    };
    if (last !== null && last.seq > end) problems.push(cutAt(last.seq, 'a checkpoint'));
    else if (last !== null) problems.push(...(await differing(scope, last.seq, last.head_hash, 'the last checkpoint')));
    const { known_seq, known_hash } = query;
    if (known_seq === undefined || known_hash === undefined) return problems;
    if (known_seq > end) problems.push(cutAt(known_seq, 'the checkpoint that you keep'));
    else problems.push(...(await differing(scope, known_seq, known_hash, 'the checkpoint that you keep')));
    return problems;
  }

  async function differing(scope: ActorScope, seq: number, hash: string, by: string): Promise<AuditProblem[]> {
    const seal = await chains.sealAt(scope, seq);
    if (seal === null) return [{ kind: 'missing', seq, event_id: null, message: `the seal of ${by} is gone` }];
    if (seal.hash === hash) return [];
    return [{ kind: 'changed', seq, event_id: seal.id, message: `the chain up to here has another hash than ${by}` }];
  }

  async function sealsFrom(scope: ActorScope, query: VerifyAuditEvents, { head }: Overview, from: number) {
    const end = Math.min(query.to_seq ?? Number.MAX_SAFE_INTEGER, head?.seq ?? 0);
    const seals = from > end ? [] : await chains.seals(scope, from, Math.min(query.limit, end - from + 1));
    const before = from > 1 && seals.length > 0 ? await chains.sealAt(scope, from - 1) : null;
    const to = from + seals.length - 1;
    const range = { from_seq: from, to_seq: to };
    const next = to < end && seals.length > 0 ? { s: to + 1 } : null;
    if (from > 1 && seals.length > 0 && before === null) {
      const message = 'the seal with this number is gone';
      return {
        ...range,
        next,
        erased: 0,
        problem: { kind: 'missing', seq: from - 1, event_id: null, message } as AuditProblem,
      };
    }
    const ids = seals.map(({ id }) => id);
    const events = await chains.events(scope, ids);
    const salts = byId(await chains.salts(scope, ids));
    const unsalted = ids.filter((id) => !salts.has(id));
    const erased = new Set(unsalted.length === 0 ? [] : await chains.erased(scope, unsalted));
    const stored = seals.length === 0 ? [] : await chains.checkpoints(scope, from, to);
    const problems: (AuditProblem | null)[] = [];
    const checkpoints = new Map<number, StoredCheckpoint>();
    for (const checkpoint of stored) {
      if (await isGenuine(key, checkpoint)) checkpoints.set(checkpoint.seq, checkpoint);
      else problems.push(forged(checkpoint.seq));
    }
    const stretch = { from_seq: from, before, seals, events: byId(events), salts, erased, checkpoints };
    problems.push(firstProblem(stretch));
    return { ...range, next, erased: erased.size, problem: lowest(problems) };
  }

  /** Looks for events without a seal where a signed checkpoint says that all are sealed. */
  async function insertedFrom(scope: ActorScope, query: VerifyAuditEvents, overview: Overview, position: Position) {
    if (query.to_seq !== undefined) return null;
    const after = 'e' in position ? position.e : await eventBefore(scope, query.from_seq);
    const range = { after, before: settledBefore(overview), limit: query.limit * IDS_FOR_ONE_EVENT };
    const { ids, examined_to, exhausted } = await chains.unsealed(scope, range);
    const next = exhausted ? null : { e: examined_to };
    const [id] = ids;
    if (id === undefined) return { problem: null, next };
    const seq = (await chains.sealBefore(scope, id))?.seq ?? 0;
    const problem: AuditProblem = { kind: 'inserted', seq, event_id: id, message: 'the event was never sealed' };
    return { problem, next };
  }

  async function eventBefore(scope: ActorScope, seq: number): Promise<string> {
    return seq === 1 ? '' : ((await chains.sealAt(scope, seq - 1))?.id ?? '');
  }
}

const forged = (seq: number): AuditProblem => ({
  kind: 'forged_checkpoint',
  seq,
  event_id: null,
  message: 'the checkpoint with this number is not what the key signed',
});

/** Up to which id every event must have its seal: only a checkpoint that the key signed is believed. */
function settledBefore({ last, last_is_genuine }: Overview): string {
  return firstIdAt('audit_event', last !== null && last_is_genuine ? last.complete_to : new Date(0));
}

const byId = <T extends { readonly id: string }>(all: readonly T[]) => new Map(all.map((each) => [each.id, each]));

function nothingOfSeals({ from_seq }: VerifyAuditEvents) {
  return { from_seq, to_seq: from_seq - 1, next: null, erased: 0, problem: null };
}

function lowest(problems: readonly (AuditProblem | null)[]): AuditProblem | null {
  const all = problems.filter((problem) => problem !== null);
  return all.reduce<AuditProblem | null>(
    (first, each) => (first === null || each.seq < first.seq ? each : first),
    null,
  );
}

function decode(cursor: string): Position {
  try {
    return positionSchema.parse(JSON.parse(atob(cursor)));
  } catch {
    throw new AppError('invalid_cursor', { param: 'cursor' });
  }
}
