export {
  callBatchPageSchema,
  callBatchRowPageSchema,
  callBatchSchema,
  createCallBatchSchema,
  listCallBatchesSchema,
  listCallBatchRowsSchema,
  ROW_OUTCOMES,
  type RowCounts,
  type StoredBatch,
  type StoredRow,
} from './call-batch.ts';
export type { CallBatchLine, CallBatchRepository, CallBatchWatchList } from './call-batch-repository.ts';
export { createCallBatchService, NO_ROWS } from './call-batch-service.ts';
export { inRounds } from './in-rounds.ts';
export { callBatchReportQuery, callBatchReportSchema, createReadCallBatches } from './read-call-batches.ts';
export { createRunCallBatches } from './run-call-batches.ts';
