import type { Db } from 'mongodb';

/** One step in the life of a database. It may be run again after a crash in its middle, so it must bear that. */
export interface Migration {
  /** `NNNN-slug`, as its file; the order of ids is the order of running. */
  readonly id: string;
  /**
   * Set on a repeatable migration: it runs after all others, and again whenever this text differs from that of the
   * last run.
   */
  readonly checksum?: string;
  up(database: Db): Promise<void>;
}
