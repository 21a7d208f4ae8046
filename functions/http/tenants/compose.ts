import { cognitoPeople } from '@patchbay/aws/identity';
import { loadPeopleIdentityConfig } from '@patchbay/config';
import { createOperatorService, createTenantReader, createTenantService } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { createOperatorRepository, createTenantRepository, createTenantUsageReader } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Tenants: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const tenants = createTenantRepository(base.database);
  return {
    edge: base.edge,
    tenants: createTenantService({ ...base, tenants }),
    reader: createTenantReader({ tenants, usage: createTenantUsageReader(base.database) }),
  };
});

/** Inviting people: their accounts are Cognito's. */
export const composeInviting = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { pool_id } = await loadPeopleIdentityConfig(configSources);
  return {
    ...(await compose()),
    operators: createOperatorService({
      ...base,
      operators: createOperatorRepository(base.database),
      people: cognitoPeople(pool_id),
    }),
  };
});
