import { sfnEntryStarter } from '@patchbay/aws/executions';
import { loadIngestionConfig } from '@patchbay/config';
import {
  createEntryDispatcher,
  createIndexBuilder,
  createIndexSnapshots,
  createSweepIndexes,
} from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import {
  createIndexBuildWatchList,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createOpenEntryReader,
  createSearchIndexRepository,
  createWaitingEntries,
} from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweep over search indexes that are made anew, and over files that wait to come into one. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-sweeper'), composeEdge()]);
  const { database, clock } = base;
  const indexes = createSearchIndexRepository(database);
  const entries = { ...createIndexEntryRepository(database, clock), ...createOpenEntryReader(database) };
  const snapshots = createIndexSnapshots({
    ...base,
    indexes,
    entries,
    snapshots: createIndexSnapshotRepository(database),
  });
  const starter = sfnEntryStarter(await loadIngestionConfig(configSources));
  return {
    log: settings.log,
    sweepIndexes: createSweepIndexes({
      builds: createIndexBuildWatchList(database),
      builder: createIndexBuilder({ ...base, indexes, entries, snapshots }),
      waiting: createWaitingEntries(database),
      dispatcher: createEntryDispatcher({ entries, starter, clock }),
    }),
  };
});
