import { embeddingTextOf } from '../ingestion-pipeline/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type { Embedder, IndexEntry, StoredChunk, VectorNamespace, VectorStore } from '../vector-search/index.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { UpkeepReport } from './upkeep-report.ts';

/** Chunks that are embedded in one request. */
const BATCH = 64;

/** Where vectors are missing. */
export interface VectorGap {
  readonly namespace: VectorNamespace;
  readonly vectors: VectorStore;
  readonly embedder: Embedder;
  /** Length that vectors have there; null where it is not known. */
  readonly dimensions: number | null;
  readonly entry: IndexEntry;
  readonly missing: ReadonlySet<string>;
}

/**
 * Makes vectors again that a store has lost. The chunks are what they were and so is the model, so the vectors are too;
 * the entry stays searchable meanwhile, and in every snapshot that holds it. One whose chunks are gone as well is begun
 * anew, from the upload.
 *
 * @throws Error where the model gives vectors of another length by now: the index has to be built anew.
 */
export function createVectorRefill({ store, chunks }: Pick<UpkeepDeps, 'store' | 'chunks'>) {
  async function upsert({ namespace, vectors, embedder, dimensions, entry }: VectorGap, rows: readonly StoredChunk[]) {
    const embeddings = await embedder.embed(rows.map(embeddingTextOf), 'document');
    const other = embeddings.find(({ length }) => dimensions !== null && length !== dimensions);
    if (other !== undefined) {
      const { index_id } = namespace;
      throw new Error(
        `${embedder.model} gave ${other.length} numbers for ${index_id}, whose vectors have ${dimensions}`,
      );
    }
    const { file_id, file_version, since } = entry;
    const points = rows.flatMap((row, at) => {
      const embedding = embeddings[at];
      const point = { id: row.id, file_id, file_version, since: since ?? 0, text: embeddingTextOf(row) };
      return embedding === undefined ? [] : [{ ...point, embedding }];
    });
    await vectors.upsert(namespace, points);
    return points.length;
  }

  return async (scope: TenantScope, gap: VectorGap, { repaired }: UpkeepReport): Promise<void> => {
    const { entry, missing } = gap;
    const ids = [...missing];
    for (let at = 0; at < ids.length; at += BATCH) {
      const rows = await chunks.find(scope, ids.slice(at, at + BATCH));
      if (rows.length < Math.min(BATCH, ids.length - at)) {
        if (entry.until === null && (await store.restartEntry(scope, entry))) repaired.entries_restarted += 1;
        return;
      }
      repaired.vectors_refilled += await upsert(gap, rows);
    }
    if (entry.until !== null) await gap.vectors.close(gap.namespace, entry, entry.until);
  };
}
