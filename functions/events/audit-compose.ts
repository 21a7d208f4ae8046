import { s3ExportStore } from '@patchbay/aws/exports';
import { createS3Client } from '@patchbay/aws/files';
import { filesSettings, loadConfig, stageSettings } from '@patchbay/config';
import { createRunAuditExport } from '@patchbay/core/audit';
import { composeOnce } from '@patchbay/http/handler';
import { createAuditChainRepository, createAuditEventSource, createAuditExportRepository } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** A worker of audit exports. */
export const composeExporting = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, config, { settings }] = await Promise.all([
    composeDatabase('patchbay-audit-exporter'),
    loadConfig({ files: filesSettings, stage: stageSettings }, configSources),
    composeEdge(),
  ]);
  const { log } = settings;
  return {
    log,
    runExport: createRunAuditExport({
      exports: createAuditExportRepository(database),
      events: createAuditEventSource(database),
      chains: createAuditChainRepository(database),
      store: s3ExportStore(createS3Client(config.stage.aws_endpoint_url), config.files.bucket),
      unitOfWork,
      clock,
      onFailure: (failure) => log.error('an audit export failed and is tried again', { ...failure }),
    }),
  };
});
