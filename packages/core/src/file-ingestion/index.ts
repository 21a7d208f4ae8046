export { type ChunkDocument, type ChunkFileDeps, createChunkFile } from './chunk-file.ts';
export { type ClaimEntryDeps, createClaimEntry } from './claim-entry.ts';
export { type ClaimFileDeps, createClaimFile } from './claim-file.ts';
export { type CompleteIngestionDeps, createCompleteIngestion } from './complete-ingestion.ts';
export { createEmbedChunks, type EmbedChunksDeps } from './embed-chunks.ts';
export { createFailIngestion, type FailIngestionDeps } from './fail-ingestion.ts';
export { createIndexChunks, type IndexChunksDeps } from './index-chunks.ts';
export {
  type ChunkBatch,
  type ChunkedFile,
  chunkBatchSchema,
  chunkedFileSchema,
  type IngestionContext,
  type IngestionStop,
  ingestionContextSchema,
  ingestionStopSchema,
} from './ingestion-context.ts';
export { createParseFile, type ParseFileDeps } from './parse-file.ts';
export { createSweepEntries, type SweepEntriesDeps } from './sweep-entries.ts';
