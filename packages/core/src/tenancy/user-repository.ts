import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { User, UserFilter } from './user.ts';

/** Where end users are kept. */
export interface UserRepository {
  get(scope: TenantScope, id: string): Promise<User | null>;
  getByExternalId(scope: TenantScope, externalId: string, work?: Work): Promise<User | null>;
  list(scope: TenantScope, filter: UserFilter, page: PageRequest): Promise<Page<User>>;
  /** @throws AppError `already_exists` when the external_id is taken. */
  insert(scope: TenantScope, work: Work, user: User): Promise<void>;
  /** Sets what may change of a user; null when there is none. */
  update(
    scope: TenantScope,
    work: Work,
    id: string,
    fields: Partial<Pick<User, 'display_name' | 'metadata' | 'status' | 'archived_at' | 'updated_at'>>,
  ): Promise<User | null>;
}
