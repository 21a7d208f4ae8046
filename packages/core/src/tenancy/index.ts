export {
  type CreateOperatorInput,
  createOperatorSchema,
  OPERATOR_STATUSES,
  type Operator,
  operatorSchema,
} from './operator.ts';
export {
  type CreateTenantInput,
  createTenantSchema,
  DEFAULT_TENANT_LIMITS,
  TENANT_STATUSES,
  type Tenant,
  type TenantFilter,
  type TenantLimits,
  tenantFilterSchema,
  tenantLimitsSchema,
  tenantSchema,
  type UpdateTenantInput,
  updateTenantSchema,
} from './tenant.ts';
export {
  type UpsertUserInput,
  type User,
  type UserFilter,
  upsertUserSchema,
  userFilterSchema,
  userSchema,
} from './user.ts';
export type { UserRepository } from './user-repository.ts';
