export { assertFileFits, type FileLimits, type FileLimitsReader } from './file-limits.ts';
export { type Membership, membershipPageSchema, membershipSchema } from './membership.ts';
export {
  byChoice,
  createMembershipService,
  type MembershipService,
  type MembershipServiceDeps,
} from './membership-service.ts';
export type { OperatorServiceDeps } from './new-operator.ts';
export {
  type InviteColleague,
  type InviteOperator,
  inviteColleagueSchema,
  inviteOperatorSchema,
  type ListOperators,
  listOperatorsSchema,
  OPERATOR_STATUSES,
  type Operator,
  operatorSchema,
  type StoredOperator,
  storedOperatorSchema,
  toOperator,
  type UpdateOperator,
  updateOperatorSchema,
} from './operator.ts';
export { createRoleChanger, type OperatorChangeDeps, type RoleChanger } from './operator-change.ts';
export type { OperatorDoor, OperatorPatch, OperatorRepository } from './operator-repository.ts';
export { createOperatorService, type OperatorService } from './operator-service.ts';
export type { PeopleDirectory } from './people-directory.ts';
export type {
  PrincipalStanding,
  PrincipalStandingReader,
  PrincipalStatus,
  RateLimits,
} from './principal-status.ts';
export {
  createRateLimiter,
  type RateAdmission,
  type RateBucket,
  type RateBuckets,
  type RateLease,
  type RateLimiter,
} from './rate-limiter.ts';
export { createTeamReader, type TeamReader } from './team-reader.ts';
export { createTeamService, type TeamService } from './team-service.ts';
export {
  type CreateTenant,
  createTenantSchema,
  DEFAULT_TENANT_LIMITS,
  type ListTenants,
  listTenantsSchema,
  type QuotaLimit,
  TENANT_STATUSES,
  type Tenant,
  type TenantLimits,
  type TenantUsage,
  type TenantWithUsage,
  tenantLimitsSchema,
  tenantSchema,
  tenantWithUsageSchema,
  type UpdateOwnTenant,
  type UpdateTenant,
  updateOwnTenantSchema,
  updateTenantSchema,
} from './tenant.ts';
export type { TenantDoor } from './tenant-door.ts';
export {
  assertWithinLimit,
  type CallCountryReader,
  type QuotaUse,
  type TenantQuotaReader,
  type TenantUsageReader,
} from './tenant-quota.ts';
export { createTenantReader, type TenantReader } from './tenant-reader.ts';
export type { TenantPatch, TenantRepository } from './tenant-repository.ts';
export { createTenantService, type TenantService, type TenantServiceDeps } from './tenant-service.ts';
export { type ListUsers, listUsersSchema, type UpsertUser, type User, upsertUserSchema, userSchema } from './user.ts';
export type { UserPatch, UserRepository } from './user-repository.ts';
export { createUserService, type UserService, type UserServiceDeps } from './user-service.ts';
