import type { BindingRepository, KnowledgeIndexReader, KnowledgeSnapshotReader } from '@patchbay/core/agent-bindings';
import { withoutUndefined } from '../boundary/filter.ts';
import { agentBindings } from '../collections/binding-collections.ts';
import { indexSnapshots, searchIndexes } from '../collections/knowledge-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Storage of bindings. */
export function createBindingRepository(database: MongoDatabase): BindingRepository {
  return {
    async lastNumber(scope, work, agent_id) {
      const [last] = await database
        .tenantCollection(agentBindings, scope, work)
        .find({ agent_id }, { sort: { number: -1 }, projection: { number: 1 }, limit: 1 });
      return last?.number ?? 0;
    },
    insert: (scope, work, binding) => database.tenantCollection(agentBindings, scope, work).insertOne(binding),
    find: async (scope, agent_id, id, work) =>
      (await database.tenantCollection(agentBindings, scope, work).findOne({ id, agent_id })) ?? undefined,
    findByNumber: async (scope, agent_id, number) =>
      (await database.tenantCollection(agentBindings, scope).findOne({ agent_id, number })) ?? undefined,
    list: (scope, agent_id, page, filter) =>
      database.tenantCollection(agentBindings, scope).page({ agent_id, ...withoutUndefined(filter) }, page, 'number'),
  };
}

/** Which search indexes a tenant has, for those who refer to them. */
export function createKnowledgeIndexReader(database: MongoDatabase): KnowledgeIndexReader {
  return {
    async find(scope, ids) {
      const found = await database
        .tenantCollection(searchIndexes, scope)
        .find({ id: { $in: [...ids] } }, { projection: { archived_at: 1 }, limit: ids.length });
      return found.map(({ id, archived_at }) => ({ id, archived_at }));
    },
  };
}

/** Which index snapshots a tenant has, and whether their contents are kept. */
export function createKnowledgeSnapshotReader(database: MongoDatabase): KnowledgeSnapshotReader {
  return {
    async find(scope, ids) {
      const found = await database
        .tenantCollection(indexSnapshots, scope)
        .find({ id: { $in: [...ids] } }, { projection: { index_id: 1, purged_at: 1 }, limit: ids.length });
      return found.map(({ id, index_id, purged_at }) => ({ id, index_id, purged_at }));
    },
    async pin(scope, work, id) {
      const { matched } = await database
        .tenantCollection(indexSnapshots, scope, work)
        .updateOne({ id, purged_at: null }, { $inc: { bindings: 1 } });
      return matched > 0;
    },
  };
}
