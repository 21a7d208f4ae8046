import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { ListUsers, User } from './user.ts';

/** What of a user may change. */
export type UserPatch = Partial<Pick<User, 'display_name' | 'metadata' | 'status' | 'updated_at' | 'archived_at'>>;

/** Where end users are kept. */
export interface UserRepository {
  get(scope: TenantScope, id: string, work?: Work): Promise<User | null>;
  getByExternalId(scope: TenantScope, externalId: string, work?: Work): Promise<User | null>;
  list(scope: TenantScope, query: ListUsers): Promise<Page<User>>;
  /** @throws AppError `already_exists` when the external_id is taken. */
  insert(scope: TenantScope, work: Work, user: User): Promise<void>;
  /** The user as it is then; null when there is none. */
  update(scope: TenantScope, work: Work, id: string, patch: UserPatch): Promise<User | null>;
}
