import { auditEventSchema, listAuditEventsSchema } from '@patchbay/core/audit';
import { listUsersSchema, type Tenant, type User } from '@patchbay/core/tenancy';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditEventRepository } from '../repositories/audit-event-repository.ts';
import { createTenantRepository } from '../repositories/tenant-repository.ts';
import { createUserRepository } from '../repositories/user-repository.ts';

const test = await openTestDatabase();
const database = test.client.db(test.name);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const ROWS = 3_000;
const LIMIT = 10;

/** What the server's profiler says of one query. */
interface Profile {
  readonly docsExamined: number;
  readonly keysExamined: number;
  readonly planSummary: string;
}

async function costOf(list: () => Promise<{ data: unknown[] }>): Promise<Profile & { returned: number }> {
  await database.command({ profile: 2 });
  const { data } = await list();
  await database.command({ profile: 0 });
  const rows = await database.collection('system.profile').find({ op: 'query' }).sort({ ts: -1 }).limit(1).toArray();
  await database.dropCollection('system.profile');
  const profile = rows[0] as unknown as Profile;
  return { ...profile, returned: data.length };
}

beforeAll(async () => {
  const numbers = Array.from({ length: ROWS }, (_, number) => number);
  const at = new Date();
  const user = (number: number): Omit<User, 'id'> & { _id: string } => ({
    object: 'user',
    _id: idOf('user', number),
    tenant_id: number % 3 === 0 ? TENANT_A : TENANT_B,
    external_id: `external-${number}`,
    display_name: null,
    metadata: {},
    status: 'active',
    created_at: at,
    updated_at: at,
    archived_at: null,
  });
  const event = (number: number) => ({
    ...auditEventSchema.omit({ id: true }).parse({
      object: 'audit_event',
      tenant_id: number % 3 === 0 ? TENANT_A : TENANT_B,
      actor_id: `actor-${number % 7}`,
      actor_type: 'operator',
      action: number % 2 === 0 ? 'user.upserted' : 'file.created',
      entity: { type: 'user', id: `entity-${number % 11}` },
      old_value: null,
      new_value: {},
      request_id: 'r',
      source: 'api',
      timestamp: at,
    }),
    _id: idOf('audit_event', number),
  });
  const tenant = (number: number): Pick<Tenant, 'status'> & { _id: string } => ({
    _id: idOf('tenant', number),
    status: number % 2 === 0 ? 'active' : 'suspended',
  });
  await database.collection<ReturnType<typeof user>>('users').insertMany(numbers.map(user));
  await database.collection<ReturnType<typeof event>>('audit_events').insertMany(numbers.map(event));
  await database
    .collection<ReturnType<typeof tenant>>('tenants')
    .insertMany(numbers.map(tenant), { bypassDocumentValidation: true });
});

const audit = (query: object) => () =>
  createAuditEventRepository(test.database).list(scope, listAuditEventsSchema.parse({ limit: LIMIT, ...query }));
const users = (query: object) => () =>
  createUserRepository(test.database).list(scope, listUsersSchema.parse({ limit: LIMIT, ...query }));
const tenants = (query: object) => () =>
  createTenantRepository(test.database).list({ limit: LIMIT, order: 'desc', ...query });

describe('a page costs what it shows, not what there is', () => {
  it.each([
    ['users', users({})],
    ['users by external_id', users({ external_id: 'external-3' })],
    ['audit events', audit({})],
    ['audit events, oldest first', audit({ order: 'asc' })],
    ['audit events by entity', audit({ entity_id: 'entity-3' })],
    ['audit events by action', audit({ action: ['user.upserted'] })],
    ['audit events by two actions', audit({ action: ['user.upserted', 'file.created'] })],
    ['audit events by actor', audit({ actor_id: 'actor-3' })],
    ['audit events by kind of actor', audit({ actor_type: 'operator' })],
    ['audit events by kind of entity', audit({ entity_type: 'user' })],
    ['audit events by source', audit({ source: 'api' })],
    ['audit events by request', audit({ request_id: 'r' })],
    ['audit events of a time', audit({ since: '1970-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' })],
    ['tenants', tenants({})],
    ['tenants by status', tenants({ status: 'suspended' })],
  ])('%s', async (_what, list) => {
    const cost = await costOf(list);
    expect(cost.returned).toBeGreaterThan(0);
    expect(cost.planSummary).toContain('IXSCAN');
    expect(cost.docsExamined).toBeLessThanOrEqual(LIMIT + 1);
    expect(cost.keysExamined).toBeLessThanOrEqual(2 * (LIMIT + 1));
  });
});
