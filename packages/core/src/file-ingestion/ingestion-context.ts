import { z } from 'zod';
import { idSchema, type RequestOrigin, systemScope } from '../kernel/index.ts';

/** What every step after the claim is told: ids only. */
export const ingestionContextSchema = z.strictObject({
  tenant_id: idSchema('tenant'),
  file_id: idSchema('file'),
  version: z.int().min(1),
  attempt: z.int().min(1),
  execution_arn: z.string(),
});
export type IngestionContext = z.infer<typeof ingestionContextSchema>;

/** One batch of chunks: what a Map item is told. */
export const chunkBatchSchema = ingestionContextSchema.extend({
  batch: z.int().min(0),
  /** Batches of the document, for progress. */
  batches: z.int().min(1),
});
export type ChunkBatch = z.infer<typeof chunkBatchSchema>;

/** The end of an ingestion that can go no further, and why. */
export const ingestionStopSchema = z.strictObject({
  outcome: z.enum(['failed', 'done']),
  code: z.string().optional(),
  reason: z.string().optional(),
});
export type IngestionStop = z.infer<typeof ingestionStopSchema>;

/** Our own scope inside the file's tenant. */
export const ingestionScope = (tenantId: string, requestId: string) =>
  systemScope(tenantId, 'ingestion', { request_id: requestId, source: 'ingestion' } satisfies RequestOrigin);

/** Names of what steps leave for each other under the attempt's work prefix. */
export const WORK_NAMES = {
  document: 'document.json',
  chunks: (batch: number) => `chunks-${batch}.json`,
  embeddings: (batch: number) => `embeddings-${batch}.json`,
} as const;
