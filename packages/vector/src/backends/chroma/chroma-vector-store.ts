import type { VectorNamespace, VectorStore } from '@patchbay/core/vector-search';
import type { Collection } from 'chromadb';
import { chromaCollections } from './chroma-collections.ts';
import { bounded, isMissing, isUnknownId, upstream } from './chroma-failures.ts';

/** Records in one write: Chroma Cloud's published limit is 300. */
const WRITE_BATCH = 300;

/**
 * Chroma: a database a tenant, a collection an index, cosine distance. A query in a collection of its own is ten times
 * faster than a filter in a shared one, and a forgotten filter cannot reach another tenant.
 */
export function chromaVectorStore(url: string): VectorStore {
  const collections = chromaCollections(url);

  /** Runs against a collection; one that was removed and made again has a new id, so its handle is looked up anew. */
  async function withCollection<T>(
    namespace: VectorNamespace,
    open: (namespace: VectorNamespace) => Promise<Collection | null>,
    absent: T,
    use: (collection: Collection) => Promise<T>,
  ): Promise<T> {
    for (const lastTry of [false, true]) {
      const collection = await open(namespace);
      if (collection === null) return absent;
      try {
        return await bounded(use(collection));
      } catch (error) {
        collections.forget(namespace);
        if (lastTry || !isMissing(error)) throw upstream(error);
      }
    }
    return absent;
  }

  return {
    async upsert(namespace, points) {
      for (let at = 0; at < points.length; at += WRITE_BATCH) {
        const part = points.slice(at, at + WRITE_BATCH);
        await withCollection(namespace, collections.ensured, undefined, (collection) =>
          collection.upsert({
            ids: part.map(({ id }) => id),
            embeddings: part.map(({ embedding }) => [...embedding]),
            metadatas: part.map(({ file_id, file_version }) => ({ file_id, file_version })),
          }),
        );
      }
    },

    query: (namespace, embedding, { top_k, ids: named, file_ids }) =>
      withCollection(namespace, collections.existing, [], async (collection) => {
        const ask = async (ids: readonly string[] | undefined) => {
          if (ids?.length === 0) return [];
          const found = await collection.query({
            queryEmbeddings: [[...embedding]],
            nResults: top_k,
            include: ['distances'],
            ...(ids === undefined ? {} : { ids: [...ids] }),
            ...(file_ids === undefined ? {} : { where: { file_id: { $in: [...file_ids] } } }),
          });
          const [matches = []] = found.ids;
          const [distances = []] = found.distances ?? [];
          // Chroma's cosine distance is 1 − similarity.
          return matches.map((id, at) => ({ id, score: 1 - (distances[at] ?? 1) }));
        };
        try {
          return await ask(named);
        } catch (error) {
          if (named === undefined || !isUnknownId(error)) throw error;
          // Chroma refuses a query that names what it does not have, such as chunks that are being written.
          return ask((await collection.get({ ids: [...named], include: [] })).ids);
        }
      }),

    removeFile: (namespace, { file_id, file_version }) =>
      withCollection(namespace, collections.existing, undefined, async (collection) => {
        const where = file_version === undefined ? { file_id } : { $and: [{ file_id }, { file_version }] };
        await collection.delete({ where });
      }),

    async remove(namespace, ids) {
      for (let at = 0; at < ids.length; at += WRITE_BATCH) {
        const part = ids.slice(at, at + WRITE_BATCH);
        await withCollection(namespace, collections.existing, undefined, async (collection) => {
          await collection.delete({ ids: part });
        });
      }
    },

    count: (namespace) => withCollection(namespace, collections.existing, 0, (collection) => collection.count()),
  };
}
