import { type Clock, type IdSource, notFound, type Page, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import {
  type AuditExport,
  type AuditExportWithFile,
  type CreateAuditExport,
  exportKey,
  type ListAuditExports,
  type StoredAuditExport,
  shownExport,
} from './audit-export.ts';
import type { AuditExportRepository, DownloadSigner, ExportQueue } from './audit-export-repository.ts';
import { auditValue } from './audit-value.ts';

/** What asking for exports needs. */
export interface CreateExportDeps {
  readonly exports: AuditExportRepository;
  readonly queue: ExportQueue;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** When the sweep asks again for a worker, should the message have been lost. */
const MESSAGE_DEADLINE_MS = 60_000;
const DOWNLOAD_SECONDS = 900;

/** Makes the use case that asks for an export; a worker makes the file. */
export function createCreateAuditExport({ exports, queue, unitOfWork, clock, ids }: CreateExportDeps) {
  return async (scope: TenantScope, filters: CreateAuditExport): Promise<AuditExport> => {
    const now = clock.now();
    const created: StoredAuditExport = {
      object: 'audit_export',
      id: ids.next('audit_export'),
      tenant_id: scope.tenant_id,
      status: 'queued',
      filters: { ...filters, until: filters.until ?? now },
      count: null,
      size_bytes: null,
      sha256: null,
      reason: null,
      created_by: scope.subject,
      created_at: now,
      started_at: null,
      completed_at: null,
      expires_at: null,
      attempt: 0,
      deadline_at: new Date(now.getTime() + MESSAGE_DEADLINE_MS),
    };
    await unitOfWork.run(scope, async (work) => {
      await exports.insert(scope, work, created);
      const entity = { type: 'audit_export', id: created.id } as const;
      const new_value = auditValue({ status: created.status, filters: created.filters });
      work.record({ action: 'audit_export.created', entity, old_value: null, new_value });
    });
    // The export is there: should this message be lost, the sweep sends another.
    await queue.send({ tenant_id: created.tenant_id, export_id: created.id }).catch(() => undefined);
    return shownExport(created);
  };
}

/** What reading exports needs. */
export interface ReadExportsDeps {
  readonly exports: AuditExportRepository;
  readonly downloads: DownloadSigner;
  readonly clock: Clock;
}

/** Makes the reading of exports. */
export function createAuditExportReader({ exports, downloads, clock }: ReadExportsDeps) {
  return {
    async list(scope: TenantScope, query: ListAuditExports): Promise<Page<AuditExport>> {
      const page = await exports.list(scope, query);
      return { ...page, data: page.data.map(shownExport) };
    },

    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<AuditExportWithFile> {
      const found = await exports.get(scope, id);
      if (found === null) throw notFound('audit export');
      const kept = found.status === 'completed' && found.expires_at !== null && found.expires_at > clock.now();
      const name = `audit-events-${found.id}.jsonl.gz`;
      const download_url = kept ? await downloads.presignDownload(exportKey(found), name, DOWNLOAD_SECONDS) : null;
      return { ...shownExport(found), download_url };
    },
  };
}
