import type { OperatorDoor, OperatorRepository } from '@patchbay/core/tenancy';
import { withoutUndefined } from '../boundary/filter.ts';
import { operators } from '../collections/operators.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Operators of a tenant, or (platform scope) of the platform. */
export function createOperatorRepository(database: MongoDatabase): OperatorRepository {
  return {
    get: (scope, id) => database.tenantCollection(operators, scope).findOne({ id }),
    getByEmail: (scope, email, work) => database.tenantCollection(operators, scope, work).findOne({ email }),
    list: (scope, { status, ...page }) =>
      database.tenantCollection(operators, scope).page(withoutUndefined({ status }), page),
    insert: (scope, work, operator) => {
      const invitedByPlatform = scope.tenant_id === null && operator.tenant_id !== null;
      return invitedByPlatform
        ? database.platformCollection(operators, 'operators.manage', work).insertOne(operator)
        : database.tenantCollection(operators, scope, work).insertOne(operator);
    },
  };
}

/** Operators at the door, where the tenant is not known yet: by the account that signed in. */
export function createOperatorDoor(database: MongoDatabase): OperatorDoor {
  return {
    findBySubject: (cognito_sub) =>
      database.platformCollection(operators, 'operators.authenticate').findOne({ cognito_sub }),
  };
}
