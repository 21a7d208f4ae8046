import { z } from 'zod';
import { idSchema, type RequestOrigin, systemScope } from '../kernel/index.ts';

/** An entry of an index, as a state machine is told of it. */
export const entryRefSchema = z.strictObject({
  index_id: idSchema('search_index'),
  generation: z.int().min(1),
});

/** What every step after the claim is told: ids only. */
export const ingestionContextSchema = z.strictObject({
  tenant_id: idSchema('tenant'),
  file_id: idSchema('file'),
  version: z.int().min(1),
  execution_arn: z.string(),
  /** The one entry that the execution is for; missing where it is for an upload, with all indexes of the file. */
  entry: entryRefSchema.optional(),
});
export type IngestionContext = z.infer<typeof ingestionContextSchema>;

/** One batch of chunks, `cutting:batch/batches`: which of the plan's cuttings, which batch of it, and of how many. */
const batchPlaceSchema = z.string().regex(/^\d{1,2}:\d{1,6}\/\d{1,6}$/);

/** What the steps after chunking are told. */
export const chunkedFileSchema = z.strictObject({
  context: ingestionContextSchema,
  batches: z.array(batchPlaceSchema),
});
export type ChunkedFile = z.infer<typeof chunkedFileSchema>;

/** What a Map item is told. */
export const chunkBatchSchema = z.strictObject({ context: ingestionContextSchema, batch: batchPlaceSchema });
export type ChunkBatch = z.infer<typeof chunkBatchSchema>;

/** The end of an ingestion that can go no further, and why. */
export const ingestionStopSchema = z.strictObject({
  outcome: z.enum(['failed', 'done']),
  code: z.string().optional(),
  reason: z.string().optional(),
  /** The sentence for the owner of the file, where it says more than the code's own. */
  message: z.string().optional(),
});
export type IngestionStop = z.infer<typeof ingestionStopSchema>;

/** Nothing is left to do: another execution has the file, or it is gone. */
export const DONE: IngestionStop = { outcome: 'done' };

/** Our own scope inside the file's tenant. */
export const ingestionScope = (tenantId: string, requestId: string) =>
  systemScope(tenantId, 'ingestion', { request_id: requestId, source: 'ingestion' } satisfies RequestOrigin);

/** The key of the entry that an execution is for, or would be of in one of the plan's targets. */
export const entryKeyOf = (
  { file_id, version }: Pick<IngestionContext, 'file_id' | 'version'>,
  { index_id, generation }: { readonly index_id: string; readonly generation: number },
) => ({ index_id, generation, file_id, file_version: version });
