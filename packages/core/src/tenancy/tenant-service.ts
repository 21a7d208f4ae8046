import { auditValue } from '../audit/index.ts';
import {
  type ActorScope,
  AppError,
  type AuditAction,
  type Clock,
  changedFields,
  type IdSource,
  notFound,
  type Page,
  type PlatformScope,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import {
  type CreateTenant,
  DEFAULT_TENANT_LIMITS,
  type ListTenants,
  type Tenant,
  type UpdateOwnTenant,
  type UpdateTenant,
} from './tenant.ts';
import type { TenantPatch, TenantRepository } from './tenant-repository.ts';

/** What the use cases of tenants need. */
export interface TenantServiceDeps {
  readonly tenants: TenantRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of tenants. All but those of the own tenant are the platform's. */
export interface TenantService {
  create(scope: PlatformScope, input: CreateTenant): Promise<Tenant>;
  /** @throws AppError `not_found` */
  get(scope: PlatformScope, id: string): Promise<Tenant>;
  list(scope: PlatformScope, query: ListTenants): Promise<Page<Tenant>>;
  /** @throws AppError `not_found`, `resource_archived` */
  update(scope: PlatformScope, id: string, input: UpdateTenant): Promise<Tenant>;
  /** Its credentials stop working within 60 s. A suspended tenant stays as it is. @throws AppError as `update` */
  suspend(scope: PlatformScope, id: string): Promise<Tenant>;
  /** Ends a suspension. @throws AppError as `update` */
  reactivate(scope: PlatformScope, id: string): Promise<Tenant>;
  /**
   * Closes a tenant: its credentials stop working within 60 s, no session begins and no call is taken or placed for it,
   * no webhook goes out, and what goes on is ended by the next sweep. Its data stay, so do its phone numbers; an
   * archived one stays as it is.
   *
   * @throws AppError `not_found`
   */
  archive(scope: PlatformScope, id: string): Promise<Tenant>;
  /** Opens it again as it was: one that was suspended is. What ended meanwhile stays ended. @throws AppError `not_found` */
  restore(scope: PlatformScope, id: string): Promise<Tenant>;
  /** What a tenant's own people may change of it. The same again changes nothing. @throws AppError as `update` */
  updateOwn(scope: TenantScope, input: UpdateOwnTenant): Promise<Tenant>;
}

export function createTenantService(deps: TenantServiceDeps): TenantService {
  const { tenants, unitOfWork, clock, ids } = deps;

  /** Reads, decides and writes in one transaction; a patch of null means that nothing is to be done. */
  function change(
    scope: ActorScope,
    id: string,
    action: AuditAction,
    patchOf: (tenant: Tenant) => TenantPatch | null,
    archived: 'refused' | 'changed' = 'refused',
  ): Promise<Tenant> {
    return unitOfWork.run(scope, async (work) => {
      const before = await tenants.get(id, work);
      if (before === null) throw notFound('tenant');
      if (before.status === 'archived' && archived === 'refused') throw new AppError('resource_archived');
      const patch = patchOf(before);
      if (patch === null) return before;
      const after = await tenants.update(work, id, { ...patch, updated_at: clock.now() });
      if (after === null) throw notFound('tenant');
      work.record({
        action,
        entity: { type: 'tenant', id },
        old_value: auditValue(before),
        new_value: auditValue(after),
        tenant_id: id,
      });
      return after;
    });
  }

  return {
    async create(scope, input) {
      const now = clock.now();
      const tenant: Tenant = {
        object: 'tenant',
        id: ids.next('tenant'),
        name: input.name,
        home_region: input.home_region,
        time_zone: input.time_zone,
        status: 'active',
        limits: { ...DEFAULT_TENANT_LIMITS, ...defined(input.limits) },
        metadata: input.metadata,
        created_at: now,
        updated_at: now,
        suspended_at: null,
        archived_at: null,
      };
      await unitOfWork.run(scope, async (work) => {
        await tenants.insert(work, tenant);
        work.record({
          action: 'tenant.created',
          entity: { type: 'tenant', id: tenant.id },
          old_value: null,
          new_value: auditValue(tenant),
          tenant_id: tenant.id,
        });
      });
      return tenant;
    },

    async get(_scope, id) {
      const tenant = await tenants.get(id);
      if (tenant === null) throw notFound('tenant');
      return tenant;
    },

    list: (_scope, query) => tenants.list(query),

    update: (scope, id, { limits, ...fields }) =>
      change(scope, id, 'tenant.updated', (tenant) =>
        changesOf(tenant, {
          ...defined(fields),
          ...(limits === undefined ? {} : { limits: { ...tenant.limits, ...defined(limits) } }),
        }),
      ),

    updateOwn: (scope, input) =>
      change(scope, scope.tenant_id, 'tenant.updated', (tenant) => changesOf(tenant, defined(input))),

    suspend: (scope, id) =>
      change(scope, id, 'tenant.suspended', ({ status }) =>
        status === 'suspended' ? null : { status: 'suspended', suspended_at: clock.now() },
      ),

    reactivate: (scope, id) =>
      change(scope, id, 'tenant.reactivated', ({ status }) =>
        status === 'active' ? null : { status: 'active', suspended_at: null },
      ),

    archive: (scope, id) =>
      change(
        scope,
        id,
        'tenant.archived',
        ({ status }) => (status === 'archived' ? null : { status: 'archived', archived_at: clock.now() }),
        'changed',
      ),

    restore: (scope, id) =>
      change(
        scope,
        id,
        'tenant.restored',
        ({ status, suspended_at }) =>
          status === 'archived' ? { status: suspended_at === null ? 'active' : 'suspended', archived_at: null } : null,
        'changed',
      ),
  };
}

/** The part of a patch that differs from what is there; null when nothing does. */
function changesOf(tenant: Tenant, patch: TenantPatch): TenantPatch | null {
  const changes = changedFields(tenant, patch);
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The members that say something: an absent one keeps what is there. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
