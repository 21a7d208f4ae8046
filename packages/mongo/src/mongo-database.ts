import type { ActorScope, Work } from '@patchbay/core/kernel';
import type { MongoClient } from 'mongodb';
import type { CollectionDefinition } from './collections/collection-definition.ts';
import { openPlatformCollection, type PlatformAccess, type PlatformCollection } from './platform-collection.ts';
import { openTenantCollection, type TenantCollection } from './tenant-collection.ts';

/** What repositories are given: two doors, and no way around them. */
export interface MongoDatabase {
  /** The documents of the scope's tenant. Writes to audited collections need the Work they belong to. */
  tenantCollection<T extends { id: string }>(
    definition: CollectionDefinition<T>,
    scope: ActorScope,
    work?: Work,
  ): TenantCollection<T>;
  /** Documents across tenants, for a reason that is on the list. */
  platformCollection<T extends { id: string }>(
    definition: CollectionDefinition<T>,
    access: PlatformAccess,
    work?: Work,
  ): PlatformCollection<T>;
}

/** The database of a client, seen through its boundaries. */
export function createMongoDatabase(client: MongoClient, name: string): MongoDatabase {
  const database = client.db(name);
  return {
    tenantCollection: (definition, scope, work) => openTenantCollection(database, definition, scope, work),
    platformCollection: (definition, access, work) => openPlatformCollection(database, definition, access, work),
  };
}
