import { ID_PREFIXES, type IdKind, type TenantScope, tenantScope } from '@patchbay/core/kernel';
import { startStack } from '@patchbay/local-stack';
import { createMongoClient, createMongoDatabase, type MongoDatabase, runMigrations } from '@patchbay/mongo';

/** Rows a tenant, of every kind. */
export const SIZES = [100, 1_000, 10_000, 100_000] as const;

/** A tenant that has so many rows of everything. */
export interface SizedTenant {
  readonly size: number;
  readonly scope: TenantScope;
  /** The id of a kind with a number below the tenant's size, in the order of their numbers. */
  id(kind: IdKind, number: number): string;
}

/** A row as it is stored. */
export interface Row {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/** A migrated database with a tenant of every size, all in the same collections. */
export interface GrowthDatabase {
  readonly client: ReturnType<typeof createMongoClient>;
  readonly name: string;
  readonly database: MongoDatabase;
  readonly tenants: readonly SizedTenant[];
  /** Adds a row for every number below a tenant's size. */
  fill(collection: string, tenant: SizedTenant, row: (number: number) => Row): Promise<void>;
}

const NAME = 'growth';
const BATCH = 5_000;

/** Opens it on a mongod of its own, which is gone with everything in it when the bench ends. */
export async function withGrowthDatabase<T>(signal: AbortSignal, use: (growth: GrowthDatabase) => Promise<T>) {
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, signal });
  const { mongodb_uri } = stack.endpoints;
  const client = createMongoClient(mongodb_uri, { app_name: 'bench', max_pool_size: 8, monitor_commands: true });
  try {
    await runMigrations(client, NAME);
    return await use({
      client,
      name: NAME,
      database: createMongoDatabase(client, NAME),
      tenants: SIZES.map(sizedTenant),
      async fill(collection, { size }, row) {
        const rows = client.db(NAME).collection<Row>(collection);
        for (let first = 0; first < size; first += BATCH) {
          signal.throwIfAborted();
          const batch = Array.from({ length: Math.min(BATCH, size - first) }, (_value, index) => row(first + index));
          // What is measured is where rows are found; their validity is the business of tests.
          await rows.insertMany(batch, { ordered: false, bypassDocumentValidation: true, writeConcern: { w: 1 } });
        }
      },
    });
  } finally {
    await client.close();
    await stack.stop();
  }
}

function sizedTenant(size: number, index: number): SizedTenant {
  const id = (kind: IdKind, number: number) => idOf(kind, index * 10_000_000 + number);
  const subject = { type: 'operator', id: id('operator', 0) } as const;
  const principal = { subject, tenant_id: id('tenant', 0), user_id: subject.id, scopes: [] };
  return { size, scope: tenantScope(principal, { request_id: 'bench', source: 'api' }), id };
}

/** Decimal digits are Crockford digits too, so this is a valid id that sorts by its number. */
function idOf(kind: IdKind, number: number): string {
  return `${ID_PREFIXES[kind]}_${String(number).padStart(26, '0')}`;
}
