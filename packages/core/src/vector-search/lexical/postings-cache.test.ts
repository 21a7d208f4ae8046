import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemScope } from '../../kernel/index.ts';
import { type ChunkSet, chunkId, chunkSetKey, type StoredChunk } from '../chunk-repository.ts';
import { heldKnowledge } from '../held-knowledge.ts';
import type { IndexView } from '../index-entry.ts';
import { searchWords } from './lexical-search.ts';
import { createPostingsCache } from './postings-cache.ts';
import { bucketsOf, termRowsOf } from './term-rows.ts';

const scopeOf = (tenant_id: string) => systemScope(tenant_id, 'test', { request_id: 'r', source: 'test' });
const scope = scopeOf('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC');
const view: IndexView = { index_id: 'idx', generation: 1, embedding_model: 'm', backend: 'chroma', as_of: 'live' };

type Version = ChunkSet & { readonly texts: readonly string[] };
const versionOf = (file_id: string, file_version: number, texts: readonly string[]): Version => ({
  file_id,
  file_version,
  chunker: 'cut',
  texts,
});
const chunksOf = ({ texts, ...set }: Version): StoredChunk[] =>
  texts.map((text, ordinal) => ({
    id: chunkId(set.file_id, set.file_version, set.chunker, ordinal),
    tenant_id: scope.tenant_id,
    ...set,
    file_name: 'a.txt',
    ordinal,
    text,
    heading_path: [],
    kind: 'text' as const,
    token_estimate: 1,
    page_start: 1,
    page_end: 1,
    start: 0,
    end: text.length,
  }));
const holding = (versions: readonly ChunkSet[]) =>
  heldKnowledge(
    [view],
    versions.map(({ file_id, file_version, chunker }) => ({
      ...view,
      file_id,
      file_version,
      chunker,
      status: 'searchable' as const,
      since: 1,
      until: null,
    })),
  );

/** Rows as a database has them; every read is kept. */
function database(stored: () => readonly Version[]) {
  const reads: string[] = [];
  const rowsOf = (sets: readonly ChunkSet[]) => {
    const keys = new Set(sets.map(chunkSetKey));
    return stored()
      .filter((one) => keys.has(chunkSetKey(one)))
      .flatMap((one) => termRowsOf(chunksOf(one)));
  };
  return {
    reads,
    async termRows(_scope: unknown, sets: readonly ChunkSet[], terms: readonly string[]) {
      reads.push(`terms of ${sets.length}`);
      const buckets = new Set(bucketsOf(terms));
      return rowsOf(sets).filter(({ bucket }) => buckets.has(bucket));
    },
    async postings(_scope: unknown, sets: readonly ChunkSet[]) {
      reads.push(`all of ${sets.length}`);
      return rowsOf(sets);
    },
  };
}

const words = ['parking', 'bus', 'ferry', 'free', 'stop', 'saturday', 'clinic', '診療時間', 'XK-4711b', 'toll'];
const texts = fc.array(
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((all) => all.join(' ')),
  {
    minLength: 1,
    maxLength: 140,
  },
);
/** A file comes in or is replaced by its next version; or leaves. */
const changes = fc.array(fc.record({ file: fc.integer({ min: 0, max: 4 }), texts: fc.option(texts, { freq: 3 }) }), {
  minLength: 1,
  maxLength: 8,
});
const queries = fc.array(fc.constantFrom(...words, 'unheard'), { minLength: 1, maxLength: 4 });

