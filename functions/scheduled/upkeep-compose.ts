import { createS3Client, s3FolderLister, s3ObjectRemover } from '@patchbay/aws/files';
import { embeddingSettings, filesSettings, loadConfig, stageSettings, vectorSettings } from '@patchbay/config';
import type { UpkeepReport } from '@patchbay/core/knowledge-upkeep';
import { createUpkeepRound } from '@patchbay/core/knowledge-upkeep';
import { composeOnce } from '@patchbay/http/handler';
import { createEmbedderSource } from '@patchbay/models';
import {
  createChunkRepository,
  createIndexSnapshotRepository,
  createSnapshotWatchList,
  createUpkeepStore,
  createUpkeepWatchList,
} from '@patchbay/mongo';
import { embeddedMetrics } from '@patchbay/observability';
import { createVectorStores } from '@patchbay/vector';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The walk over what is stored for knowledge: in MongoDB, in the vector stores and in the files bucket. */
export const composeUpkeep = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, { settings }, config] = await Promise.all([
    composeDatabase('patchbay-upkeep'),
    composeEdge(),
    loadConfig(
      { stage: stageSettings, files: filesSettings, vector: vectorSettings, embedding: embeddingSettings },
      configSources,
    ),
  ]);
  const client = createS3Client(config.stage.aws_endpoint_url);
  return {
    log: settings.log,
    upkeep: createUpkeepRound({
      store: createUpkeepStore(database, clock),
      chunks: createChunkRepository(database),
      vectors: createVectorStores(config.vector),
      embedders: createEmbedderSource(config.embedding),
      objects: { ...s3FolderLister(client, config.files.bucket), ...s3ObjectRemover(client, config.files.bucket) },
      snapshots: createIndexSnapshotRepository(database),
      snapshotWatchList: createSnapshotWatchList(database),
      watchList: createUpkeepWatchList(database),
      unitOfWork,
      clock,
    }),
  };
});

/** The report as fields of a log line that CloudWatch takes for metrics. */
export function metricsOf({ checked, repaired }: UpkeepReport, at: Date): Record<string, unknown> {
  const named = (kind: string, numbers: Readonly<Record<string, number>>) =>
    Object.entries(numbers).map(([name, count]) => [`${kind}_${name}`, count] as const);
  const counts = Object.fromEntries([...named('checked', checked), ...named('repaired', repaired)]);
  return embeddedMetrics({ namespace: 'Patchbay/KnowledgeUpkeep', counts, at });
}
