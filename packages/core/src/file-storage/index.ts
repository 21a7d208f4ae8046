export {
  type ArchiveDeps,
  createArchiveFile,
  createRestoreFile,
  type RestoreDeps,
} from './archive-file.ts';
export { type CompleteUploadDeps, createCompleteUpload } from './complete-upload.ts';
export { type AttachableIndexes, type CreateFileDeps, createCreateFile } from './create-file.ts';
export { type CreateFileVersionDeps, createCreateFileVersion } from './create-file-version.ts';
export { createDownloadFile, type DownloadFileDeps, downloadQuerySchema, fileDownloadSchema } from './download-file.ts';
export { type File, type FileStage, type FileStatus, filePageSchema, fileSchema } from './file.ts';
export {
  type CreateFile,
  createdFileSchema,
  createFileSchema,
  createFileVersionSchema,
  type FileWithUpload,
  fileWithUploadSchema,
  listedFileStatuses,
  listFilesSchema,
} from './file-inputs.ts';
export { type FileVersionRef, filePrefixes, parseUploadKey, uploadKey, workKey } from './file-keys.ts';
export { createFileLifecycle, type FileLifecycle, type FileLifecycleDeps } from './file-lifecycle.ts';
export { type FileReasonCode, fileReason, fileReasons } from './file-reasons.ts';
export type {
  FileFilter,
  FileRepository,
  FileTransition,
  FileWatchList,
  MultipartState,
  StoredFile,
} from './file-repository.ts';
export {
  fileVersionId,
  fileVersionPageSchema,
  fileVersionSchema,
  listFileVersionsSchema,
  type StoredFileVersion,
  versionOf,
} from './file-version.ts';
export type {
  DeclaredContent,
  DeclaredPart,
  FileDownloadSigner,
  IngestionStarter,
  IngestionStopper,
  MultipartUploads,
  ObjectFacts,
  ObjectRemover,
  ObjectStore,
  StoredPart,
  UploadSigner,
} from './object-store.ts';
export { createPurgeArchivedFiles, type PurgeArchivedFilesDeps } from './purge-archived-files.ts';
export { createPurgeFile, type FileRows, type PurgedFile, type PurgeFileDeps, purgedFileSchema } from './purge-file.ts';
export { createFileReader } from './read-files.ts';
export { createRetryFile, type RetryFileDeps } from './retry-file.ts';
export { createStopFile, type StopFileDeps } from './stop-file.ts';
export { createSweepFiles, type SweepFilesDeps } from './sweep-files.ts';
export {
  completeUploadSchema,
  type Upload,
  uploadPartsRequestSchema,
  uploadPartsSchema,
  uploadStateSchema,
} from './upload.ts';
export { createUploadParts, type UploadPartsDeps } from './upload-parts.ts';
