import type { ActorScope, Page, TenantScope, Work } from '../kernel/index.ts';
import type { AuditEvent, AuditFilters } from './audit-event.ts';
import type { ListAuditExports, StoredAuditExport } from './audit-export.ts';

/** Port of exports. */
export interface AuditExportRepository {
  insert(scope: TenantScope, work: Work, created: StoredAuditExport): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredAuditExport | null>;
  list(scope: TenantScope, query: ListAuditExports): Promise<Page<StoredAuditExport>>;
  /** Takes an export for a worker, if it is still as `seen`; false when somebody else was faster. */
  claim(scope: TenantScope, seen: StoredAuditExport, started_at: Date, deadline_at: Date): Promise<boolean>;
  /** Gives it back for another attempt, not before `deadline_at`. */
  giveBack(scope: TenantScope, id: string, attempt: number, deadline_at: Date): Promise<void>;
  /** Ends the attempt; null when it has ended before, or is another's by now. */
  finish(
    scope: TenantScope,
    work: Work,
    claimed: Pick<StoredAuditExport, 'id' | 'attempt'>,
    end: Pick<
      StoredAuditExport,
      'status' | 'count' | 'size_bytes' | 'sha256' | 'reason' | 'completed_at' | 'expires_at'
    >,
  ): Promise<StoredAuditExport | null>;
}

/** Port: exports of all tenants that should have moved on by now. */
export interface AuditExportWatchList {
  overdue(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}

/** Port of the events that fit an export. */
export interface AuditEventSource {
  /** In the order of ids, after `after` ('' for the beginning), at most `limit`. */
  next(scope: ActorScope, filters: AuditFilters, after: string, limit: number): Promise<AuditEvent[]>;
}

/** Message to a worker. */
export interface ExportOrder {
  readonly tenant_id: string;
  readonly export_id: string;
}

/** Port of the queue to the workers: delivered once or more, some time. */
export interface ExportQueue {
  send(order: ExportOrder): Promise<void>;
}

/** Port of where files of exports are kept. */
export interface ExportStore {
  /** Writes lines as one gzip file, while they come; nothing is there before all of it is. */
  write(key: string, lines: AsyncIterable<string>): Promise<{ size_bytes: number; sha256: string }>;
}

/** Port of addresses from which a file can be fetched for a while. */
export interface DownloadSigner {
  presignDownload(key: string, file_name: string, expires_in_seconds: number): Promise<string>;
}
