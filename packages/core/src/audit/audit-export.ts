import { z } from 'zod';
import { idSchema, OBJECT_AREAS, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { type AuditFilters, auditFilters } from './audit-event.ts';

const EXPORT_STATUSES = ['queued', 'running', 'completed', 'failed'] as const;

/** Why an export came to nothing. */
const EXPORT_REASONS = {
  too_many_events: 'More events fit the filters than one export may hold: narrow since and until.',
  gave_up: 'The export did not come to an end after several attempts: try again, with a narrower range.',
} as const;
export type ExportReasonCode = keyof typeof EXPORT_REASONS;

/** What may be asked for: the same filters as in the list, all of which must hold. */
export const createAuditExportSchema = z
  .strictObject(auditFilters)
  .refine(({ since, until }) => since === undefined || until === undefined || since < until, {
    path: ['until'],
    message: 'must be after since',
  });
export type CreateAuditExport = z.output<typeof createAuditExportSchema>;

const time = timeField.optional();

/** The filters of an export, as it shows them. */
const shownFiltersSchema = z.object({ ...auditFilters, since: time, until: time });

/** A file of audit events in the making, or made. */
export const auditExportSchema = z
  .object({
    object: z.literal('audit_export'),
    id: idSchema('audit_export'),
    tenant_id: idSchema('tenant'),
    status: z.enum(EXPORT_STATUSES),
    filters: shownFiltersSchema.meta({
      description: 'What was asked for; until is the time of asking unless it was given',
    }),
    count: z.int().nullable().meta({ description: 'Events in the file' }),
    size_bytes: z.int().nullable().meta({ description: 'Of the gzip file' }),
    sha256: z.string().nullable().meta({ description: 'SHA-256 of the gzip file, hexadecimal' }),
    reason: z
      .object({ code: z.enum(Object.keys(EXPORT_REASONS) as ExportReasonCode[]), message: z.string() })
      .nullable()
      .meta({ description: 'Why it failed' }),
    created_by: subjectSchema,
    created_at: timeField,
    started_at: timeField.nullable(),
    completed_at: timeField.nullable().meta({ description: 'When it was completed or failed' }),
    expires_at: timeField.nullable().meta({ description: 'When the file is removed' }),
  })
  .meta({ id: 'AuditExport', description: 'Audit events as a gzip file of JSON lines, each with its seal' });
export type AuditExport = z.infer<typeof auditExportSchema>;

/** One export with the address of its file. */
export const auditExportWithFileSchema = auditExportSchema
  .extend({
    download_url: z.url().nullable().meta({ description: 'Where the file is, for 15 minutes; null until completed' }),
  })
  .meta({ id: 'AuditExportWithFile', description: 'An audit export and where to fetch it' });
export type AuditExportWithFile = z.infer<typeof auditExportWithFileSchema>;

export const listAuditExportsSchema = z.strictObject({ ...pageQuery, status: z.enum(EXPORT_STATUSES).optional() });
export type ListAuditExports = z.output<typeof listAuditExportsSchema>;

/** What is kept of an export besides what it shows. */
export interface StoredAuditExport extends AuditExport {
  readonly filters: AuditFilters;
  /** Times that a worker took it. */
  readonly attempt: number;
  /** When somebody looks after it, unless it has ended by then. */
  readonly deadline_at: Date | null;
}

/** How long a file is kept; the bucket's lifecycle rule has the same number. */
export const EXPORT_KEPT_DAYS = 30;

/** Where the file of an export lies: under its tenant's prefix. */
export function exportKey({ tenant_id, id }: Pick<AuditExport, 'tenant_id' | 'id'>): string {
  return `${OBJECT_AREAS.exports}${tenant_id}/${id}.jsonl.gz`;
}

export const exportReason = (code: ExportReasonCode) => ({ code, message: EXPORT_REASONS[code] });

/** An export without what only we keep of it. */
export function shownExport({ attempt: _attempt, deadline_at: _deadline, ...shown }: StoredAuditExport): AuditExport {
  return shown;
}
