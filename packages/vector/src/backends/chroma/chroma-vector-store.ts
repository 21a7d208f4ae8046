import type { VectorMatch, VectorNamespace, VectorQuery, VectorStore } from '@patchbay/core/vector-search';
import type { Collection, Where } from 'chromadb';
import { chromaCollections } from './chroma-collections.ts';
import { inTurn, isMissing, isUnknownId, upstream } from './chroma-failures.ts';
import { type ChromaCloud, chromaLayout } from './chroma-layout.ts';
import { CHROMA_LIMITS } from './chroma-limits.ts';

/** `until` of what no snapshot has left behind: filters compare it as a number. */
const OPEN = Number.MAX_SAFE_INTEGER;

function whereOf({ file_ids, as_of }: VectorQuery): Where | undefined {
  const conditions: Where[] = [];
  if (file_ids !== undefined) conditions.push({ file_id: { $in: [...file_ids] } });
  if (as_of === 'live') conditions.push({ until: { $eq: OPEN } });
  else if (as_of !== undefined) conditions.push({ since: { $lte: as_of } }, { until: { $gt: as_of } });
  return conditions.length > 1 ? { $and: conditions } : conditions[0];
}

const versionOf = ({ file_id, file_version }: { file_id: string; file_version?: number }): Where =>
  file_version === undefined ? { file_id } : { $and: [{ file_id }, { file_version }] };

const { records_a_write, results } = CHROMA_LIMITS;

/**
 * So many vectors are fetched and compared here. Chroma looks for them on its graph, which takes longer the fewer they
 * are: measured with 10,000 records, 10 ms for ten of them, of which 2 ms fetch the vectors.
 */
const COMPARED_HERE = 32;

function cosine(one: readonly number[], other: readonly number[]): number {
  let dot = 0;
  let [length, otherLength] = [0, 0];
  for (const [at, value] of one.entries()) {
    const against = other[at] ?? 0;
    dot += value * against;
    length += value * value;
    otherLength += against * against;
  }
  return dot === 0 ? 0 : dot / Math.sqrt(length * otherLength);
}

function* parts<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/**
 * Chroma: a collection a generation of an index, cosine distance. A query in a collection of its own is ten times faster
 * than a filter in a shared one, and a forgotten filter cannot reach another tenant.
 *
 * @param url Of a server of your own, which answers whoever reaches it (Chroma has no authentication since 1.0) and
 * belongs into a private network; or of Chroma Cloud, https://api.trychroma.com.
 * @param cloud The account there.
 */
export function chromaVectorStore(url: string, cloud?: ChromaCloud): VectorStore {
  const collections = chromaCollections(chromaLayout(url, cloud));

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
        return await inTurn(() => use(collection));
      } catch (error) {
        collections.forget(namespace);
        if (lastTry || !isMissing(error)) throw upstream(error);
      }
    }
    return absent;
  }

  /** Removes what a filter matches, page by page: a removal counts as a write of as many records. */
  async function removeWhere(namespace: VectorNamespace, where: Where): Promise<void> {
    const removeSome = (collection: Collection) =>
      collection.get({ where, limit: records_a_write, include: [] }).then(async ({ ids }) => {
        if (ids.length > 0) await collection.delete({ ids });
        return ids.length;
      });
    while ((await withCollection(namespace, collections.existing, 0, removeSome)) === records_a_write);
  }

  async function ask(
    collection: Collection,
    embedding: readonly number[],
    top_k: number,
    where: Where | undefined,
    ids: readonly string[] | undefined,
  ): Promise<VectorMatch[]> {
    if (ids?.length === 0) return [];
    const found = await collection.query({
      queryEmbeddings: [[...embedding]],
      nResults: Math.min(top_k, results),
      include: ['distances'],
      ...(ids === undefined ? {} : { ids: [...ids] }),
      ...(where === undefined ? {} : { where }),
    });
    const [matches = []] = found.ids;
    const [distances = []] = found.distances ?? [];
    // Chroma's cosine distance is 1 − similarity.
    return matches.map((id, at) => ({ id, score: 1 - (distances[at] ?? 1) }));
  }

  async function compare(
    collection: Collection,
    embedding: readonly number[],
    ids: readonly string[],
    top_k: number,
    where: Where | undefined,
  ): Promise<VectorMatch[]> {
    if (ids.length === 0) return [];
    const filter = where === undefined ? {} : { where };
    const found = await collection.get({ ids: [...ids], include: ['embeddings'], limit: ids.length, ...filter });
    const matches = found.ids.map((id, at) => ({ id, score: cosine(embedding, found.embeddings[at] ?? []) }));
    return matches.sort((a, b) => b.score - a.score).slice(0, top_k);
  }

  return {
    async upsert(namespace, points) {
      for (const part of parts(points, records_a_write)) {
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
        if (named === undefined) return ask(collection, embedding, top_k, where, undefined);
        if (named.length <= COMPARED_HERE) return compare(collection, embedding, named, top_k, where);
        const found: VectorMatch[] = [];
        for (const part of parts(named, results)) {
          try {
            found.push(...(await ask(collection, embedding, top_k, where, part)));
          } catch (error) {
            if (!isUnknownId(error)) throw error;
            // Chroma refuses a query that names what it does not have, such as chunks that are being written.
            const { ids: there } = await collection.get({ ids: part, include: [], limit: part.length });
            found.push(...(await ask(collection, embedding, top_k, where, there)));
          }
        }
        return found.sort((a, b) => b.score - a.score).slice(0, top_k);
      }),

    // Chroma answers a write when queries see it, so what is there is found.
    async visible(namespace, ids) {
      for (const part of parts(ids, results)) {
        const there = await withCollection(namespace, collections.existing, 0, async (collection) => {
          return (await collection.get({ ids: part, include: [], limit: part.length })).ids.length;
        });
        if (there < part.length) return false;
      }
      return true;
    },

    async close(namespace, owner, until) {
      // Page by page: what is closed no longer matches.
      const where: Where = {
        $and: [{ file_id: owner.file_id }, { file_version: owner.file_version }, { until: OPEN }],
      };
      const closeSome = (collection: Collection) =>
        collection.get({ where, limit: records_a_write, include: [] }).then(async ({ ids }) => {
          if (ids.length > 0) await collection.update({ ids, metadatas: ids.map(() => ({ until })) });
          return ids.length;
        });
      while ((await withCollection(namespace, collections.existing, 0, closeSome)) > 0);
    },

    removeFile: (namespace, file) => removeWhere(namespace, versionOf(file)),

    async remove(namespace, ids) {
      for (const part of parts(ids, records_a_write)) {
        await withCollection(namespace, collections.existing, undefined, async (collection) => {
          await collection.delete({ ids: part });
        });
      }
    },

    async *ids(namespace) {
      for (let offset = 0; ; offset += results) {
        const page = await withCollection(namespace, collections.existing, [], async (collection) => {
          return (await collection.get({ limit: results, offset, include: [] })).ids;
        });
        if (page.length > 0) yield page;
        if (page.length < results) return;
      }
    },

    drop: (namespace) => collections.drop(namespace),

    count: (namespace) => withCollection(namespace, collections.existing, 0, (collection) => collection.count()),
  };
}
