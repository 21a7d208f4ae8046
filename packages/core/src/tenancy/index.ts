export {
  type InviteOperator,
  inviteOperatorSchema,
  type ListOperators,
  listOperatorsSchema,
  OPERATOR_STATUSES,
  type Operator,
  operatorSchema,
} from './operator.ts';
export type { OperatorDoor, OperatorRepository } from './operator-repository.ts';
export { createOperatorService, type OperatorService, type OperatorServiceDeps } from './operator-service.ts';
export type { PeopleDirectory } from './people-directory.ts';
export type { PrincipalStatus, PrincipalStatusReader } from './principal-status.ts';
export {
  type CreateTenant,
  createTenantSchema,
  DEFAULT_TENANT_LIMITS,
  type ListTenants,
  listTenantsSchema,
  TENANT_STATUSES,
  type Tenant,
  type TenantLimits,
  tenantLimitsSchema,
  tenantSchema,
  type UpdateTenant,
  updateTenantSchema,
} from './tenant.ts';
export type { TenantDoor } from './tenant-door.ts';
export { assertWithinLimit, type QuotaUse, type TenantQuotaReader } from './tenant-quota.ts';
export type { TenantPatch, TenantRepository } from './tenant-repository.ts';
export { createTenantService, type TenantService, type TenantServiceDeps } from './tenant-service.ts';
export { type ListUsers, listUsersSchema, type UpsertUser, type User, upsertUserSchema, userSchema } from './user.ts';
export type { UserPatch, UserRepository } from './user-repository.ts';
export { createUserService, type UserService, type UserServiceDeps } from './user-service.ts';
