import { z } from 'zod';

/**
 * Input of an ingestion execution: the object that was created. EventBridge starts one per object under
 * `OBJECT_AREAS.uploads`; whoever starts one by hand (a retry) sends the same shape.
 */
export const ingestionInputSchema = z.strictObject({
  bucket: z.string(),
  key: z.string(),
  /** Of the object, in a versioned bucket; empty or missing where the event has none (the emulator's). */
  version_id: z.string().optional(),
});
export type IngestionInput = z.infer<typeof ingestionInputSchema>;

/** Input of the first step: the object, and the execution that asks for it. */
export const ingestionStartSchema = z.strictObject({ source: ingestionInputSchema, execution_arn: z.string() });

/**
 * Input of the fail step. `failure.code` and `failure.reason` are what a step returned with `outcome: 'failed'`;
 * `failure.Error` and `failure.Cause` are what Step Functions says about a step whose retries ran out, or a Map of
 * which an item failed for good: then `Error` is `DocumentFailed` and `Cause` is that item's output as JSON.
 */
export const ingestionFailureSchema = z.strictObject({
  source: ingestionInputSchema,
  execution_arn: z.string(),
  failure: z.looseObject({
    code: z.string().optional(),
    reason: z.string().optional(),
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
});
export type IngestionFailure = z.infer<typeof ingestionFailureSchema>;

/** Name of the error with which a Map item that failed for good ends its Map. */
export const DOCUMENT_FAILED = 'DocumentFailed';

/**
 * What a step's output may say about the way on: `done` ends the execution well (a second delivery has nothing to
 * do), `failed` goes to the fail step, anything else (or nothing) goes to the next step.
 */
export const STEP_OUTCOMES = { done: 'done', failed: 'failed' } as const;
