import { z } from 'zod';

/** Fine-grained permissions. A role or an API key is a set of them; a route asks for one. */
export const SCOPES = [
  'agents:read',
  'agents:write',
  'agents:publish',
  'prompts:read',
  'prompts:write',
  'prompts:publish',
  'tools:read',
  'tools:write',
  'tools:publish',
  'runtime_configs:read',
  'runtime_configs:write',
  'runtime_configs:publish',
  'analysis_definitions:read',
  'analysis_definitions:write',
  'analysis_definitions:publish',
  'bindings:read',
  'bindings:write',
  'environments:write',
  'sessions:read',
  'sessions:write',
  'recordings:read',
  'files:read',
  'files:write',
  'search:read',
  'indexes:read',
  'indexes:write',
  'mappings:read',
  'mappings:write',
  'telephony:read',
  'telephony:write',
  'calls:read',
  'calls:write',
  'webhooks:read',
  'webhooks:write',
  'events:read',
  'usage:read',
  'usage:write',
  'users:read',
  'users:write',
  'audit:read',
  'audit:export',
  'keys:read',
  'keys:manage',
  'credentials:read',
  'credentials:manage',
  'tenants:read',
  'tenants:write',
  'operators:read',
  'operators:manage',
  'owners:manage',
  'memberships:select',
  'platform:tenants',
] as const;

/** A permission. */
export const scopeSchema = z.enum(SCOPES).meta({ description: 'Permission to call a group of operations' });
export type Scope = z.infer<typeof scopeSchema>;

/** Scopes that only a platform operator can hold. */
export const PLATFORM_SCOPES: readonly Scope[] = ['platform:tenants'];

/** Scopes that exist inside a tenant. */
export const TENANT_SCOPES: readonly Scope[] = SCOPES.filter((scope) => !PLATFORM_SCOPES.includes(scope));

/** Roles of people in a tenant, and of the platform's own operators. */
export const ROLES = ['owner', 'admin', 'developer', 'viewer', 'platform_admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what, and with which credentials: an admin's business, not a developer's. */
const ADMIN_SCOPES: readonly Scope[] = ['tenants:write', 'operators:manage', 'keys:manage', 'credentials:manage'];
/** Making, changing and disabling owners. */
const OWNER_SCOPES: readonly Scope[] = ['owners:manage'];

const without = (...excluded: readonly Scope[]) => TENANT_SCOPES.filter((scope) => !excluded.includes(scope));

/**
 * What each role may do. Each holds all of the next one's, so "nobody gives more than he has" orders the roles too:
 * owners manage everybody, admins everybody but owners, developers and viewers nobody.
 */
export const ROLE_SCOPES: Record<Role, readonly Scope[]> = {
  owner: TENANT_SCOPES,
  admin: without(...OWNER_SCOPES),
  developer: without(...OWNER_SCOPES, ...ADMIN_SCOPES),
  viewer: TENANT_SCOPES.filter((scope) => scope.endsWith(':read') || scope === 'memberships:select'),
  platform_admin: PLATFORM_SCOPES,
};

/** Who acts: the `actor_id` of audit events is `id`. */
export interface Subject {
  readonly type: 'operator' | 'api_key' | 'user' | 'system';
  readonly id: string;
}

/** Schema of a subject, where resources show who made them. */
export const subjectSchema = z
  .object({
    type: z.enum(['operator', 'api_key', 'user', 'system']),
    id: z.string().min(1).max(200).meta({ example: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }),
  })
  .meta({ description: 'Who did it' });

/**
 * An authenticated caller: a subject, the tenant it acts in (null for platform operators and the system itself), the
 * user it acts for, and its scopes.
 */
export interface Principal {
  readonly subject: Subject;
  readonly tenant_id: string | null;
  readonly user_id: string;
  readonly scopes: readonly Scope[];
  /** For an API key: the service account of the one secret that the token was issued for. */
  readonly credential_id?: string;
  /** Set for an end user's session JWT: the one session it may touch. */
  readonly session_id?: string;
}
