import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { systemScope } from '../kernel/index.ts';
import {
  bucketsOf,
  type ChunkSet,
  chunkId,
  chunkSetKey,
  createSearchService,
  type HeldEntry,
  type IndexView,
  type SearchInput,
  type StoredChunk,
  termRowsOf,
  type VectorQuery,
  type VectorStore,
} from './index.ts';

const scope = systemScope('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', 'test', { request_id: 'r', source: 'test' });

/** A passage: what it says, and where it lies by meaning, as an angle to the query. */
type Passage = readonly [text: string, angle: number];
/** Files of an index: what they hold. */
type Files = readonly (readonly Passage[])[];

const setOf = (file: number): ChunkSet => ({ file_id: `fil_${file}`, file_version: 1, chunker: 'cut' });
const chunksOf = (passages: readonly Passage[], file: number): StoredChunk[] =>
  passages.map(([text], ordinal) => ({
    id: chunkId(`fil_${file}`, 1, 'cut', ordinal),
    tenant_id: scope.tenant_id,
    ...setOf(file),
    file_name: 'a.txt',
    ordinal,
    text,
    heading_path: [],
    kind: 'text' as const,
    token_estimate: 1,
    page_start: 1,
    page_end: 1,
    start: 0,
    end: 1,
  }));

/** An index whose files can change, with everything that was asked for. */
function world(files: Files) {
  const state = { files, generation: 1, gone: new Set<number>() };
  const asked = { reads: [] as string[], meanings: [] as VectorQuery[] };
  const all = () => state.files.flatMap(chunksOf);
  const angles = () =>
    new Map(state.files.flatMap((one, at) => chunksOf(one, at).map(({ id }, p) => [id, one[p]?.[1]])));
  const store = {
    async query(_namespace, _embedding, options) {
      asked.meanings.push(options);
      const [known, only] = [angles(), options.ids && new Set(options.ids)];
      return all()
        .filter(({ id }) => only?.has(id) ?? true)
        .map(({ id }) => ({ id, score: Math.cos(known.get(id) ?? 0) }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, options.top_k);
    },
  } as Partial<VectorStore> as VectorStore;
  const rowsOf = (sets: readonly ChunkSet[]) => {
    const keys = new Set(sets.map(chunkSetKey));
    return state.files.flatMap((one, at) => (keys.has(chunkSetKey(setOf(at))) ? termRowsOf(chunksOf(one, at)) : []));
  };
  const read = async <T>(what: string, value: T): Promise<T> => {
    asked.reads.push(what);
    return value;
  };
  const view = (index_id: string): IndexView => ({
    index_id,
    generation: state.generation,
    embedding_model: 'm',
    backend: 'chroma',
    as_of: 'live',
  });
  const start = () =>
    createSearchService({
      indexes: {
        views: (_scope, references) =>
          read(
            'views',
            references.map(({ index_id }) => view(index_id)),
          ),
      },
      entries: {
        heldBy: (_scope, views) =>
          read(
            'entries',
            views.flatMap(({ index_id, generation }) =>
              state.files.flatMap((_one, at): HeldEntry[] =>
                state.gone.has(at) || generation !== state.generation
                  ? []
                  : [{ index_id, generation, ...setOf(at), status: 'searchable', since: 1, until: null }],
              ),
            ),
          ),
      },
      chunks: {
        find: async (_scope, ids) =>
          ids.length === 0
            ? []
            : read(
                'chunks',
                all().filter(({ id }) => ids.includes(id)),
              ),
        findRanges: async () => [],
        filesWith: async (_scope, file_ids) => [...file_ids],
        termRows: (_scope, sets, terms) => {
          const buckets = new Set(bucketsOf(terms));
          return read(
            'terms',
            rowsOf(sets).filter(({ bucket }) => buckets.has(bucket)),
          );
        },
        postings: (_scope, sets) => read('postings', rowsOf(sets)),
      },
      vectors: { of: () => store },
      embedders: { default_model: 'm', of: (model) => ({ model, dimensions: 1, embed: async () => [[1]] }) },
    });
  return { state, asked, start };
}

/** A search by what has searched before, when it has read what it keeps. */
async function warmed(
  service: ReturnType<ReturnType<typeof world>['start']>,
  asked: { reads: string[] },
  input: SearchInput,
) {
  await vi.waitFor(async () => {
    asked.reads.length = 0;
    await service.search(scope, input);
    expect(asked.reads).not.toContain('terms');
    expect(asked.reads).not.toContain('postings');
  });
  asked.reads.length = 0;
}

const words = ['parking', 'bus', 'ferry', 'free', 'toll', 'clinic'];
const passage = fc.tuple(
  fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((some) => some.join(' ')),
  fc.integer({ min: 0, max: 30 }).map((part) => part / 10),
);
const someFiles = fc.array(fc.array(passage, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 });
const asking = fc.record({
  query: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')),
  mode: fc.constantFrom('hybrid' as const, 'hybrid' as const, 'dense' as const, 'lexical' as const),
  top_k: fc.integer({ min: 1, max: 8 }),
  min_score: fc.constantFrom(-1, 0, 0.4, 0.9),
  weights: fc.constantFrom({ dense: 1, lexical: 1 }, { dense: 1, lexical: 0.3 }, { dense: 0, lexical: 1 }),
});

describe('a search by a process that has searched before', () => {
  it('answers just as the first one of a process does, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(someFiles, fc.array(asking, { minLength: 1, maxLength: 4 }), async (files, inputs) => {
        const { start, asked } = world(files);
        const service = start();
        const indexed = inputs.map((input) => ({ ...input, index_ids: ['idx_0'] }));
        await warmed(service, asked, indexed[0] as SearchInput);
        for (const input of indexed) {
          expect(await service.search(scope, input)).toEqual(await start().search(scope, input));
        }
      }),
      { numRuns: 60 },
    );
  });

  const near: Passage[] = Array.from({ length: 120 }, (_, at) => [`bus stop ${at} parking`, 0.1 + at / 1_000]);
  const far: Passage[] = Array.from({ length: 120 }, (_, at) => [`way ${at}`, 2]);

  it('reads views, entries and neighbours at the same time, and then the passages: two rounds of MongoDB', async () => {
    const { start, asked } = world([near, far]);
    const service = start();
    for (const mode of ['dense', 'hybrid'] as const) {
      const input = { query: 'bus 7 parking', mode, index_ids: ['idx_0'], top_k: 3, min_score: -1 };
      await warmed(service, asked, input);
      asked.meanings.length = 0;
      const searching = service.search(scope, input);
      // Before anything has answered.
      expect(asked.reads).toEqual(['entries', 'views']);
      await searching;
      expect(asked.reads).toEqual(['entries', 'views', 'chunks']);
      // Those that are near by their words only come after enough others: nobody asks how far away they are.
      expect(asked.meanings).toEqual([{ top_k: 100 }]);
    }
  });

  it('sees a switched generation and files that left since', async () => {
    const { start, state, asked } = world([near, far]);
    const service = start();
    const input = { query: 'bus', mode: 'hybrid', index_ids: ['idx_0'], top_k: 2, min_score: -1 } as const;
    await warmed(service, asked, input);
    state.generation = 2;
    expect((await service.search(scope, input)).data).toHaveLength(2);
    state.gone.add(0);
    const left = await service.search(scope, input);
    expect(left.data.map(({ citation }) => citation.file_id)).toEqual(['fil_1', 'fil_1']);
    expect(left).toEqual(await start().search(scope, input));
  });
});
