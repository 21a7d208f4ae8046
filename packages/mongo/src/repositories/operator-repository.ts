import type { OperatorDoor, OperatorRepository } from '@patchbay/core/tenancy';
import { withoutUndefined } from '../boundary/filter.ts';
import { operators } from '../collections/operators.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Tenants of one person that are looked at. */
const MAX_MEMBERSHIPS = 100;

/** Operators of a tenant, or (platform scope) of the platform. */
export function createOperatorRepository(database: MongoDatabase): OperatorRepository {
  return {
    ...createOperatorDoor(database),
    get: (scope, id, work) => database.tenantCollection(operators, scope, work).findOne({ id }),
    getByEmail: (scope, email, work) => database.tenantCollection(operators, scope, work).findOne({ email }),
    list: (scope, { status, role, email, ...page }) =>
      database.tenantCollection(operators, scope).page(withoutUndefined({ status, role, email }), page),
    insert: (scope, work, operator) => {
      const invitedByPlatform = scope.tenant_id === null && operator.tenant_id !== null;
      return invitedByPlatform
        ? database.platformCollection(operators, 'operators.manage', work).insertOne(operator)
        : database.tenantCollection(operators, scope, work).insertOne(operator);
    },
    update: (scope, work, id, patch) =>
      database.tenantCollection(operators, scope, work).findOneAndUpdate({ id }, { $set: patch }),
    holdAnotherOwner: async (scope, work, id) => {
      const held = await database
        .tenantCollection(operators, scope, work)
        .updateOne({ id: { $ne: id }, role: 'owner', status: 'active' }, { $inc: { holds: 1 } });
      return held.matched > 0;
    },
    select: async (id, at) => {
      await database.platformCollection(operators, 'operators.authenticate').touchOne({ id }, { selected_at: at });
    },
  };
}

/** Operators at the door, where the tenant is not known yet: by the account that signed in. */
export function createOperatorDoor(database: MongoDatabase): OperatorDoor {
  return {
    membershipsOf: (cognito_sub) =>
      database
        .platformCollection(operators, 'operators.authenticate')
        .find({ cognito_sub }, { sort: { id: 1 }, limit: MAX_MEMBERSHIPS }),
  };
}
