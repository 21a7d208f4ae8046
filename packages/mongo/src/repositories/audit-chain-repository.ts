import type { AuditChainRepository, IdRange, SealingWatchList, UnsealedIds } from '@patchbay/core/audit';
import { type ActorScope, firstIdAt, isAppError } from '@patchbay/core/kernel';
import { auditChains, auditCheckpoints, auditSalts, auditSeals } from '../collections/audit-chain-collections.ts';
import { auditEvents } from '../collections/audit-events.ts';
import type { MongoDatabase } from '../mongo-database.ts';

const BEGINNING = firstIdAt('audit_event', new Date(0));
const chainOf = ({ tenant_id }: ActorScope) => tenant_id ?? 'platform';

/** What was looked at, of one more id than the limit. */
function examined(ids: readonly string[], { before, limit }: IdRange) {
  const exhausted = ids.length <= limit;
  return { exhausted, examined_to: exhausted ? before : (ids[limit - 1] ?? before) };
}

/** Chains: the scope says whose. */
export function createAuditChainRepository(database: MongoDatabase): AuditChainRepository {
  const seals = (scope: ActorScope) => database.tenantCollection(auditSeals, scope);
  const events = (scope: ActorScope) => database.tenantCollection(auditEvents, scope);
  const checkpoints = (scope: ActorScope) => database.tenantCollection(auditCheckpoints, scope);

  async function unsealed(scope: ActorScope, range: IdRange): Promise<UnsealedIds> {
    const { after, before, limit } = range;
    const options = { sort: { id: 1 }, projection: { id: 1 } } as const;
    const found = await events(scope).find({ id: { $gt: after, $lt: before } }, { ...options, limit: limit + 1 });
    const ids = found.slice(0, limit).map(({ id }) => id);
    const end = ids.at(-1);
    const sealed =
      end === undefined
        ? []
        : await seals(scope).find({ id: { $gt: after, $lte: end } }, { ...options, limit: 2 * limit });
    const known = new Set(sealed.map(({ id }) => id));
    return {
      ids: ids.filter((id) => !known.has(id)),
      ...examined(
        found.map(({ id }) => id),
        range,
      ),
    };
  }

  const sealsOf = (scope: ActorScope, ids: readonly string[]) =>
    seals(scope).find({ id: { $in: [...ids] } }, { limit: Math.max(1, ids.length) });

  return {
    async acquire(scope, lease, now, leased_until) {
      try {
        return await database
          .tenantCollection(auditChains, scope)
          .findOneAndUpdate(
            { id: chainOf(scope), $or: [{ lease: null }, { leased_until: { $lt: now } }] },
            { $set: { lease, leased_until }, $setOnInsert: { scanned_to: BEGINNING } },
            { upsert: true },
          );
      } catch (error) {
        if (isAppError(error, 'already_exists')) return null;
        throw error;
      }
    },
    async renew(scope, work, lease, leased_until) {
      const chains = database.tenantCollection(auditChains, scope, work);
      return (await chains.updateOne({ id: chainOf(scope), lease }, { $set: { leased_until } })).matched > 0;
    },
    async release(scope, lease, scanned_to) {
      const chains = database.tenantCollection(auditChains, scope);
      await chains.updateOne({ id: chainOf(scope), lease }, { $set: { lease: null, scanned_to } });
    },

    unsealed,
    events: (scope, ids) =>
      events(scope).find({ id: { $in: [...ids] } }, { sort: { id: 1 }, limit: Math.max(1, ids.length) }),
    async countUnsealed(scope, from) {
      const id = { $gte: from };
      return Math.max(0, (await events(scope).count({ id })) - (await seals(scope).count({ id })));
    },
    async append(scope, work, added, salts) {
      await database.tenantCollection(auditSalts, scope, work).insertMany(salts);
      await database.tenantCollection(auditSeals, scope, work).insertMany(added);
    },

    async head(scope) {
      return (await seals(scope).find({}, { sort: { seq: -1 }, limit: 1 }))[0] ?? null;
    },
    sealAt: (scope, seq) => seals(scope).findOne({ seq }),
    async sealBefore(scope, eventId) {
      return (await seals(scope).find({ id: { $lt: eventId } }, { sort: { id: -1 }, limit: 1 }))[0] ?? null;
    },
    seals: (scope, seq, limit) => seals(scope).find({ seq: { $gte: seq } }, { sort: { seq: 1 }, limit }),
    sealsOf,
    salts: (scope, ids) =>
      database.tenantCollection(auditSalts, scope).find({ id: { $in: [...ids] } }, { limit: Math.max(1, ids.length) }),

    async erased(scope, ids) {
      const said = await events(scope).find(
        { action: 'audit_event.erased', 'entity.id': { $in: [...ids] } },
        { projection: { id: 1, entity: 1 }, limit: 2 * ids.length },
      );
      const sealed = await sealsOf(
        scope,
        said.map(({ id }) => id),
      );
      const known = new Set(sealed.map(({ id }) => id));
      return said.filter(({ id }) => known.has(id)).map(({ entity }) => entity.id);
    },

    addCheckpoint: (scope, checkpoint) => checkpoints(scope).insertOne(checkpoint),
    async lastCheckpoint(scope) {
      return (await checkpoints(scope).find({}, { sort: { seq: -1 }, limit: 1 }))[0] ?? null;
    },
    checkpoints: (scope, from, to) =>
      checkpoints(scope).find({ seq: { $gte: from, $lte: to } }, { sort: { seq: 1 }, limit: to - from + 1 }),
  };
}

const PROGRESS = { id: 'progress', tenant_id: null } as const;

/** The sealer's look across tenants: ids and tenants only, from one index. */
export function createSealingWatchList(database: MongoDatabase): SealingWatchList {
  return {
    async progress() {
      const found = await database.platformCollection(auditChains, 'audit_chains.seal').findOne(PROGRESS);
      return { scanned_to: found?.scanned_to ?? BEGINNING, unfinished: found?.unfinished ?? [] };
    },
    async save({ scanned_to, unfinished }) {
      const all = database.platformCollection(auditChains, 'audit_chains.seal');
      await all.updateOne(PROGRESS, { $set: { scanned_to, unfinished: [...unfinished] } }, { upsert: true });
    },
    async writers(range) {
      const { after, before, limit } = range;
      const found = await database
        .platformCollection(auditEvents, 'audit_events.seal')
        .find(
          { id: { $gt: after, $lt: before } },
          { sort: { id: 1 }, projection: { id: 1, tenant_id: 1 }, limit: limit + 1 },
        );
      const looked = found.slice(0, limit);
      return {
        tenant_ids: [...new Set(looked.map(({ tenant_id }) => tenant_id))],
        ...examined(
          found.map(({ id }) => id),
          range,
        ),
      };
    },
  };
}