describe('ranking by words that are kept', () => {
  it('is what reading them gives, to the last digit, whatever changed meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(changes, queries, fc.integer({ min: 1, max: 40 }), async (steps, asked, top_k) => {
        const live = new Map<number, Version>();
        const chunks = database(() => [...live.values()]);
        const nothing = createPostingsCache(chunks, 0);
        const postings = createPostingsCache(chunks);
        const query = { query: asked.join(' '), top_k };
        for (const [at, { file, texts: cut }] of steps.entries()) {
          if (cut === null) live.delete(file);
          else live.set(file, versionOf(`fil_${file}`, at + 1, cut));
          const held = holding([...live.values()]);
          const read = await searchWords({ chunks, postings: nothing }, scope, held, query);
          expect(await searchWords({ chunks, postings }, scope, held, query)).toEqual(read);
          await postings.load(scope, held);
          chunks.reads.length = 0;
          expect(await searchWords({ chunks, postings }, scope, held, query)).toEqual(read);
          expect(chunks.reads).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds every term of a large vocabulary, and no other', async () => {
    const many = Array.from({ length: 300 }, (_, at) => [`w${at}`, `v${at % 7}`, `w${at * 31}x`].join(' '));
    const version = versionOf('fil_0', 1, many);
    const chunks = database(() => [version]);
    const [kept, held] = [createPostingsCache(chunks), holding([version])];
    await kept.load(scope, held);
    const none = createPostingsCache(chunks, 0);
    for (const query of [...many, 'w', 'v', 'w1 x', 'w300', 'constructor __proto__']) {
      const found = await searchWords({ chunks, postings: kept }, scope, held, { query, top_k: 50 });
      expect(found).toEqual(await searchWords({ chunks, postings: none }, scope, held, { query, top_k: 50 }));
    }
  });
});

describe('what is kept of words', () => {
  const files = Array.from({ length: 40 }, (_, at) => versionOf(`fil_${at}`, 1, ['free parking', `bus ${at}`]));

  it('knows which set a chunk is of, for the tenant that it was read for alone', async () => {
    const cache = createPostingsCache(database(() => files));
    await cache.load(scope, holding(files));
    const id = chunkId('fil_3', 1, 'cut', 1);
    expect(cache.setOf(scope.tenant_id, id)).toEqual({ file_id: 'fil_3', file_version: 1, chunker: 'cut' });
    expect(cache.setOf(scope.tenant_id, chunkId('fil_3', 1, 'cut', 2))).toBeUndefined();
    const other = 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBD';
    expect(cache.setOf(other, id)).toBeUndefined();
    expect(cache.get(other, 'fil_3:1:cut')).toBeUndefined();
  });

  it('is read once, however many searches want it, and then only what came in', async () => {
    const chunks = database(() => files);
    const cache = createPostingsCache(chunks);
    const [some, all] = [holding(files.slice(1)), holding(files)];
    await Promise.all([cache.load(scope, some), cache.load(scope, some)]);
    await cache.load(scope, some);
    expect(chunks.reads).toEqual(['all of 25', 'all of 14']);
    await cache.load(scope, all);
    expect(chunks.reads.slice(2)).toEqual(['all of 1']);
  });

  it('is bounded: an index that is too large is not tried again, and what was not used for longest leaves', async () => {
    const chunks = database(() => files);
    const small = createPostingsCache(chunks, 20_000);
    await small.load(scope, holding(files));
    const tried = chunks.reads.length;
    expect(tried).toBe(1);
    await small.load(scope, holding(files));
    expect(chunks.reads).toHaveLength(tried);
    const kept = files.filter((file) => small.get(scope.tenant_id, chunkSetKey(file)) !== undefined);
    expect(kept.length).toBeLessThan(20);
    expect(kept.at(-1)).toBe(files[24]);
    const gone = chunkId('fil_0', 1, 'cut', 0);
    expect(small.setOf(scope.tenant_id, gone)).toBeUndefined();
  });

  it('is tried again by the next search where reading failed', async () => {
    const chunks = database(() => files);
    let away = true;
    const cache = createPostingsCache({
      postings: async (...asked) => {
        if (away) throw new Error('away');
        return chunks.postings(...asked);
      },
    });
    await cache.load(scope, holding(files));
    expect(cache.get(scope.tenant_id, 'fil_0:1:cut')).toBeUndefined();
    away = false;
    await cache.load(scope, holding(files));
    expect(cache.get(scope.tenant_id, 'fil_0:1:cut')).toBeDefined();
  });
});
