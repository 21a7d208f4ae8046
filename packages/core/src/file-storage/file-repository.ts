import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { File, FileStage, FileStatus } from './file.ts';
import type { ListFiles } from './file-inputs.ts';
import type { StoredFileVersion } from './file-version.ts';

/** A content that is uploaded in parts. */
export interface MultipartState {
  readonly upload_id: string;
  /** SHA-256 of every part in order, where they were declared. */
  readonly part_sha256: readonly string[] | null;
}

/** A file as it is stored. */
export interface StoredFile extends Omit<File, 'object'> {
  /** The execution that works on it; null between executions. */
  readonly execution_arn: string | null;
  /** The upload in parts of the newest version; null where it is sent by one PUT. */
  readonly multipart: MultipartState | null;
}

/** Fields that a transition sets. */
export type FileTransition = Partial<Omit<StoredFile, 'id' | 'tenant_id' | 'created_at'>> & {
  readonly status: FileStatus;
};

/** What a file must still be for a change to happen. */
export interface ExpectedFile {
  readonly status: readonly FileStatus[];
  readonly execution_arn?: string | null;
  readonly version?: number;
  readonly purge_at?: Date | null;
}

/** What a list of files is narrowed by. */
export type FileFilter = Partial<Omit<ListFiles, keyof PageRequest>>;

/** Where files and their versions are kept. */
export interface FileRepository {
  /** Inserts a file and the row of its version. */
  insert(scope: TenantScope, work: Work, file: StoredFile): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredFile | null>;
  list(scope: TenantScope, page: PageRequest, filter: FileFilter): Promise<Page<StoredFile>>;
  /** A file whose newest version is searched and has this very content. */
  findSame(scope: TenantScope, content: Pick<File, 'sha256' | 'size_bytes' | 'media_type'>): Promise<StoredFile | null>;
  /**
   * Changes a file that still is as expected; null when it is not, so that each change happens once. The row of its
   * newest version follows, and is made where the change makes another version the newest.
   */
  transition(
    scope: TenantScope,
    work: Work,
    id: string,
    expected: ExpectedFile,
    change: FileTransition,
  ): Promise<StoredFile | null>;
  /** Notes progress of an execution; never backwards, and not of an execution that was replaced. */
  progress(
    scope: TenantScope,
    id: string,
    executionArn: string,
    at: { stage: FileStage; percent: number },
  ): Promise<void>;
  getVersion(scope: TenantScope, fileId: string, version: number): Promise<StoredFileVersion | null>;
  listVersions(scope: TenantScope, fileId: string, page: PageRequest): Promise<Page<StoredFileVersion>>;
}

/** The sweeper's view across tenants. */
export interface FileWatchList {
  /** Files past their deadline, oldest first, with nothing but who they belong to. */
  overdue(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Archived files whose time has come to be purged, the longest due first. */
  purgeable(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}
