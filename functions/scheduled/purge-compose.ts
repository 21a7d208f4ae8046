import { createS3Client, s3MultipartUploads, s3ObjectRemover } from '@patchbay/aws/files';
import { filesSettings, loadConfig, stageSettings, vectorSettings } from '@patchbay/config';
import { createFileLifecycle, createPurgeArchivedFiles, createPurgeFile } from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import {
  createChunkRepository,
  createFileRepository,
  createFileRows,
  createFileWatchList,
  createIndexEntryRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The end of files that were archived long enough. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }, config] = await Promise.all([
    composeDatabase('patchbay-purger'),
    composeEdge(),
    loadConfig({ stage: stageSettings, files: filesSettings, vector: vectorSettings }, configSources),
  ]);
  const { database, unitOfWork, clock } = base;
  const client = createS3Client(config.stage.aws_endpoint_url);
  const { bucket } = config.files;
  const files = createFileRepository(database);
  const purgeFile = createPurgeFile({
    files,
    unitOfWork,
    clock,
    lifecycle: createFileLifecycle({ files, unitOfWork, clock }),
    rows: createFileRows(database),
    entries: createIndexEntryRepository(database, clock),
    indexes: createSearchIndexRepository(database),
    chunks: createChunkRepository(database),
    vectors: createVectorStores(config.vector),
    objects: s3ObjectRemover(client, bucket),
    multipart: s3MultipartUploads(client, bucket),
  });
  const watchList = createFileWatchList(database);
  return { log: settings.log, purgeArchivedFiles: createPurgeArchivedFiles({ watchList, purgeFile, clock }) };
});
