import type { Db, Document } from 'mongodb';

/** One thing that a migration would do. */
export type MigrationChange =
  | { readonly action: 'create_collection'; readonly collection: string; readonly validator: Document }
  | { readonly action: 'set_validator'; readonly collection: string; readonly validator: Document }
  | { readonly action: 'drop_index'; readonly collection: string; readonly index: string }
  | {
      readonly action: 'create_index';
      readonly collection: string;
      readonly index: string;
      readonly keys: Document;
      /** `unique`, `partialFilterExpression`, `expireAfterSeconds`, where set. */
      readonly options: Document;
    }
  | {
      readonly action: 'change_documents';
      readonly collection: string;
      /** How many would be changed now. */
      readonly documents: number;
      readonly description: string;
    };

/**
 * One step in the life of a database. It may be run again after a crash in its middle, so it must bear that; and code
 * of the release before goes on working beside it, so it adds and never takes away what that code uses.
 */
export interface Migration {
  /** `NNNN-slug`, as its file; the order of ids is the order of running. */
  readonly id: string;
  /** `repeatable`: runs after all that run once, and again whenever its checksum differs from that of its last run. */
  readonly kind: 'once' | 'repeatable';
  /**
   * `once`: SHA-256 of its file without this line, which a test compares: what was applied is never changed afterwards.
   * `repeatable`: SHA-256 of what it would bring about.
   */
  readonly checksum: string;
  /** What `up` would do to this database as it is now; changes nothing. */
  plan(database: Db): Promise<readonly MigrationChange[]>;
  /** @param signal aborted when this runner may not go on: a long migration looks at it between its parts. */
  up(database: Db, signal: AbortSignal): Promise<void>;
}
