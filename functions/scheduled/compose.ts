import { createS3Client, s3MultipartUploads } from '@patchbay/aws/files';
import { filesSettings, loadConfig, stageSettings } from '@patchbay/config';
import { createFileLifecycle, createSweepFiles } from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import { createFileRepository, createFileWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweep over files. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-sweeper'), composeEdge()]);
  const { database, unitOfWork, clock } = base;
  const files = createFileRepository(database);
  const lifecycle = createFileLifecycle({ files, unitOfWork, clock });
  const config = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  const multipart = s3MultipartUploads(createS3Client(config.stage.aws_endpoint_url), config.files.bucket);
  return {
    log: settings.log,
    sweepFiles: createSweepFiles({ files, watchList: createFileWatchList(database), lifecycle, clock, multipart }),
  };
});
