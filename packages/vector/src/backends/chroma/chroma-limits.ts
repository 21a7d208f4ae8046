/**
 * What Chroma Cloud allows in one request (https://docs.trychroma.com/cloud/quotas-limits, read in 2026). A server of
 * one's own allows more; requests are the same for both, so that what works on a laptop works there.
 *
 * The rest of that table is far away: 36 bytes a metadata key (ours have at most 12), 32 keys a record (4), 128 bytes an
 * id (30), 4,096 dimensions, 8 conditions in a filter (3), 10 requests of a collection at a time (who is sent away asks
 * again: see `inTurn`).
 */
export const CHROMA_LIMITS = {
  /** Records in one write: upserts, updates and removals. */
  records_a_write: 300,
  /** Results of one query, and of one get. */
  results: 300,
} as const;
