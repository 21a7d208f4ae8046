import { sfnIngestionStarter, sfnIngestionStopper } from '@patchbay/aws/executions';
import {
  createS3Client,
  s3FileDownloads,
  s3MultipartUploads,
  s3ObjectStore,
  s3UploadSigner,
} from '@patchbay/aws/files';
import { filesSettings, loadConfig, loadIngestionConfig, stageSettings } from '@patchbay/config';
import {
  createCompleteUpload,
  createCreateFile,
  createCreateFileVersion,
  createDownloadFile,
  createFileLifecycle,
  createFileReader,
  createRetryFile,
  createStopFile,
  createUploadParts,
} from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import { createFileLimitsReader, createFileRepository, createSearchIndexRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeFiles() {
  const base = await composeBase();
  const files = createFileRepository(base.database);
  return { ...base, files, lifecycle: createFileLifecycle({ ...base, files }) };
}

async function composeBucket() {
  const config = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  const client = createS3Client(config.stage.aws_endpoint_url);
  const { bucket } = config.files;
  return { client, bucket, multipart: s3MultipartUploads(client, bucket) };
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

/** Declaring a file: a row and a presigned address. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeUploads();
  const limits = createFileLimitsReader(base.database);
  const indexes = createSearchIndexRepository(base.database);
  return { edge: base.edge, createFile: createCreateFile({ ...base, limits, indexes }) };
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

/** The end of what is under way. */
export const composeStopping = /* @__PURE__ */ composeOnce(async () => {
  const [base, { multipart }] = await Promise.all([composeFiles(), composeBucket()]);
  return { edge: base.edge, stopFile: createStopFile({ ...base, multipart, ingestion: sfnIngestionStopper() }) };
});

/** Addresses of contents. */
export const composeDownloading = /* @__PURE__ */ composeOnce(async () => {
  const [base, { client, bucket }] = await Promise.all([composeFiles(), composeBucket()]);
  const objects = s3ObjectStore(client, bucket);
  const downloads = s3FileDownloads(client, bucket);
  return { edge: base.edge, downloadFile: createDownloadFile({ ...base, objects, downloads }) };
});
