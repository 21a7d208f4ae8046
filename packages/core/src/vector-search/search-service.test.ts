import { describe, expect, it } from 'vitest';
import { systemScope } from '../kernel/index.ts';
import {
  chunkId,
  createSearchService,
  type HeldEntry,
  type IndexView,
  type StoredChunk,
  type VectorQuery,
  type VectorStore,
} from './index.ts';

const scope = systemScope('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', 'test', { request_id: 'r', source: 'test' });
const view = (index_id: string, more: Partial<IndexView> = {}): IndexView => ({
  index_id,
  generation: 1,
  embedding_model: 'm',
  backend: 'chroma',
  as_of: 'live',
  ...more,
});
const held = (index_id: string, file_id: string): HeldEntry => ({
  index_id,
  generation: 1,
  file_id,
  file_version: 1,
  chunker: 'cut',
  status: 'searchable',
  since: 1,
  until: null,
});
const chunk = (file_id: string, ordinal: number): StoredChunk => ({
  id: chunkId(file_id, 1, 'cut', ordinal),
  tenant_id: scope.tenant_id,
  file_id,
  file_version: 1,
  chunker: 'cut',
  file_name: 'a.txt',
  ordinal,
  text: `${file_id} ${ordinal}`,
  heading_path: [],
  kind: 'text',
  token_estimate: 1,
  page_start: 1,
  page_end: 1,
  start: 0,
  end: 1,
});

type Near = { id: string; score: number }[];
/** A vector store that never answers. */
const away = new Promise<Near>(() => undefined);

/** A search over what is given; what it asked of the vector store and the models is kept. */
function world(given: {
  views: (IndexView | null)[];
  entries: HeldEntry[];
  chunks: StoredChunk[];
  near: (index_id: string, options: VectorQuery) => Near | Promise<Near>;
}) {
  const order: string[] = [];
  const asked: { index_id: string; generation: number; options: VectorQuery; embedding: readonly number[] }[] = [];
  const embedded: string[] = [];
  const store = {
    async query({ index_id, generation }, embedding, options) {
      order.push('store');
      asked.push({ index_id, generation, options, embedding });
      return options.ids === undefined ? given.near(index_id, options) : [];
    },
  } as Partial<VectorStore> as VectorStore;
  const search = createSearchService({
    indexes: { views: async () => given.views },
    entries: { heldBy: async () => given.entries },
    chunks: {
      find: async (_scope, ids) => given.chunks.filter(({ id }) => ids.includes(id)),
      findRanges: async () => [],
      filesWith: async (_scope, file_ids) => [...file_ids],
      async termRows() {
        order.push('words');
        return [];
      },
      postings: async () => [],
    },
    vectors: { of: () => store },
    yieldToIo: async () => {
      for (let turn = 0; turn < 20; turn += 1) await undefined;
    },
    embedders: {
      default_model: 'm',
      of: (model) => ({
        model,
        dimensions: 1,
        async embed() {
          embedded.push(model);
          return [[model.length]];
        },
      }),
    },
  });
  const run = (more: object = {}) =>
    search.search(scope, {
      query: 'x',
      index_ids: given.views.map((_, at) => `idx_${at}`),
      top_k: 2,
      min_score: 0,
      ...more,
    });
  return { run, asked, embedded, order };
}

const dense = { mode: 'dense' } as const;

describe('a search of several indexes', () => {
  it('embeds its query once for each model, and compares no similarities by different ones', async () => {
    const files = ['fil_A', 'fil_B', 'fil_C'];
    const { run, asked, embedded } = world({
      views: [view('idx_0'), view('idx_1', { embedding_model: 'other' }), view('idx_2')],
      entries: files.map((file, at) => held(`idx_${at}`, file)),
      chunks: files.map((file) => chunk(file, 0)),
      // The second model's similarities are all higher than the first one's.
      near: (index_id) => {
        const at = Number(index_id.at(-1));
        return [{ id: chunkId(files[at] ?? '', 1, 'cut', 0), score: [0.3, 0.9, 0.5][at] ?? 0 }];
      },
    });
    const { data } = await run({ ...dense, top_k: 3 });
    expect(embedded.toSorted()).toEqual(['m', 'other']);
    expect(asked.filter(({ options }) => options.ids === undefined).map(({ embedding }) => embedding[0])).toEqual([
      1, 5, 1,
    ]);
    // Both models' best are before the first model's second.
    expect(
      data
        .map(({ index_id }) => index_id)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['idx_1', 'idx_2']);
    expect(data.at(-1)?.index_id).toBe('idx_0');
  });

  it('names the index or snapshot that is not there', async () => {
    const nothing = { entries: [], chunks: [], near: () => [] };
    await expect(world({ ...nothing, views: [view('idx_0'), null] }).run()).rejects.toMatchObject({
      code: 'reference_not_found',
      param: 'index_ids.1',
    });
    const indexes = [{ index_id: 'idx_0', snapshot_id: 'snp_0' }];
    await expect(world({ ...nothing, views: [null] }).run({ indexes })).rejects.toMatchObject({
      param: 'indexes.0.snapshot_id',
    });
  });
});

describe('what a vector store proposes', () => {
  const old = Array.from({ length: 300 }, (_, ordinal) => chunk('fil_OLD', ordinal));
  const live = chunk('fil_LIVE', 0);
  const crowded = (as_of: 'live' | number) =>
    world({
      views: [view('idx_0', { as_of, generation: 4 })],
      entries: [{ ...held('idx_0', 'fil_LIVE'), generation: 4 }],
      chunks: [...old, live],
      // What left the index long ago is nearer than what is live, unless the store is told to leave it out.
      near: (_index, { top_k, as_of: only }) => {
        const all = [...old.map(({ id }) => ({ id, score: 0.9 })), { id: live.id, score: 0.5 }];
        return (only === undefined ? all : all.slice(-1)).slice(0, top_k);
      },
    });

  it('is left out where no entry holds it; where hits are missing for it, a second look leaves it out', async () => {
    const { run, asked } = crowded('live');
    const { data } = await run({ ...dense, top_k: 1 });
    expect(data.map(({ citation }) => citation.file_id)).toEqual(['fil_LIVE']);
    const looks = asked.filter(({ options }) => options.ids === undefined).map(({ options }) => options);
    expect(looks).toEqual([{ top_k: 100 }, { top_k: 300, as_of: 'live' }]);
    expect(new Set(asked.map(({ generation }) => generation))).toEqual(new Set([4]));
  });

  it('is looked at once more as of the snapshot that is asked for', async () => {
    const { run, asked } = crowded(7);
    await run({ ...dense, top_k: 1 });
    expect(asked.map(({ options }) => options.as_of)).toEqual([undefined, 7]);
  });

  it('is asked for before words are ranked, which keeps the process busy', async () => {
    const { run, order } = world({
      views: [view('idx_0')],
      entries: [held('idx_0', 'fil_LIVE')],
      chunks: [live],
      near: () => [{ id: live.id, score: 0.9 }],
    });
    await run({ mode: 'hybrid' });
    expect(order.slice(0, 2)).toEqual(['store', 'words']);
  });

  it('is not waited for where nothing is held', async () => {
    const { run, asked } = world({ views: [view('idx_0')], entries: [], chunks: [live], near: () => away });
    expect(await run(dense)).toMatchObject({ grounded: false, data: [] });
    // By words there is no reason to ask at all.
    asked.length = 0;
    await run({ mode: 'lexical' });
    expect(asked).toEqual([]);
  });
});
