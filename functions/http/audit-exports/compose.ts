import { s3DownloadSigner } from '@patchbay/aws/exports';
import { createS3Client } from '@patchbay/aws/files';
import { sqsExportOrders } from '@patchbay/aws/queues';
import { filesSettings, loadAuditExportConfig, loadConfig, stageSettings } from '@patchbay/config';
import { createAuditExportReader, createCreateAuditExport } from '@patchbay/core/audit';
import { composeOnce } from '@patchbay/http/handler';
import { createAuditExportRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Asking for an export. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const [base, { queue_url }] = await Promise.all([composeBase(), loadAuditExportConfig(configSources)]);
  const exports = createAuditExportRepository(base.database);
  return { edge: base.edge, create: createCreateAuditExport({ ...base, exports, queue: sqsExportOrders(queue_url) }) };
});

/** Reading exports, with addresses to fetch them from. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, clock, edge }, config] = await Promise.all([
    composeBase(),
    loadConfig({ files: filesSettings, stage: stageSettings }, configSources),
  ]);
  const downloads = s3DownloadSigner(createS3Client(config.stage.aws_endpoint_url), config.files.bucket);
  const exports = createAuditExportRepository(database);
  return { edge, exports: createAuditExportReader({ exports, downloads, clock }) };
});
