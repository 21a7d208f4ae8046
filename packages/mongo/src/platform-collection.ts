import type { Work } from '@patchbay/core/kernel';
import type { Db } from 'mongodb';
import { platformBoundary } from './boundary/boundary.ts';
import type { TenantFilter } from './boundary/filter.ts';
import { BoundaryViolation } from './boundary/plain-object.ts';
import { BoundedCollection } from './bounded-collection.ts';
import type { CollectionDefinition } from './collections/collection-definition.ts';
import { mongoWork } from './unit-of-work/mongo-work.ts';

/**
 * Every reason to look across tenants, and the collection it may look at. A new reason is one line here, and is read
 * in review.
 */
export const PLATFORM_ACCESS = {
  'tenants.manage': 'tenants',
  'tenants.quota': 'tenants',
  'tenants.upkeep': 'tenants',
  'tenants.close': 'tenants',
  'operators.manage': 'operators',
  'operators.authenticate': 'operators',
  'api_keys.authenticate': 'api_keys',
  'principal.status': 'tenants',
  'audit_events.seal': 'audit_events',
  'audit_chains.seal': 'audit_chains',
  'audit_exports.watch': 'audit_exports',
  'evaluations.watch': 'evaluations',
  'outbox_events.dispatch': 'outbox_events',
  'webhook_deliveries.watch': 'webhook_deliveries',
  'sessions.watch': 'sessions',
  'sessions.analyses': 'sessions',
  'session_analyses.watch': 'session_analyses',
  'runtime_generations.watch': 'runtime_generations',
  'sessions.recordings': 'sessions',
  'files.reconcile': 'files',
  'index_entries.watch': 'index_entries',
  'search_indexes.build': 'search_indexes',
  'index_snapshots.purge': 'index_snapshots',
  'knowledge_upkeep.walk': 'knowledge_upkeep',
  'inbound_mappings.number': 'inbound_mappings',
  'phone_numbers.number': 'phone_numbers',
  'calls.watch': 'calls',
  'call_batches.run': 'call_batches',
  'sip_trunks.sync': 'sip_trunks',
  'nonces.use': 'nonces',
} as const;
export type PlatformAccess = keyof typeof PLATFORM_ACCESS;

/** A filter that may also name a tenant, at its top level. */
export type PlatformFilter<T> = TenantFilter<T> & { readonly tenant_id?: unknown };

/** A collection as the platform itself sees it: all documents. */
export type PlatformCollection<T extends { id: string }> = BoundedCollection<T, PlatformFilter<T>>;

/** Opens a collection across tenants, for one of the named reasons. */
export function openPlatformCollection<T extends { id: string }>(
  database: Db,
  definition: CollectionDefinition<T>,
  access: PlatformAccess,
  work?: Work,
): PlatformCollection<T> {
  if (PLATFORM_ACCESS[access] !== definition.name) {
    throw new BoundaryViolation(`platform access ${access} does not reach ${definition.name}`);
  }
  const running = work === undefined ? undefined : mongoWork(work);
  return new BoundedCollection({
    definition,
    collection: database.collection(definition.name),
    boundary: platformBoundary(access),
    work: running,
    session: running?.sessionFor(null),
  });
}
