import { type EnvironmentRepository, environmentIdOf } from '@patchbay/core/agent-bindings';
import { environmentHistory, environments } from '../collections/binding-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Storage of environments and of every setting of them. */
export function createEnvironmentRepository(database: MongoDatabase): EnvironmentRepository {
  return {
    find: async (scope, agentId, name, work) =>
      (await database.tenantCollection(environments, scope, work).findOne({ id: environmentIdOf(agentId, name) })) ??
      undefined,
    list: (scope, agent_id, page) =>
      database.tenantCollection(environments, scope).page({ agent_id }, page, 'environment'),
    insert: (scope, work, environment) => database.tenantCollection(environments, scope, work).insertOne(environment),
    async update(scope, work, id, patch) {
      await database.tenantCollection(environments, scope, work).updateOne({ id }, { $set: patch });
    },
    findChange: async (scope, work, agent_id, environment, revision) =>
      (await database.tenantCollection(environmentHistory, scope, work).findOne({ agent_id, environment, revision })) ??
      undefined,
    listHistory: (scope, agent_id, environment, page) =>
      database.tenantCollection(environmentHistory, scope).page({ agent_id, environment }, page, 'revision'),
    addHistory: (scope, work, change) => database.tenantCollection(environmentHistory, scope, work).insertOne(change),
  };
}
