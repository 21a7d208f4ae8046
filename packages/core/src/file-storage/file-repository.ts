import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { File, FileStage, FileStatus } from './file.ts';

/** A file as it is stored. */
export interface StoredFile extends Omit<File, 'object'> {
  /** The execution that works on it; null between executions. */
  readonly execution_arn: string | null;
}

/** Fields that a transition sets. */
export type FileTransition = Partial<Omit<StoredFile, 'id' | 'tenant_id' | 'created_at'>> & {
  readonly status: FileStatus;
};

/** Where files are kept. */
export interface FileRepository {
  insert(scope: TenantScope, work: Work, file: StoredFile): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredFile | null>;
  list(
    scope: TenantScope,
    page: PageRequest,
    filter: { status?: FileStatus | undefined; index_id?: string | undefined },
  ): Promise<Page<StoredFile>>;
  /** Changes a file that still is as expected; null when it is not, so that each change happens once. */
  transition(
    scope: TenantScope,
    work: Work,
    id: string,
    expected: { status: readonly FileStatus[]; execution_arn?: string | null },
    change: FileTransition,
  ): Promise<StoredFile | null>;
  /** Notes progress of an execution; never backwards, and not of an execution that was replaced. */
  progress(
    scope: TenantScope,
    id: string,
    executionArn: string,
    at: { stage: FileStage; percent: number },
  ): Promise<void>;
}

/** The sweeper's view across tenants. */
export interface FileWatchList {
  /** Files past their deadline, oldest first, with nothing but who they belong to. */
  overdue(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}
