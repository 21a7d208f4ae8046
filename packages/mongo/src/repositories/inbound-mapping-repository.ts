import { randomUUID } from 'node:crypto';
import type { InboundMappingRepository, MappingTargets } from '@patchbay/core/call-dispatch';
import { withoutUndefined } from '../boundary/filter.ts';
import { agentBindings } from '../collections/binding-collections.ts';
import { inboundMappings, inboundMappingVersions, LIVE } from '../collections/inbound-mappings.ts';
import { agents } from '../collections/registry-collections.ts';
import { webhookEndpoints } from '../collections/webhook-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { archivedFilter } from './archived-filter.ts';
import { createPinHolder } from './pin-holder.ts';

/** Storage of inbound mappings. */
export function createInboundMappingRepository(database: MongoDatabase): InboundMappingRepository {
  return {
    find: (scope, id, work) => database.tenantCollection(inboundMappings, scope, work).findOne({ id }),
    findLive: (scope, numbers, work) =>
      database
        .tenantCollection(inboundMappings, scope, work)
        .find({ number: { $in: [...numbers] }, archived_at: null }, { limit: numbers.length }),
    async taken(work, numbers) {
      const found = await database
        .platformCollection(inboundMappings, 'inbound_mappings.number', work)
        .find({ number: { $in: [...numbers] }, ...LIVE }, { projection: { number: 1 }, limit: numbers.length });
      return new Set(found.map(({ number }) => number));
    },
    list: (scope, { number, agent_id, archived, ...page }) =>
      database
        .tenantCollection(inboundMappings, scope)
        .page({ ...withoutUndefined({ number, agent_id }), ...archivedFilter(archived) }, page),
    listVersions: (scope, inbound_mapping_id, page) =>
      database.tenantCollection(inboundMappingVersions, scope).page({ inbound_mapping_id }, page, 'version'),
    async insert(scope, work, mappings) {
      if (mappings.length > 0) await database.tenantCollection(inboundMappings, scope, work).insertMany(mappings);
    },
    async update(scope, work, id, patch) {
      await database.tenantCollection(inboundMappings, scope, work).updateOne({ id }, { $set: patch });
    },
    async insertVersions(scope, work, versions) {
      if (versions.length > 0)
        await database.tenantCollection(inboundMappingVersions, scope, work).insertMany(versions);
    },
  };
}

/** Most agents of the same names that are read: more of one name than one are ambiguous anyway. */
const MAX_NAMED = 4_000;

/** The agents and bindings that mappings refer to. */
export function createMappingTargets(database: MongoDatabase): MappingTargets {
  const projection = { name: 1, archived_at: 1 } as const;
  const holder = createPinHolder(database);
  return {
    agents: (scope, ids, work) =>
      database.tenantCollection(agents, scope, work).find({ id: { $in: [...ids] } }, { projection, limit: ids.length }),
    agentsNamed: (scope, names, work) =>
      database
        .tenantCollection(agents, scope, work)
        .find({ name: { $in: [...names] }, archived_at: null }, { projection, limit: MAX_NAMED }),
    hold: (scope, work, ids) =>
      database.tenantCollection(agents, scope, work).touchMany({ id: { $in: [...ids] } }, { held_by: randomUUID() }),
    async bindings(scope, work, ids) {
      const found = await database
        .tenantCollection(agentBindings, scope, work)
        .find({ id: { $in: [...ids] } }, { limit: ids.length });
      const archived = await holder.hold(scope, work, found);
      return found.map(({ id, agent_id }, position) => ({ id, agent_id, archived: archived[position] ?? [] }));
    },
    webhookEndpoint: (scope, id, work) => database.tenantCollection(webhookEndpoints, scope, work).findOne({ id }),
  };
}
