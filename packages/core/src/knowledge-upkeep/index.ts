export type {
  FolderLister,
  KeptIndex,
  KeptSnapshot,
  KnownFile,
  UpkeepProgress,
  UpkeepStore,
  UpkeepWatchList,
} from './upkeep-ports.ts';
export { CHECKED, REPAIRED, type UpkeepReport } from './upkeep-report.ts';
export { createUpkeepRound, type UpkeepRoundDeps } from './upkeep-round.ts';
export { SNAPSHOT_RETENTION_MS } from './upkeep-times.ts';
