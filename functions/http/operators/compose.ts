import { cognitoPeople } from '@patchbay/aws/identity';
import { loadPeopleIdentityConfig } from '@patchbay/config';
import {
  createMembershipService,
  createRoleChanger,
  createTeamReader,
  createTeamService,
} from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { createOperatorRepository, createTenantRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Reading people and giving them roles: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const operators = createOperatorRepository(base.database);
  return {
    edge: base.edge,
    team: createTeamReader({ operators }),
    roles: createRoleChanger({ ...base, operators }),
  };
});

/** Who comes and who goes: their accounts are Cognito's. */
export const composeTeam = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { pool_id } = await loadPeopleIdentityConfig(configSources);
  const operators = createOperatorRepository(base.database);
  return { edge: base.edge, team: createTeamService({ ...base, operators, people: cognitoPeople(pool_id) }) };
});

/** The tenants of one person. */
export const composeMemberships = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge, clock } = await composeBase();
  const operators = createOperatorRepository(database);
  const tenants = createTenantRepository(database);
  return { edge, memberships: createMembershipService({ operators, tenants, clock }) };
});
