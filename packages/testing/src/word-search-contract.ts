import { randomInt } from 'node:crypto';
import { systemScope, type TenantScope } from '@patchbay/core/kernel';
import {
  bucketsOf,
  type ChunkSet,
  chunkId,
  chunkSetKey,
  createSearchService,
  type HeldEntry,
  type SearchInput,
  type StoredChunk,
  termRowsOf,
  type VectorStore,
} from '@patchbay/core/vector-search';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from './ids.ts';

const setOf = (file: number): ChunkSet => ({ file_id: idOf('file', file), file_version: 1, chunker: 'cut' });

/** Files by number: the texts of their chunks. */
type Files = Readonly<Record<number, readonly string[]>>;

function chunksOf(tenant_id: string, files: Files): StoredChunk[] {
  return Object.entries(files).flatMap(([file, texts]) =>
    texts.map((text, ordinal): StoredChunk => {
      const set = setOf(Number(file));
      const id = chunkId(set.file_id, set.file_version, set.chunker, ordinal);
      const place = { ordinal, page_start: 1, page_end: 1, start: 0, end: text.length };
      const kind = 'text' as const;
      return { id, tenant_id, ...set, file_name: 'a.txt', ...place, text, heading_path: [], kind, token_estimate: 1 };
    }),
  );
}

/** What every way to rank words has to pass: the one of a backend, and the one by postings where a backend has none. */
export function wordSearchContract(
  makeStore: () => Promise<VectorStore>,
  { follows_within_ms = 0 }: { readonly follows_within_ms?: number } = {},
): void {
  let store: VectorStore;
  beforeAll(async () => {
    store = await makeStore();
  });

  /** A tenant with an index of these files, and what its searches by words find: file numbers, best first. */
  async function world(files: Files, left: readonly number[] = []) {
    const tenant_id = idOf('tenant', randomInt(2 ** 46));
    const index_id = idOf('search_index', 1);
    const scope: TenantScope = systemScope(tenant_id, 'test', { request_id: 'r', source: 'test' });
    const all = chunksOf(tenant_id, files);
    const namespace = { tenant_id, index_id, generation: 1 };
    const points = all.map(({ id, file_id, file_version, text }) => {
      return { id, embedding: [1, 0, 0, 0], file_id, file_version, since: 1, text };
    });
    await store.upsert(namespace, points);
    const ids = points.map(({ id }) => id);
    await vi.waitFor(async () => expect(await store.visible(namespace, ids)).toBe(true), {
      timeout: follows_within_ms + 1_000,
    });
    const entries = Object.keys(files).flatMap((file): HeldEntry[] => {
      const gone = left.includes(Number(file));
      return gone
        ? []
        : [{ index_id, generation: 1, ...setOf(Number(file)), status: 'searchable', since: 1, until: null }];
    });
    const rows = (sets: readonly ChunkSet[]) => {
      const keys = new Set(sets.map(chunkSetKey));
      return termRowsOf(all.filter((chunk) => keys.has(chunkSetKey(chunk))));
    };
    const service = createSearchService({
      indexes: {
        views: async () => [{ index_id, generation: 1, embedding_model: 'm', backend: 'atlas', as_of: 'live' }],
      },
      entries: {
        heldBy: async (_scope, _views, only) => entries.filter(({ file_id }) => only?.includes(file_id) ?? true),
      },
      chunks: {
        find: async (_scope, wanted) => all.filter(({ id }) => wanted.includes(id)),
        findRanges: async () => [],
        filesWith: async (_scope, file_ids) => [...file_ids],
        termRows: async (_scope, sets, terms) => {
          const buckets = new Set(bucketsOf(terms));
          return rows(sets).filter(({ bucket }) => buckets.has(bucket));
        },
        postings: async (_scope, sets) => rows(sets),
      },
      vectors: { of: () => store },
      embedders: {
        default_model: 'm',
        of: (model) => ({ model, dimensions: 4, embed: async (texts) => texts.map(() => [1, 0, 0, 0]) }),
      },
    });
    const search = (query: string, more: Partial<SearchInput> = {}) =>
      service.search(scope, { query, mode: 'lexical', index_ids: [index_id], top_k: 10, min_score: 0.25, ...more });
    const numbers = Object.keys(files).map(Number);
    return {
      search,
      find: async (query: string, more: Partial<SearchInput> = {}) =>
        (await search(query, more)).data.map(({ citation }) =>
          numbers.find((file) => idOf('file', file) === citation.file_id),
        ),
    };
  }

  describe('a search by words', { timeout: follows_within_ms * 2 + 10_000 }, () => {
    it('finds what has the words in whatever form, better where more of them are, and nothing else', async () => {
      const { find, search } = await world({
        1: ['Parking is free for guests.'],
        2: ['Guests parked their cars in the free lots behind the house.'],
        3: ['Breakfast is served from seven.'],
      });
      expect((await find('free parking')).toSorted()).toEqual([1, 2]);
      expect(await find('breakfasts')).toEqual([3]);
      expect(await find('swimming')).toEqual([]);
      expect((await search('swimming')).grounded).toBe(false);
    });

    it('ranks what has the rare word before what has the frequent one', async () => {
      const { find } = await world({
        1: ['The invoice of the tenant is due in May.'],
        2: ['The invoice names the code QX7741.'],
        3: ['An invoice is sent each month.'],
        4: ['Who pays an invoice late pays a fee.'],
      });
      expect((await find('invoice QX7741'))[0]).toBe(2);
    });

    it('says how much of the query a passage has, which the floor is compared with', async () => {
      const { search } = await world({ 1: ['parking lot with a roof'], 2: ['parking'] });
      const all = (await search('parking lot roof', { min_score: 0 })).data;
      expect(all[0]?.score).toBeCloseTo(1, 5);
      expect(all[1]?.score).toBeLessThan(0.5);
      expect((await search('parking lot roof', { min_score: 0.9 })).data).toHaveLength(1);
      for (const { scores } of all) expect(scores).toMatchObject({ dense: null, lexical: expect.any(Number) });
    });

    it('finds nothing by words that say nothing', async () => {
      const { find } = await world({ 1: ['the and of it is what'] });
      expect(await find('what is the')).toEqual([]);
    });

    it('finds in the files that are named, in none that has left, and in no other tenant’s', async () => {
      const files = { 1: ['parking one'], 2: ['parking two'], 3: ['parking three'] };
      const [{ find }] = [await world(files, [2]), await world({ 4: ['parking four'] })];
      expect((await find('parking')).toSorted()).toEqual([1, 3]);
      expect(await find('parking', { filter: { file_ids: [idOf('file', 3)] } })).toEqual([3]);
      expect(await find('parking', { filter: { file_ids: [idOf('file', 2)] } })).toEqual([]);
    });

    it('takes what looks like an instruction for words', async () => {
      const { find } = await world({ 1: ['Use { "$ne": null } and tenant_id:* with care.'] });
      expect(await find('{ "$ne": null } tenant_id:* OR care')).toEqual([1]);
    });
  });
}
