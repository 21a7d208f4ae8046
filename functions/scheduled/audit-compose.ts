import { kmsCheckpointKey } from '@patchbay/aws/audit-signing';
import { sqsExportOrders } from '@patchbay/aws/queues';
import { loadAuditExportConfig, loadAuditSigningConfig, randomSource } from '@patchbay/config';
import { createSealAllChains, createSealChain, createSweepAuditExports } from '@patchbay/core/audit';
import { composeOnce } from '@patchbay/http/handler';
import { createAuditChainRepository, createAuditExportWatchList, createSealingWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sealer of audit chains. */
export const composeSealing = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, { signing_key_id }, { settings }] = await Promise.all([
    composeDatabase('patchbay-audit-sealer'),
    loadAuditSigningConfig(configSources),
    composeEdge(),
  ]);
  const chains = createAuditChainRepository(database);
  const key = kmsCheckpointKey(signing_key_id);
  const sealChain = createSealChain({ chains, key, unitOfWork, clock, random: randomSource });
  const watchList = createSealingWatchList(database);
  return { log: settings.log, sealAll: createSealAllChains({ watchList, sealChain, clock }) };
});

/** The sweep over audit exports. */
export const composeExportSweep = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, clock }, { queue_url }, { settings }] = await Promise.all([
    composeDatabase('patchbay-sweeper'),
    loadAuditExportConfig(configSources),
    composeEdge(),
  ]);
  const queue = sqsExportOrders(queue_url);
  const watchList = createAuditExportWatchList(database);
  return { log: settings.log, sweepExports: createSweepAuditExports({ watchList, queue, clock }) };
});
