import { sfnEntryStarter, sfnIngestionStarter, sfnIngestionStopper } from '@patchbay/aws/executions';
import {
  createS3Client,
  s3FileDownloads,
  s3MultipartUploads,
  s3ObjectRemover,
  s3ObjectStore,
  s3UploadSigner,
} from '@patchbay/aws/files';
import { filesSettings, loadConfig, loadIngestionConfig, loadVectorConfig, stageSettings } from '@patchbay/config';
import {
  createArchiveFile,
  createCompleteUpload,
  createCreateFile,
  createCreateFileVersion,
  createDownloadFile,
  createFileLifecycle,
  createFileReader,
  createPurgeFile,
  createRestoreFile,
  createRetryFile,
  createStopFile,
  createUploadParts,
} from '@patchbay/core/file-storage';
import { createEntryDispatcher, createIndexFiles, createIndexSnapshots } from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import {
  createChunkRepository,
  createFileLimitsReader,
  createFileRepository,
  createFileRows,
  createIndexEntryRepository,
  createIndexedFiles,
  createIndexSnapshotRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeFiles() {
  const base = await composeBase();
  const files = createFileRepository(base.database);
  const entries = createIndexEntryRepository(base.database, base.clock);
  return { ...base, files, entries, lifecycle: createFileLifecycle({ ...base, files }) };
}

async function composeBucket() {
  const config = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  const client = createS3Client(config.stage.aws_endpoint_url);
  const { bucket } = config.files;
  const { retention_days } = config.files;
  return { client, bucket, retention_days, multipart: s3MultipartUploads(client, bucket) };
}

/** What uploads go by: presigned addresses of one PUT, or of parts. */
async function composeUploads() {
  const [base, { client, bucket, multipart }] = await Promise.all([composeFiles(), composeBucket()]);
  return { ...base, bucket, multipart, signer: s3UploadSigner(client, bucket), objects: s3ObjectStore(client, bucket) };
}

/** Reading files: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, files } = await composeFiles();
  return { edge, files: createFileReader({ files }) };
});

/** What indexes have of files: rows, and executions that bring a file in. */
async function composeIndexes({ database, ...base }: Awaited<ReturnType<typeof composeFiles>>) {
  const indexes = createSearchIndexRepository(database);
  const snapshots = createIndexSnapshots({ ...base, indexes, snapshots: createIndexSnapshotRepository(database) });
  return { indexes, snapshots };
}

async function composeDispatcher({ entries, clock }: Awaited<ReturnType<typeof composeFiles>>) {
  const starter = sfnEntryStarter(await loadIngestionConfig(configSources));
  return createEntryDispatcher({ entries, clock, starter });
}

/** Declaring a file: a row and a presigned address; the same content again is brought into more indexes instead. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeUploads();
  const [{ indexes }, dispatcher] = await Promise.all([composeIndexes(base), composeDispatcher(base)]);
  const indexFiles = createIndexFiles({ ...base, files: createIndexedFiles(base.database), indexes, dispatcher });
  const limits = createFileLimitsReader(base.database);
  return { edge: base.edge, createFile: createCreateFile({ ...base, limits, indexes, attachFile: indexFiles.attach }) };
});

/** Declaring the next version of a file. */
export const composeVersioning = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeUploads();
  const limits = createFileLimitsReader(base.database);
  return { edge: base.edge, createFileVersion: createCreateFileVersion({ ...base, limits }) };
});

/** The parts of a large upload. */
export const composeUploading = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeUploads();
  return { edge: base.edge, uploadParts: createUploadParts(base) };
});

/** The word that an upload is over. */
export const composeCompleting = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeUploads();
  return { edge: base.edge, completeUpload: createCompleteUpload(base) };
});

/** Another try: a new upload address, or a new execution. */
export const composeRetrying = /* @__PURE__ */ composeOnce(async () => {
  const [base, { state_machine_arn }] = await Promise.all([composeUploads(), loadIngestionConfig(configSources)]);
  const ingestion = sfnIngestionStarter({ state_machine_arn, bucket: base.bucket });
  return { edge: base.edge, retryFile: createRetryFile({ ...base, ingestion }) };
});

async function composeEnding() {
  const [base, { multipart, retention_days }] = await Promise.all([composeFiles(), composeBucket()]);
  const stopFile = createStopFile({ ...base, multipart, ingestion: sfnIngestionStopper() });
  return { ...base, retention_days, stopFile };
}

/** The end of what is under way. */
export const composeStopping = /* @__PURE__ */ composeOnce(async () => {
  const { edge, stopFile } = await composeEnding();
  return { edge, stopFile };
});

/** Out of every live search. */
export const composeArchiving = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeEnding();
  return { edge: base.edge, archiveFile: createArchiveFile({ ...base, ...(await composeIndexes(base)) }) };
});

/** Back into them: entries that wait, and their executions. */
export const composeRestoring = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeFiles();
  const [{ indexes }, dispatcher] = await Promise.all([composeIndexes(base), composeDispatcher(base)]);
  return { edge: base.edge, restoreFile: createRestoreFile({ ...base, indexes, dispatcher }) };
});

/** The end of a file, in every place that has something of it. */
export const composePurging = /* @__PURE__ */ composeOnce(async () => {
  const [base, { client, bucket, multipart }, vector] = await Promise.all([
    composeFiles(),
    composeBucket(),
    loadVectorConfig(configSources),
  ]);
  const purgeFile = createPurgeFile({
    ...base,
    multipart,
    rows: createFileRows(base.database),
    indexes: createSearchIndexRepository(base.database),
    chunks: createChunkRepository(base.database),
    vectors: createVectorStores(vector),
    objects: s3ObjectRemover(client, bucket),
  });
  return { edge: base.edge, purgeFile };
});

/** Addresses of contents. */
export const composeDownloading = /* @__PURE__ */ composeOnce(async () => {
  const [base, { client, bucket }] = await Promise.all([composeFiles(), composeBucket()]);
  const objects = s3ObjectStore(client, bucket);
  const downloads = s3FileDownloads(client, bucket);
  return { edge: base.edge, downloadFile: createDownloadFile({ ...base, objects, downloads }) };
});
