import { sfnIngestionStarter } from '@patchbay/aws/executions';
import { createS3Client, s3ObjectStore, s3UploadSigner } from '@patchbay/aws/files';
import { filesSettings, loadConfig, loadIngestionConfig, stageSettings } from '@patchbay/config';
import {
  createCompleteUpload,
  createCreateFile,
  createFileLifecycle,
  createFileReader,
  createRetryFile,
} from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import { createFileRepository, createSearchIndexRepository, createTenantQuotaReader } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeFiles() {
  const base = await composeBase();
  const files = createFileRepository(base.database);
  return { ...base, files, lifecycle: createFileLifecycle({ ...base, files }) };
}

async function composeBucket() {
  const config = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  return { client: createS3Client(config.stage.aws_endpoint_url), bucket: config.files.bucket };
}

/** Reading files: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, files } = await composeFiles();
  return { edge, files: createFileReader({ files }) };
});

/** Declaring a file: a row and a presigned address. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeFiles();
  const { client, bucket } = await composeBucket();
  const indexes = createSearchIndexRepository(base.database);
  return {
    edge: base.edge,
    createFile: createCreateFile({
      ...base,
      quota: createTenantQuotaReader(base.database),
      indexes,
      signer: s3UploadSigner(client, bucket),
    }),
  };
});

/** The word that an upload is over. */
export const composeCompleting = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeFiles();
  const { client, bucket } = await composeBucket();
  return { edge: base.edge, completeUpload: createCompleteUpload({ ...base, objects: s3ObjectStore(client, bucket) }) };
});

/** Another try: a new upload address, or a new execution. */
export const composeRetrying = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeFiles();
  const { client, bucket } = await composeBucket();
  const { state_machine_arn } = await loadIngestionConfig(configSources);
  return {
    edge: base.edge,
    retryFile: createRetryFile({
      ...base,
      signer: s3UploadSigner(client, bucket),
      objects: s3ObjectStore(client, bucket),
      ingestion: sfnIngestionStarter({ state_machine_arn, bucket }),
    }),
  };
});
