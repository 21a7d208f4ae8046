import { describe, expect, it, vi } from 'vitest';
import { systemScope } from '../kernel/index.ts';
import { createHeldCache } from './held-cache.ts';
import { heldKnowledge } from './held-knowledge.ts';
import { chunkId, createSearchService, type HeldEntry, type IndexView, type VectorStore } from './index.ts';

const scopeOf = (tenant_id: string) => systemScope(tenant_id, 'test', { request_id: 'r', source: 'test' });
const scope = scopeOf('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC');
const entryOf = (file: number): HeldEntry => ({
  index_id: 'idx',
  generation: 1,
  file_id: `fil_${file}`,
  file_version: 1,
  chunker: 'cut',
  status: 'searchable',
  since: 1,
  until: null,
});
const viewOf = (stamp: string | undefined, as_of: IndexView['as_of'] = 'live'): IndexView => ({
  index_id: 'idx',
  generation: 1,
  embedding_model: 'm',
  backend: 'chroma',
  as_of,
  ...(stamp === undefined ? {} : { stamp }),
});
const holding = (views: readonly IndexView[], files: readonly number[]) => heldKnowledge(views, files.map(entryOf));

/** Searches of an index that changes: each change writes its stamp, as a transaction does. */
function world() {
  const state = { files: [0, 1], stamp: 'a' as string | undefined };
  const reads: string[] = [];
  const { search } = createSearchService({
    indexes: { views: async () => [viewOf(state.stamp)] },
    entries: {
      async heldBy(_scope, _views, only) {
        reads.push('entries');
        return state.files.map(entryOf).filter(({ file_id }) => only?.includes(file_id) ?? true);
      },
    },
    chunks: {
      find: async (_scope, ids) =>
        [0, 1, 2].flatMap((file) => {
          const id = chunkId(`fil_${file}`, 1, 'cut', 0);
          const place = { ordinal: 0, page_start: 1, page_end: 1, start: 0, end: 1, heading_path: [] };
          const { file_id, file_version, chunker } = entryOf(file);
          const owner = { tenant_id: scope.tenant_id, file_id, file_version, chunker, file_name: 'a.txt' };
          const text = { text: `file ${file}`, kind: 'text' as const, token_estimate: 1 };
          return ids.includes(id) ? [{ id, ...owner, ...place, ...text }] : [];
        }),
      findRanges: async () => [],
      filesWith: async (_scope, file_ids) => [...file_ids],
      termRows: async () => [],
      postings: async () => [],
    },
    vectors: {
      of: () =>
        ({
          query: async () =>
            [0, 1, 2].map((file) => ({ id: chunkId(`fil_${file}`, 1, 'cut', 0), score: 1 - file / 10 })),
        }) as Partial<VectorStore> as VectorStore,
    },
    embedders: { default_model: 'm', of: (model) => ({ model, dimensions: 1, embed: async () => [[1]] }) },
  });
  const find = async (more: object = {}) => {
    const input = { query: 'x', mode: 'dense' as const, index_ids: ['idx'], top_k: 5, min_score: 0, ...more };
    return (await search(scope, input)).data.map(({ citation }) => citation.file_id);
  };
  /** Searches until entries are read no longer. */
  const warm = () =>
    vi.waitFor(async () => {
      reads.length = 0;
      await find();
      expect(reads).toEqual([]);
    });
  return { state, reads, find, warm };
}

describe('what an index holds', () => {
  it('is read once for as long as its stamp is the same, filters included', async () => {
    const { find, warm, reads } = world();
    await warm();
    expect(await find()).toEqual(['fil_0', 'fil_1']);
    expect(await find({ filter: { file_ids: ['fil_1', 'fil_2'] } })).toEqual(['fil_1']);
    expect(reads).toEqual([]);
  });

  it('is read anew by the very next search after a change, of what came in and of what left', async () => {
    const { find, warm, reads, state } = world();
    await warm();
    Object.assign(state, { files: [1, 2], stamp: 'b' });
    expect(await find()).toEqual(['fil_1', 'fil_2']);
    expect(reads.length).toBeGreaterThan(0);
    await warm();
    Object.assign(state, { files: [], stamp: 'c' });
    expect(await find()).toEqual([]);
  });

  it('is read by every search where no stamp tells', async () => {
    const { find, reads, state } = world();
    state.stamp = undefined;
    for (const _ of [1, 2, 3]) await find();
    await new Promise((done) => setImmediate(done));
    expect(reads).toHaveLength(3);
  });
});

describe('what is kept of it', () => {
  const cacheOf = async (most: number, stamp: string, files: readonly number[], cache = createHeldCache(most)) => {
    const views = [viewOf(stamp)];
    await cache.load(scope, views, { views: async () => views, held: async () => holding(views, files) });
    return cache;
  };

  it('is of one tenant, one stamp and one moment', async () => {
    const cache = await cacheOf(100, 'a', [0]);
    expect(cache.get(scope, [viewOf('a')])?.sets.size).toBe(1);
    expect(cache.get(scopeOf('ten_2'), [viewOf('a')])).toBeUndefined();
    expect(cache.get(scope, [viewOf('b')])).toBeUndefined();
    expect(cache.get(scope, [viewOf('a', 3)])).toBeUndefined();
    expect(cache.get(scope, [viewOf(undefined)])).toBeUndefined();
  });

  it('is what was read after its stamp: a change between the two is kept under neither', async () => {
    const cache = createHeldCache();
    let stamp = 'a';
    const read = {
      views: async () => [viewOf(stamp)],
      async held(views: readonly IndexView[]) {
        stamp = 'b';
        return holding(views, [0, 1]);
      },
    };
    await cache.load(scope, [viewOf('a')], read);
    // Nobody reads the stamp a any more, and b is not known.
    expect(cache.get(scope, [viewOf('b')])).toBeUndefined();
  });

  it('is bounded: what was not used for longest leaves, and what is too large is not kept', async () => {
    const cache = await cacheOf(10, 'a', [0, 1, 2]);
    await cacheOf(10, 'b', [0, 1, 2], cache);
    cache.get(scope, [viewOf('a')]);
    await cacheOf(10, 'c', [0, 1, 2], cache);
    expect(['a', 'b', 'c'].map((stamp) => cache.get(scope, [viewOf(stamp)])?.sets.size)).toEqual([3, undefined, 3]);
    await cacheOf(10, 'd', [0, 1, 2, 3, 4, 5], cache);
    expect(cache.get(scope, [viewOf('d')])).toBeUndefined();
  });

  it('is not there after a read that failed, which nobody hears of', async () => {
    const cache = createHeldCache();
    const failing = { views: async () => [viewOf('a')], held: () => Promise.reject(new Error('away')) };
    await cache.load(scope, [viewOf('a')], failing);
    expect(cache.get(scope, [viewOf('a')])).toBeUndefined();
  });
});
