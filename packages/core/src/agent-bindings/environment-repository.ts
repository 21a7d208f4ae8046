import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { Environment, EnvironmentChange } from './environment.ts';

/** What setting an environment changes. */
export type EnvironmentPatch = Pick<
  Environment,
  'binding_id' | 'binding_number' | 'digest' | 'resolved_versions' | 'revision' | 'updated_at' | 'updated_by'
>;

/** Storage of environments and their history. */
export interface EnvironmentRepository {
  find(scope: TenantScope, agentId: string, environment: string, work?: Work): Promise<Environment | undefined>;
  /** By name. */
  list(scope: TenantScope, agentId: string, page: PageRequest): Promise<Page<Environment>>;
  /** @throws AppError `already_exists` where there is one already. */
  insert(scope: TenantScope, work: Work, environment: Environment): Promise<void>;
  update(scope: TenantScope, work: Work, id: string, patch: EnvironmentPatch): Promise<void>;
  addHistory(scope: TenantScope, work: Work, change: EnvironmentChange): Promise<void>;
  /** The setting that made a revision. */
  findChange(
    scope: TenantScope,
    work: Work,
    agentId: string,
    environment: string,
    revision: number,
  ): Promise<EnvironmentChange | undefined>;
  /** By revision. */
  listHistory(
    scope: TenantScope,
    agentId: string,
    environment: string,
    page: PageRequest,
  ): Promise<Page<EnvironmentChange>>;
}
