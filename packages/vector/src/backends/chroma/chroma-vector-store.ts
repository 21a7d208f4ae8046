import type { VectorNamespace, VectorQuery, VectorStore } from '@patchbay/core/vector-search';
import type { Collection, Where } from 'chromadb';
import { chromaCollections } from './chroma-collections.ts';
import { bounded, isMissing, isUnknownId, upstream } from './chroma-failures.ts';

/** Records in one write: Chroma Cloud's published limit is 300. */
const WRITE_BATCH = 300;

/** `until` of what no snapshot has left behind: filters compare it as a number. */
const OPEN = Number.MAX_SAFE_INTEGER;

function whereOf({ file_ids, as_of }: VectorQuery): Where | undefined {
  const conditions: Where[] = [];
  if (file_ids !== undefined) conditions.push({ file_id: { $in: [...file_ids] } });
  if (as_of === 'live') conditions.push({ until: { $eq: OPEN } });
  else if (as_of !== undefined) conditions.push({ since: { $lte: as_of } }, { until: { $gt: as_of } });
  return conditions.length > 1 ? { $and: conditions } : conditions[0];
}

const versionOf = ({ file_id, file_version }: { file_id: string; file_version: number }): Where => ({
  $and: [{ file_id }, { file_version }],
});

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
            metadatas: part.map(({ file_id, file_version, since }) => ({ file_id, file_version, since, until: OPEN })),
          }),
        );
      }
    },

    query: (namespace, embedding, options) =>
      withCollection(namespace, collections.existing, [], async (collection) => {
        const { top_k, ids: named } = options;
        const where = whereOf(options);
        const ask = async (ids: readonly string[] | undefined) => {
          if (ids?.length === 0) return [];
          const found = await collection.query({
            queryEmbeddings: [[...embedding]],
            nResults: top_k,
            include: ['distances'],
            ...(ids === undefined ? {} : { ids: [...ids] }),
            ...(where === undefined ? {} : { where }),
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

    // Chroma answers a write when queries see it.
    visible: async () => true,

    async close(namespace, owner, until) {
      // Page by page: what is closed no longer matches.
      const where: Where = {
        $and: [{ file_id: owner.file_id }, { file_version: owner.file_version }, { until: OPEN }],
      };
      const closeSome = (collection: Collection) =>
        collection.get({ where, limit: WRITE_BATCH, include: [] }).then(async ({ ids }) => {
          if (ids.length > 0) await collection.update({ ids, metadatas: ids.map(() => ({ until })) });
          return ids.length;
        });
      while ((await withCollection(namespace, collections.existing, 0, closeSome)) > 0);
    },

    removeFile: (namespace, { file_id, file_version }) =>
      withCollection(namespace, collections.existing, undefined, async (collection) => {
        await collection.delete({
          where: file_version === undefined ? { file_id } : versionOf({ file_id, file_version }),
        });
      }),

    async remove(namespace, ids) {
      for (let at = 0; at < ids.length; at += WRITE_BATCH) {
        const part = ids.slice(at, at + WRITE_BATCH);
        await withCollection(namespace, collections.existing, undefined, async (collection) => {
          await collection.delete({ ids: part });
        });
      }
    },

    async *ids(namespace) {
      for (let offset = 0; ; offset += WRITE_BATCH) {
        const page = await withCollection(namespace, collections.existing, [], async (collection) => {
          return (await collection.get({ limit: WRITE_BATCH, offset, include: [] })).ids;
        });
        if (page.length > 0) yield page;
        if (page.length < WRITE_BATCH) return;
      }
    },

    drop: (namespace) => collections.drop(namespace),

    count: (namespace) => withCollection(namespace, collections.existing, 0, (collection) => collection.count()),
  };
}
