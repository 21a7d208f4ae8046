import { type Principal, platformScope, ROLE_SCOPES, type Role } from '@patchbay/core/kernel';
import { createOperatorService, createTenantService, type PeopleDirectory } from '@patchbay/core/tenancy';
import { createOperatorRepository, createTenantRepository } from '@patchbay/mongo';
import type { TestDatabase } from '@patchbay/testing';

/** Accounts of people live in Cognito; in process nobody signs in, so an account is a subject and no more. */
const people: PeopleDirectory = {
  invite: async (email) => `sub-${email}`,
  disable: async () => {},
  enable: async () => {},
};

/** Tests ask faster than people do; what they find out about rates, they set themselves. */
const UNHURRIED = {
  max_requests_per_second: 10_000,
  max_request_burst: 20_000,
  max_key_requests_per_second: 10_000,
};

/** Puts tenants and people into a test's database through the product's own use cases. */
export interface Seed {
  /** The platform's operator who made everything else. */
  readonly platform: Principal;
  /** A new active tenant. */
  tenant(): Promise<string>;
  /** A new person of a tenant (null: of the platform) with a role. */
  operator(tenantId: string | null, role: Role): Promise<Principal>;
}

const BOOTSTRAP: Principal = {
  subject: { type: 'system', id: 'bootstrap' },
  tenant_id: null,
  user_id: 'bootstrap',
  scopes: ROLE_SCOPES.platform_admin,
};

/** Makes a seed, with its platform operator. */
export async function createSeed(db: TestDatabase): Promise<Seed> {
  const deps = { unitOfWork: db.unit_of_work, clock: db.clock, ids: db.ids };
  const tenants = createTenantService({ ...deps, tenants: createTenantRepository(db.database) });
  const operators = createOperatorService({ ...deps, people, operators: createOperatorRepository(db.database) });
  const scope = platformScope(BOOTSTRAP, { request_id: 'seed', source: 'bootstrap' });
  let count = 0;

  async function operator(tenantId: string | null, role: Role): Promise<Principal> {
    count += 1;
    const { id } = await operators.invite(scope, { email: `person-${count}@example.org`, role }, tenantId);
    return { subject: { type: 'operator', id }, tenant_id: tenantId, user_id: id, scopes: ROLE_SCOPES[role] };
  }

  return {
    platform: await operator(null, 'platform_admin'),
    operator,
    async tenant() {
      count += 1;
      const input = {
        name: `Tenant ${count}`,
        home_region: 'eu-central-1',
        time_zone: 'UTC',
        limits: UNHURRIED,
        metadata: {},
      };
      return (await tenants.create(scope, input)).id;
    },
  };
}
