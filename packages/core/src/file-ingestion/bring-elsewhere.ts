import type { StoredFile } from '../file-storage/index.ts';
import { chunkerDigest } from '../ingestion-pipeline/index.ts';
import type { TenantScope, Work } from '../kernel/index.ts';
import type { IndexEntryRepository, IngestionIndexes } from '../vector-search/index.ts';
import { entryKeyOf } from './ingestion-context.ts';
import { generationsOf } from './ingestion-plan.ts';

/** What bringing a new version elsewhere needs. */
export interface BringElsewhereDeps {
  readonly entries: Pick<IndexEntryRepository, 'ofFile' | 'open'>;
  readonly indexes: Pick<IngestionIndexes, 'ofIngestion'>;
}

/**
 * Makes what belongs into the transaction in which a version becomes live: an index that the file was attached to while
 * the execution was under way, or of which another generation is made now, gets the version as well. It waits there, and
 * the sweep starts it. Afterwards it would be too late: an execution that ends in between leaves nobody who knows.
 */
export function createBringElsewhere({ entries, indexes }: BringElsewhereDeps) {
  return async (scope: TenantScope, work: Work, { id, version, index_ids }: StoredFile): Promise<void> => {
    const own = await entries.ofFile(scope, { file_id: id, file_version: version }, work);
    const open = own.filter(({ until }) => until === null);
    const missing = (await indexes.ofIngestion(scope, index_ids)).flatMap((index) =>
      generationsOf(index).flatMap(({ generation, chunking }) => {
        const there = open.some((entry) => entry.index_id === index.id && entry.generation === generation);
        if (there) return [];
        const key = entryKeyOf({ file_id: id, version }, { index_id: index.id, generation });
        return [{ ...key, chunker: chunkerDigest(chunking), status: 'pending' as const, deadline_at: null }];
      }),
    );
    await entries.open(scope, work, missing);
  };
}
