import { AppError } from './errors.ts';
import type { Principal, Subject } from './principal.ts';

/**
 * The hold of a request on its Idempotency-Key: given out by the idempotency gate, carried by the request's scope, and
 * spent by the unit of work in the transaction of the effect.
 */
export interface IdempotencyClaim {
  readonly record_id: string;
  /** Rises when another attempt takes over: a stale one can no longer commit. */
  readonly attempt: number;
}

/** Where a request came from: kept with every audit event. */
export interface RequestOrigin {
  readonly request_id: string;
  /** `api`, `console`, `runtime`, `ingestion`, `scheduler`, `webhook`, `bootstrap`. */
  readonly source: string;
  /** The caller's trace, where it named one by `traceparent`. */
  readonly trace_id?: string;
  /** Set where the request has an Idempotency-Key. */
  readonly idempotency?: IdempotencyClaim;
  /** The caller wants to see what would happen: the unit of work does everything and keeps nothing. */
  readonly dry_run?: true;
}

/** Who does something, outside or inside a tenant. */
export interface ActorScope {
  readonly tenant_id: string | null;
  readonly subject: Subject;
  readonly user_id: string;
  readonly origin: RequestOrigin;
}

/**
 * The isolation boundary: every read and write of a tenant's data takes one. It can be made only from a principal
 * that belongs to the tenant, or for system work on a tenant that was read from our own data.
 */
export interface TenantScope extends ActorScope {
  readonly tenant_id: string;
}

/** Scope of a platform operator's work across tenants. */
export interface PlatformScope extends ActorScope {
  readonly tenant_id: null;
}

/**
 * The scope of a tenant-bound principal.
 *
 * @throws AppError `wrong_principal` when the principal belongs to no tenant.
 */
export function tenantScope(principal: Principal, origin: RequestOrigin): TenantScope {
  if (principal.tenant_id === null) throw new AppError('wrong_principal');
  return { tenant_id: principal.tenant_id, subject: principal.subject, user_id: principal.user_id, origin };
}

/**
 * The scope of a platform principal.
 *
 * @throws AppError `wrong_principal` when the principal belongs to a tenant.
 */
export function platformScope(principal: Principal, origin: RequestOrigin): PlatformScope {
  if (principal.tenant_id !== null) throw new AppError('wrong_principal');
  return { tenant_id: null, subject: principal.subject, user_id: principal.user_id, origin };
}

/** Scope for our own background work (ingestion, watchdog, runtime) on one tenant's data. */
export function systemScope(tenantId: string, systemName: string, origin: RequestOrigin): TenantScope {
  return { tenant_id: tenantId, subject: { type: 'system', id: systemName }, user_id: systemName, origin };
}

/**
 * The only constructor of a 404 for a resource. It takes no id and no reason on purpose: an absent id and another
 * tenant's id must answer with the same bytes.
 */
export function notFound(noun: string): AppError {
  return new AppError('not_found', { message: `There is no such ${noun}.` });
}
