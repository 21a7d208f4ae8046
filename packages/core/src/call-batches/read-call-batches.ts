import { z } from 'zod';
import { notFound, type Page, type TenantScope } from '../kernel/index.ts';
import {
  type CallBatch,
  type CallBatchRow,
  type ListCallBatches,
  type ListCallBatchRows,
  rowCountsSchema,
  type StoredRow,
} from './call-batch.ts';
import type { CallBatchRepository } from './call-batch-repository.ts';
import { NO_ROWS, toBatch } from './call-batch-service.ts';

/** What came of a batch so far. */
export const callBatchReportSchema = z
  .object({
    object: z.literal('call_batch_report'),
    batch_id: z.string(),
    rows: rowCountsSchema,
    calls: z.int().min(0).meta({ description: 'Calls that have ended, repeated ones too' }),
    calls_by_result: z.record(z.string(), z.int().min(0)),
    csv: z.string().nullable().meta({
      description:
        'With format=csv a line a row: index, to, status, outcome, attempts, last_call_id, last_ended_at, error',
    }),
  })
  .meta({ id: 'CallBatchReport', description: 'What came of a batch so far' });
export type CallBatchReport = z.output<typeof callBatchReportSchema>;

/** Query of `GET /v1/call-batches/{call_batch_id}/report`. */
export const callBatchReportQuery = z.strictObject({
  format: z.enum(['json', 'csv']).default('json').meta({ description: 'csv: the rows as CSV (RFC 4180) besides' }),
});

const HEADER = 'index,to,status,outcome,attempts,last_call_id,last_ended_at,error';

/** A field of RFC 4180. What a spreadsheet would take for a formula is not among what these fields can hold. */
const field = (value: string | number) =>
  /[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : value;

function lineOf({ index, to, status, outcome, attempts, error }: StoredRow): string {
  const last = attempts.at(-1);
  return [
    ...[index, to, status, outcome ?? '', attempts.length],
    ...[last?.call_id ?? '', last?.ended_at.toISOString() ?? '', error?.message ?? ''],
  ]
    .map(field)
    .join(',');
}

function toRow({
  id: _id,
  tenant_id: _tenant,
  placed_at: _placed,
  claimed_until: _until,
  ...row
}: StoredRow): CallBatchRow {
  return { object: 'call_batch_row', ...row };
}

/** Reading batches. */
export function createReadCallBatches({ batches }: { readonly batches: CallBatchRepository }) {
  async function get(scope: TenantScope, id: string): Promise<CallBatch> {
    const [found, counts] = await Promise.all([batches.get(scope, id), batches.counts(scope, [id])]);
    if (found === null) throw notFound('call batch');
    return toBatch(found, counts.get(id) ?? NO_ROWS);
  }
  return {
    /** @throws AppError `not_found` */
    get,

    async list(scope: TenantScope, query: ListCallBatches): Promise<Page<CallBatch>> {
      const page = await batches.list(scope, query);
      const counts = await batches.counts(
        scope,
        page.data.map(({ id }) => id),
      );
      return { ...page, data: page.data.map((batch) => toBatch(batch, counts.get(batch.id) ?? NO_ROWS)) };
    },

    /** @throws AppError `not_found` */
    async rows(scope: TenantScope, id: string, query: ListCallBatchRows): Promise<Page<CallBatchRow>> {
      if ((await batches.get(scope, id)) === null) throw notFound('call batch');
      const page = await batches.listRows(scope, id, query);
      return { ...page, data: page.data.map(toRow) };
    },

    /** @throws AppError `not_found` */
    async report(scope: TenantScope, id: string, format: 'json' | 'csv'): Promise<CallBatchReport> {
      const { rows } = await get(scope, id);
      const lines = [HEADER];
      const calls_by_result: Record<string, number> = {};
      let calls = 0;
      for await (const row of batches.allRows(scope, id)) {
        for (const { result } of row.attempts) {
          calls_by_result[result] = (calls_by_result[result] ?? 0) + 1;
          calls += 1;
        }
        if (format === 'csv') lines.push(lineOf(row));
      }
      const csv = format === 'csv' ? `${lines.join('\r\n')}\r\n` : null;
      return { object: 'call_batch_report', batch_id: id, rows, calls, calls_by_result, csv };
    },
  };
}
