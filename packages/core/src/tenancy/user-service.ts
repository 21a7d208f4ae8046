import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  canonicalJson,
  type IdSource,
  isAppError,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { ListUsers, UpsertUser, User } from './user.ts';
import type { UserPatch, UserRepository } from './user-repository.ts';

/** What the use cases of end users need. */
export interface UserServiceDeps {
  readonly users: UserRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of end users. */
export interface UserService {
  /**
   * The user of the external_id, made or brought up to date. The same input again changes nothing, and is not audited.
   *
   * @param at where the input stands in the request, for the field that an error names: `user.`
   * @throws AppError `resource_archived`
   */
  upsert(scope: TenantScope, input: UpsertUser, at?: string): Promise<User>;
  /** The active user that is as the input says; null where `upsert` would make or change one, or refuse. */
  known(scope: TenantScope, input: UpsertUser): Promise<User | null>;
  /** @throws AppError `not_found` */
  get(scope: TenantScope, id: string): Promise<User>;
  list(scope: TenantScope, query: ListUsers): Promise<Page<User>>;
  /**
   * No session starts for the user any more, and its session tokens stop working within 60 s. An archived one stays as
   * it is.
   *
   * @throws AppError `not_found`
   */
  archive(scope: TenantScope, id: string): Promise<User>;
  /** Undoes `archive`. @throws AppError `not_found` */
  restore(scope: TenantScope, id: string): Promise<User>;
}

export function createUserService(deps: UserServiceDeps): UserService {
  const { users, unitOfWork, clock, ids } = deps;

  async function known(scope: TenantScope, input: UpsertUser): Promise<User | null> {
    const user = await users.getByExternalId(scope, input.external_id);
    return user !== null && user.status === 'active' && patchFor(user, input) === null ? user : null;
  }

  async function upsertOnce(scope: TenantScope, input: UpsertUser, at: string): Promise<User> {
    // Most calls find the user as it should be: no transaction for those.
    const same = await known(scope, input);
    if (same !== null) return same;
    return unitOfWork.run(withoutClaim(scope), async (work) => {
      const before = await users.getByExternalId(scope, input.external_id, work);
      if (before?.status === 'archived') throw archivedUser(at);
      const patch = before === null ? null : patchFor(before, input);
      if (before !== null && patch === null) return before;
      const now = clock.now();
      let after: User | null;
      if (before === null) {
        after = newUser(scope, ids.next('user'), input, now);
        await users.insert(scope, work, after);
      } else {
        after = await users.update(scope, work, before.id, { ...patch, updated_at: now });
      }
      if (after === null) throw notFound('user');
      work.record({
        action: 'user.upserted',
        entity: { type: 'user', id: after.id },
        old_value: before === null ? null : auditValue(before),
        new_value: auditValue(after),
      });
      return after;
    });
  }

  function setArchived(scope: TenantScope, id: string, archived: boolean): Promise<User> {
    return unitOfWork.run(scope, async (work) => {
      const before = await users.get(scope, id, work);
      if (before === null) throw notFound('user');
      const status = archived ? 'archived' : 'active';
      if (before.status === status) return before;
      const now = clock.now();
      const patch = { status, archived_at: archived ? now : null, updated_at: now } as const;
      const after = await users.update(scope, work, id, patch);
      if (after === null) throw notFound('user');
      work.record({
        action: archived ? 'user.archived' : 'user.restored',
        entity: { type: 'user', id },
        old_value: auditValue(before),
        new_value: auditValue(after),
      });
      return after;
    });
  }

  return {
    known,
    async upsert(scope, input, at = '') {
      try {
        return await upsertOnce(scope, input, at);
      } catch (error) {
        // Another request made the same user in the meantime: now it is there to be read.
        if (isAppError(error, 'already_exists')) return upsertOnce(scope, input, at);
        throw error;
      }
    },
    async get(scope, id) {
      const user = await users.get(scope, id);
      if (user === null) throw notFound('user');
      return user;
    },
    list: (scope, query) => users.list(scope, query),
    archive: (scope, id) => setArchived(scope, id, true),
    restore: (scope, id) => setArchived(scope, id, false),
  };
}

/** Said wherever a user is named by its external_id: on an upsert, and at the start of a session. */
function archivedUser(at: string): AppError {
  const message = 'The user with this external_id is archived: restore it first.';
  return new AppError('resource_archived', { message, param: `${at}external_id` });
}

function newUser(scope: TenantScope, id: string, input: UpsertUser, now: Date): User {
  return {
    object: 'user',
    id,
    tenant_id: scope.tenant_id,
    external_id: input.external_id,
    display_name: input.display_name ?? null,
    metadata: input.metadata ?? {},
    status: 'active',
    created_at: now,
    updated_at: now,
    archived_at: null,
  };
}

/** What the input would change; null when nothing. */
function patchFor(user: User, { display_name, metadata }: UpsertUser): UserPatch | null {
  const patch: UserPatch = {};
  if (display_name !== undefined && display_name !== user.display_name) patch.display_name = display_name;
  if (metadata !== undefined && canonicalJson(metadata) !== canonicalJson(user.metadata)) patch.metadata = metadata;
  return Object.keys(patch).length === 0 ? null : patch;
}

/**
 * An upsert may be repeated freely, so it leaves the request's Idempotency-Key to the effect that may not: a session
 * that is started with its user.
 */
function withoutClaim(scope: TenantScope): TenantScope {
  const { idempotency: _claim, ...origin } = scope.origin;
  return { ...scope, origin };
}
