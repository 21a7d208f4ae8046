import { createS3Client, s3MultipartUploads, s3ObjectStore } from '@patchbay/aws/files';
import { filesSettings, loadConfig, stageSettings } from '@patchbay/config';
import { createSweepEntries } from '@patchbay/core/file-ingestion';
import { createFileLifecycle, createSweepFiles } from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import {
  createFileRepository,
  createFileWatchList,
  createIndexEntryRepository,
  createIndexEntryWatchList,
} from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweeps over files and over what indexes hold of them. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-sweeper'), composeEdge()]);
  const { database, unitOfWork, clock } = base;
  const files = createFileRepository(database);
  const lifecycle = createFileLifecycle({ files, unitOfWork, clock });
  const config = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  const client = createS3Client(config.stage.aws_endpoint_url);
  const multipart = s3MultipartUploads(client, config.files.bucket);
  const objects = s3ObjectStore(client, config.files.bucket);
  return {
    log: settings.log,
    sweepEntries: createSweepEntries({
      entries: createIndexEntryRepository(database, clock),
      entryWatchList: createIndexEntryWatchList(database),
      clock,
    }),
    sweepFiles: createSweepFiles({
      ...{ files, lifecycle, objects, clock, multipart },
      watchList: createFileWatchList(database),
    }),
  };
});
