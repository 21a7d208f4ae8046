import { idSchema } from '@patchbay/core/kernel';
import { z } from 'zod';

/**
 * The object that was created. EventBridge starts an execution per object under `OBJECT_AREAS.uploads`; whoever starts
 * one by hand (a retry) sends the same shape.
 */
const uploadedObjectSchema = z.strictObject({
  bucket: z.string(),
  key: z.string(),
  /** Of the object, in a versioned bucket; empty or missing where the event has none (the emulator's). */
  version_id: z.string().optional(),
});

/** What an index is to have of a file that is ready: a file is attached, or an index is made anew. */
const indexEntrySchema = z.strictObject({
  tenant_id: idSchema('tenant'),
  index_id: idSchema('search_index'),
  generation: z.int().min(1),
  file_id: idSchema('file'),
  file_version: z.int().min(1),
});

/** Input of an ingestion execution: an upload with all indexes of its file, or one entry of one index. */
export const ingestionInputSchema = z.union([uploadedObjectSchema, z.strictObject({ index_entry: indexEntrySchema })]);
export type IngestionInput = z.infer<typeof ingestionInputSchema>;

/** Input of the first step: what it is about, and the execution that asks for it. */
export const ingestionStartSchema = z.strictObject({ source: ingestionInputSchema, execution_arn: z.string() });

/**
 * Input of the fail step. `failure.code` and `failure.reason` are what a step returned with `outcome: 'failed'`;
 * `failure.Error` and `failure.Cause` are what Step Functions says about a step whose retries ran out.
 */
export const ingestionFailureSchema = z.strictObject({
  source: ingestionInputSchema,
  execution_arn: z.string(),
  failure: z.looseObject({
    code: z.string().optional(),
    reason: z.string().optional(),
    message: z.string().optional(),
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
});
export type IngestionFailure = z.infer<typeof ingestionFailureSchema>;

/**
 * What a step's output may say about the way on: `done` ends the execution well (a second delivery has nothing to
 * do), `failed` goes to the fail step, anything else (or nothing) goes to the next step.
 */
export const STEP_OUTCOMES = { done: 'done', failed: 'failed' } as const;
