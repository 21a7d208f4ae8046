export { type CompleteUploadDeps, createCompleteUpload } from './complete-upload.ts';
export { type AttachableIndexes, type CreateFileDeps, createCreateFile } from './create-file.ts';
export {
  type CreateFile,
  createFileSchema,
  type File,
  type FileStage,
  type FileStatus,
  type FileWithUpload,
  filePageSchema,
  fileSchema,
  fileWithUploadSchema,
  listFilesSchema,
  type Upload,
} from './file.ts';
export { type FileVersionRef, parseUploadKey, uploadKey, workKey } from './file-keys.ts';
export { createFileLifecycle, type FileLifecycle, type FileLifecycleDeps } from './file-lifecycle.ts';
export { type FileReasonCode, fileReason, fileReasons } from './file-reasons.ts';
export type { FileRepository, FileTransition, FileWatchList, StoredFile } from './file-repository.ts';
export type { DeclaredContent, IngestionStarter, ObjectFacts, ObjectStore, UploadSigner } from './object-store.ts';
export { createFileReader } from './read-files.ts';
export { createRetryFile, type RetryFileDeps } from './retry-file.ts';
export { createSweepFiles, type SweepFilesDeps } from './sweep-files.ts';
