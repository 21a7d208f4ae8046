/** What was looked at. */
export const CHECKED = [
  'tenants',
  'indexes',
  'generations',
  'entries',
  'vectors',
  'chunk_sets',
  'file_folders',
] as const;

/**
 * What was set right: snapshots that nothing pins, purged; entries that no view needs, removed; generations that nothing needs, dropped; vectors and chunk sets that nothing owns, removed;
 * vectors that were missing, made again; entries that lost their chunks, begun anew; folders of objects without a file.
 */
export const REPAIRED = [
  'snapshots_purged',
  'entries_removed',
  'generations_dropped',
  'vectors_removed',
  'vectors_refilled',
  'entries_restarted',
  'chunk_sets_removed',
  'file_folders_removed',
] as const;

export type UpkeepCheck = (typeof CHECKED)[number];
export type UpkeepRepair = (typeof REPAIRED)[number];

/** Numbers of one round. */
export interface UpkeepReport {
  readonly checked: Record<UpkeepCheck, number>;
  readonly repaired: Record<UpkeepRepair, number>;
}

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/** A report of nothing yet. */
export const emptyReport = (): UpkeepReport => ({ checked: zeros(CHECKED), repaired: zeros(REPAIRED) });
