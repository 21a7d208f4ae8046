import { createS3Client, s3ObjectRemover } from '@patchbay/aws/files';
import { filesSettings, loadConfig, stageSettings } from '@patchbay/config';
import { createSweepRecordings } from '@patchbay/core/recordings';
import { composeOnce } from '@patchbay/http/handler';
import { createRecordingRepository, createRecordingWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';
import { composeRecorder } from '../recorder-compose.ts';

/** The end of recordings, and the search for those that nobody told of. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, { settings }, recorder, config] = await Promise.all([
    composeDatabase('patchbay-sweeper'),
    composeEdge(),
    composeRecorder(),
    loadConfig({ stage: stageSettings, files: filesSettings }, configSources),
  ]);
  return {
    log: settings.log,
    sweepRecordings: createSweepRecordings({
      recordings: createRecordingRepository(database),
      watchList: createRecordingWatchList(database),
      objects: s3ObjectRemover(createS3Client(config.stage.aws_endpoint_url), config.files.bucket),
      recorder,
      unitOfWork,
      clock,
    }),
  };
});
