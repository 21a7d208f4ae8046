import { describe, expect, it } from 'vitest';
import { systemScope } from '../../kernel/index.ts';
import type { IndexView, StoredChunk, VectorBackend, VectorNamespace, VectorStore } from '../index.ts';
import { chunkId, createSearchService, type HeldEntry } from '../index.ts';

const scope = systemScope('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', 'test', { request_id: 'r', source: 'test' });
const setOf = (file: number) => ({ file_id: `fil_${file}`, file_version: 1, chunker: 'cut' });
const idOf = (file: number) => chunkId(`fil_${file}`, 1, 'cut', 0);
const chunkOf = (file: number, text: string): StoredChunk => ({
  id: idOf(file),
  tenant_id: scope.tenant_id,
  ...setOf(file),
  file_name: 'a.txt',
  ordinal: 0,
  text,
  heading_path: [],
  kind: 'text',
  token_estimate: 1,
  page_start: 1,
  page_end: 1,
  start: 0,
  end: text.length,
});
const heldOf = (index_id: string, file: number): HeldEntry => ({
  index_id,
  generation: 1,
  ...setOf(file),
  status: 'searchable',
  since: 1,
  until: null,
});

type Rank = readonly [namespace: VectorNamespace, query: string, options: object];

/** Searches where one backend ranks words, the other does not; files are held by number. */
function world(texts: readonly string[], held: readonly number[], backends: readonly VectorBackend[] = ['atlas']) {
  const ranked: Rank[] = [];
  const read = { terms: 0 };
  const vectors = { query: async () => [] } as Partial<VectorStore> as VectorStore;
  const words: VectorStore['words'] = {
    async rank(...asked) {
      ranked.push(asked);
      return texts.map((_, file) => ({ id: idOf(file), score: texts.length - file }));
    },
  };
  const views = backends.map((backend, at): IndexView => {
    return { index_id: `idx_${at}`, generation: 1, embedding_model: 'm', backend, as_of: 'live' };
  });
  const { search } = createSearchService({
    indexes: { views: async () => views },
    entries: {
      heldBy: async (_scope, of, only) =>
        of.flatMap(({ index_id }) =>
          held.map((file) => heldOf(index_id, file)).filter((e) => only?.includes(e.file_id) ?? true),
        ),
    },
    chunks: {
      find: async (_scope, ids) => texts.map((text, file) => chunkOf(file, text)).filter(({ id }) => ids.includes(id)),
      findRanges: async () => [],
      filesWith: async (_scope, file_ids) => [...file_ids],
      termRows: async () => {
        read.terms += 1;
        return [];
      },
      postings: async () => [],
    },
    vectors: { of: (backend) => (backend === 'atlas' ? { ...vectors, words } : vectors) },
    embedders: { default_model: 'm', of: (model) => ({ model, dimensions: 1, embed: async () => [[1]] }) },
  });
  const run = async (query: string, more: object = {}) => {
    const index_ids = views.map(({ index_id }) => index_id);
    const { data } = await search(scope, { query, mode: 'lexical', index_ids, top_k: 5, min_score: 0, ...more });
    return data.map(({ citation, score }) => [citation.file_id, score]);
  };
  return { run, ranked, read };
}

describe('words that a backend ranks', () => {
  it('are asked of it in the tenant’s own namespace, as the view has it, and shown only where entries hold them', async () => {
    const { run, ranked, read } = world(['bus stop', 'bus', 'parking'], [0, 2]);
    expect(await run('the bus stop')).toEqual([
      ['fil_0', 1],
      ['fil_2', 0],
    ]);
    const namespace = { tenant_id: scope.tenant_id, index_id: 'idx_0', generation: 1 };
    expect(ranked).toEqual([[namespace, 'the bus stop', { top_k: 300, as_of: 'live' }]]);
    expect(read.terms).toBe(0);
  });

  it('count by the share of the query that a passage has, which the floor is compared with', async () => {
    const { run } = world(['bus stops', 'the bus', 'parking'], [0, 1, 2]);
    expect(await run('bus stop', { min_score: 0.25 })).toEqual([
      ['fil_0', 1],
      ['fil_1', 0.5],
    ]);
    // A passage with every word counts as found, however little a model makes of it.
    const hybrid = await run('bus stop', { mode: 'hybrid', min_score: 0.25 });
    expect(hybrid).toEqual([['fil_0', 0.35]]);
  });

  it('are asked of the files that a filter leaves, and not at all where it leaves none', async () => {
    const { run, ranked } = world(['bus', 'bus'], [0, 1]);
    await run('bus', { filter: { file_ids: ['fil_1'] } });
    expect(ranked.map(([, , options]) => options)).toEqual([{ top_k: 300, as_of: 'live', file_ids: ['fil_1'] }]);
    expect(await run('bus', { filter: { file_ids: ['fil_9'] } })).toEqual([]);
    expect(ranked).toHaveLength(1);
  });

  it('are not asked of it beside another backend, whose scores could not be compared, nor where a query has none', async () => {
    const both = world(['bus'], [0], ['atlas', 'chroma']);
    await both.run('bus');
    expect([both.ranked.length, both.read.terms]).toEqual([0, 1]);
    const none = world(['bus'], [0]);
    expect(await none.run('what is the')).toEqual([]);
    expect(none.ranked).toEqual([]);
  });
});

describe('a filter in an index of 20,000 files', () => {
  it('is refused where it leaves more files than a search can name: it says which field, and what to do', async () => {
    const many = Array.from({ length: 20_000 }, (_, file) => file);
    const { run } = world(['bus'], many);
    await expect(run('bus', { mode: 'hybrid', filter: { metadata: { region: 'north' } } })).rejects.toMatchObject({
      code: 'unprocessable',
      param: 'filter',
      message: expect.stringMatching(/leaves 20000 files; a search can name 1000\. Narrow it/),
    });
    expect(await run('bus', { filter: { file_ids: ['fil_0'] } })).toEqual([['fil_0', 1]]);
  });
});
