import type { ActorScope, Work } from '@patchbay/core/kernel';
import { AppError } from '@patchbay/core/kernel';
import type { Db } from 'mongodb';
import { tenantBoundary } from './boundary/boundary.ts';
import { BoundaryViolation } from './boundary/plain-object.ts';
import { BoundedCollection } from './bounded-collection.ts';
import type { CollectionDefinition } from './collections/collection-definition.ts';
import { mongoWork } from './unit-of-work/mongo-work.ts';

/** A collection as one tenant's scope sees it: other tenants' documents do not exist. */
export type TenantCollection<T extends { id: string }> = BoundedCollection<T>;

/**
 * THE ONLY way to a tenant's documents. Reads that a write depends on, and writes, pass their Work.
 *
 * @throws AppError `wrong_principal` when a platform scope asks for a collection that only tenants have.
 */
export function openTenantCollection<T extends { id: string }>(
  database: Db,
  definition: CollectionDefinition<T>,
  scope: ActorScope,
  work?: Work,
): TenantCollection<T> {
  if (definition.tenancy === 'platform') {
    throw new BoundaryViolation(`${definition.name} has no tenant: use platform access`);
  }
  if (scope.tenant_id === null && definition.tenancy === 'tenant') throw new AppError('wrong_principal');
  const running = work === undefined ? undefined : mongoWork(work);
  return new BoundedCollection({
    definition,
    collection: database.collection(definition.name),
    boundary: tenantBoundary(scope),
    work: running,
    session: running?.sessionFor(scope),
  });
}
