import { setTimeout as pause } from 'node:timers/promises';
import type {
  VectorMatch,
  VectorNamespace,
  VectorStore,
  WordProposal,
  WordRanking,
} from '@patchbay/core/vector-search';
import type { Collection } from 'mongodb';
import { upstream } from './atlas-failures.ts';
import { atlasIndexes, type VectorIndexes } from './atlas-indexes.ts';
import { cosineOf, vectorPipeline } from './atlas-pipeline.ts';
import { OPEN, rowId, rowOf, spaceOf, type VectorRow } from './atlas-records.ts';
import { type AtlasServer, openRows } from './atlas-rows.ts';
import { shownPipeline, wordPipeline } from './atlas-words.ts';

/** Rows in one request. */
const BATCH = 500;

/** How long one call waits for the index to follow the writes. */
const WAIT = { at_most_ms: 15_000, between_ms: 500 } as const;

/** What the store works on; opened with the first use. */
export interface AtlasParts {
  readonly rows: Collection<VectorRow>;
  readonly indexes: VectorIndexes;
}

function* parts<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

/** The store over a collection and its vector indexes. */
export function vectorsIn(open: () => Promise<AtlasParts>, wait: { at_most_ms: number; between_ms: number } = WAIT) {
  async function run<T>(use: (opened: AtlasParts) => Promise<T>): Promise<T> {
    try {
      return await use(await open());
    } catch (error) {
      throw upstream(error);
    }
  }

  /** `absent` where not all of these are stored; `behind` where queries do not find all of them yet. */
  async function look({ rows, indexes }: AtlasParts, space: VectorNamespace, ids: readonly string[]) {
    const _id = { $in: ids.map((id) => rowId(space, id)) };
    const stored = await rows.find({ _id }, { projection: { dimensions: 1 } }).toArray();
    const [first] = stored;
    if (first === undefined || stored.length < ids.length) return 'absent';
    if (!(await indexes.queryable(first.dimensions))) return 'behind';
    // Any direction does: all that are named are compared.
    const direction = Array.from({ length: first.dimensions }, (_, at) => (at === 0 ? 1 : 0));
    const matches = await rows.aggregate(vectorPipeline(space, direction, { top_k: ids.length, ids })).toArray();
    if (matches.length < ids.length) return 'behind';
    const shown = await rows.aggregate(shownPipeline(space, ids)).toArray();
    return shown.length === ids.length ? 'found' : 'behind';
  }

  const words: WordRanking = {
    rank: (space, query, options) =>
      run(async ({ rows }) => {
        if (options.file_ids?.length === 0 || options.top_k === 0) return [];
        return rows.aggregate<WordProposal>(wordPipeline(space, query, options)).toArray();
      }),
  };

  const store: VectorStore = {
    words,

    async upsert(space, points) {
      await run(async ({ rows, indexes }) => {
        for (const dimensions of new Set(points.map(({ embedding }) => embedding.length))) {
          await indexes.ensure(dimensions);
        }
        for (const part of parts(points)) {
          const operations = part.map((point) => {
            const { _id, ...replacement } = rowOf(space, point);
            return { replaceOne: { filter: { _id }, replacement, upsert: true } };
          });
          await rows.bulkWrite(operations, { ordered: false });
        }
      });
    },

    query: (space, embedding, options) =>
      run(async ({ rows }) => {
        if (options.ids?.length === 0 || options.file_ids?.length === 0) return [];
        const matches = await rows.aggregate<VectorMatch>(vectorPipeline(space, embedding, options)).toArray();
        return matches.map(({ id, score }) => ({ id, score: cosineOf(score) }));
      }),

    visible: (space, ids) =>
      run(async (opened) => {
        const until = performance.now() + wait.at_most_ms;
        for (const part of parts(ids)) {
          for (;;) {
            const seen = await look(opened, space, part);
            if (seen === 'found') break;
            if (seen === 'absent' || performance.now() > until) return false;
            await pause(wait.between_ms);
          }
        }
        return true;
      }),

    async close(space, { file_id, file_version }, until) {
      const open_ones = { ...spaceOf(space), file_id, file_version, until: OPEN };
      await run(({ rows }) => rows.updateMany(open_ones, { $set: { until } }));
    },

    async removeFile(space, { file_id, file_version }) {
      const version = file_version === undefined ? {} : { file_version };
      await run(({ rows }) => rows.deleteMany({ ...spaceOf(space), file_id, ...version }));
    },

    async remove(space, ids) {
      await run(async ({ rows }) => {
        for (const part of parts(ids)) await rows.deleteMany({ _id: { $in: part.map((id) => rowId(space, id)) } });
      });
    },

    count: (space) => run(({ rows }) => rows.countDocuments(spaceOf(space))),

    async *ids(space) {
      let after = rowId(space, '');
      // '0' follows '/', so this is the end of the ids that begin with the namespace.
      const end = `${after.slice(0, -1)}0`;
      for (;;) {
        const page = await run(({ rows }) =>
          rows
            .find({ ...spaceOf(space), _id: { $gt: after, $lt: end } }, { projection: { chunk_id: 1 } })
            .sort({ _id: 1 })
            .hint({ _id: 1 })
            .limit(BATCH)
            .toArray(),
        );
        if (page.length > 0) yield page.map(({ chunk_id }) => chunk_id);
        after = page.at(-1)?._id ?? after;
        if (page.length < BATCH) return;
      }
    },

    async drop(space) {
      await run(({ rows }) => rows.deleteMany(spaceOf(space)));
    },
  };
  return store;
}

/**
 * MongoDB Atlas: one collection with a vector field and a vector index a dimension, and one index of words; tenant, index
 * and generation are conditions inside of `$vectorSearch` and of `$search`. Its indexes follow the writes by some
 * seconds: see `visible`.
 */
export function atlasVectorStore(server: AtlasServer): VectorStore {
  let opened: Promise<AtlasParts> | undefined;
  return vectorsIn(() => {
    opened ??= openRows(server).then((rows) => ({ rows, indexes: atlasIndexes(rows) }));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  });
}
