export {
  type ChunkDocument,
  type ChunkedFile,
  type ChunkFileDeps,
  chunkedFileSchema,
  createChunkFile,
} from './chunk-file.ts';
export { type ClaimFileDeps, createClaimFile } from './claim-file.ts';
export { type CompleteFileDeps, createCompleteFile } from './complete-file.ts';
export { createEmbedChunks, type EmbedChunksDeps } from './embed-chunks.ts';
export { createFailFile, type FailFileDeps } from './fail-file.ts';
export { createIndexChunks, type IndexChunksDeps } from './index-chunks.ts';
export {
  type ChunkBatch,
  chunkBatchSchema,
  type IngestionContext,
  type IngestionStop,
  ingestionContextSchema,
  ingestionStopSchema,
} from './ingestion-context.ts';
export { createParseFile, type ParseFileDeps } from './parse-file.ts';
