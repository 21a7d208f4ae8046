import { describe, expect, it } from 'vitest';
import { systemScope } from '../kernel/index.ts';
import { chunkId, type SearchRequest, type StoredChunk } from './index.ts';
import { createHitMaker, type Found } from './make-hits.ts';

const scope = systemScope('ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', 'test', { request_id: 'r', source: 'test' });
const passages = Array.from({ length: 12 }, (_, ordinal): StoredChunk => {
  const place = { ordinal, page_start: ordinal + 1, page_end: ordinal + 1, start: 0, end: 2 };
  const owner = { tenant_id: scope.tenant_id, file_id: 'fil_1', file_version: 1, chunker: 'cut', file_name: 'a.txt' };
  const id = chunkId('fil_1', 1, 'cut', ordinal);
  return { id, ...owner, ...place, text: `p${ordinal}`, heading_path: [], kind: 'text', token_estimate: 1 };
});
const makeHits = createHitMaker({
  chunks: {
    findRanges: async (_scope, ranges) =>
      passages.filter(({ ordinal }) => ranges.some(({ from, to }) => ordinal >= from && ordinal <= to)),
  },
});
const answer = { query: 'x', top_k: 5, expand: 0 } as SearchRequest;
const ranks = { dense: 1, lexical: null };
const told = { index_id: 'idx', embedding_model: 'm', near: true, dense: 1, lexical: null, coverage: 0 };
const rankedAs = (one: StoredChunk): Found => ({ ...one, ...told, ranks, fused: 1, score: 1 });
const textsOf = async (ordinals: readonly number[], expand: number) => {
  const ranked = ordinals.map((ordinal) => rankedAs(passages[ordinal] as StoredChunk));
  const hits = await makeHits(scope, { ...answer, expand }, ranked);
  return hits.map(({ text, citation }) => [citation.text, text.split('\n')]);
};

it.each([
  [
    'one far from another keeps all of its neighbours',
    [2, 8],
    1,
    [
      ['p2', ['p1', 'p2', 'p3']],
      ['p8', ['p7', 'p8', 'p9']],
    ],
  ],
  [
    'a neighbour of two is said by the better one',
    [5, 3],
    1,
    [
      ['p5', ['p4', 'p5', 'p6']],
      ['p3', ['p2', 'p3']],
    ],
  ],
  [
    'so it is from both sides',
    [2, 8, 5],
    2,
    [
      ['p2', ['p0', 'p1', 'p2', 'p3', 'p4']],
      ['p8', ['p6', 'p7', 'p8', 'p9', 'p10']],
      ['p5', ['p5']],
    ],
  ],
  [
    'one that a better one brings along is no hit of its own',
    [5, 6, 9],
    1,
    [
      ['p5', ['p4', 'p5', 'p6']],
      ['p9', ['p8', 'p9', 'p10']],
    ],
  ],
  [
    'without neighbours each says itself',
    [5, 6],
    0,
    [
      ['p5', ['p5']],
      ['p6', ['p6']],
    ],
  ],
])('%s', async (_what, ordinals, expand, texts) => {
  expect(await textsOf(ordinals, expand)).toEqual(texts);
});

describe('rows of a table', () => {
  const row = (ordinal: number, file_id: string, table_header?: string): StoredChunk => {
    const own = table_header === undefined ? {} : { table_header };
    return {
      ...(passages[ordinal] as StoredChunk),
      ...own,
      id: chunkId(file_id, 1, 'cut', ordinal),
      file_id,
      text: 'Peru | 14',
    };
  };

  it('are read with the header of their table, and cited without it', async () => {
    const [hit] = await makeHits(scope, answer, [rankedAs(row(3, 'fil_1', 'Country | Cents'))]);
    expect(hit).toMatchObject({ text: 'Country | Cents\nPeru | 14', citation: { text: 'Peru | 14' } });
  });

  it('that say the same in tables of different headers are two passages, and of the same header one', async () => {
    const found = ['Country | Cents', 'Country | Cents', 'Country | Since'];
    const hits = await makeHits(
      scope,
      answer,
      found.map((header, at) => rankedAs(row(3, `fil_${at}`, header))),
    );
    expect(hits.map(({ citation }) => citation.file_id)).toEqual(['fil_0', 'fil_2']);
  });
});

describe('a reranker', () => {
  const many = Array.from({ length: 60 }, (_, ordinal) => ({
    ...(passages[0] as StoredChunk),
    ...{ id: chunkId('fil_1', 1, 'cut', ordinal), ordinal, text: `p${ordinal}`, heading_path: ['Rates'] },
  })).map(rankedAs);
  const ordinalsBy = async (rerank: (query: string, passages: readonly string[]) => Promise<number[]>, top_k = 60) => {
    const hits = await createHitMaker({ chunks: { findRanges: async () => [] }, reranker: { rerank } })(
      scope,
      { ...answer, top_k },
      many,
    );
    return hits.map(({ citation, scores }) => [Number(citation.text.slice(1)), scores.reranked]);
  };
  const unchanged = many.map(({ ordinal }) => [ordinal, null]);

  it('reads the best fifty with their headings, and orders them; the others follow as they were', async () => {
    let read: readonly string[] = [];
    const order = await ordinalsBy(async (_query, texts) => {
      read = texts;
      return texts.map((_, at) => at);
    });
    expect(read).toHaveLength(50);
    expect(read[7]).toBe('Rates\np7');
    const first = Array.from({ length: 50 }, (_, at) => [49 - at, 49 - at]);
    expect(order).toEqual([...first, ...unchanged.slice(50)]);
  });

  it('keeps the order of what it finds equal', async () => {
    const order = await ordinalsBy(async (_query, texts) => texts.map(() => 1));
    expect(order.map(([ordinal]) => ordinal)).toEqual(many.map(({ ordinal }) => ordinal));
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('away'))],
    ['leaves passages out', async () => [1, 2]],
  ])('that %s leaves the order as it was', async (_what, rerank) => {
    expect(await ordinalsBy(rerank)).toEqual(unchanged);
  });
});

describe('sections', () => {
  /** Twenty passages, of which those from 4 to 16 stand under one heading. */
  const document = Array.from({ length: 20 }, (_, ordinal): StoredChunk => {
    const heading_path = ordinal >= 4 && ordinal <= 16 ? ['Guide', 'Rates'] : ['Guide', `Part ${ordinal}`];
    const id = chunkId('fil_1', 1, 'cut', ordinal);
    return {
      ...(passages[0] as StoredChunk),
      id,
      ordinal,
      start: 0,
      page_start: ordinal + 1,
      text: `p${ordinal}`,
      heading_path,
    };
  });
  const hitsOf = createHitMaker({
    chunks: {
      findRanges: async (_scope, ranges) =>
        document.filter(({ ordinal }) => ranges.some(({ from, to }) => ordinal >= from && ordinal <= to)),
    },
  });
  const read = async (ordinals: readonly number[], top_k = 5) => {
    const ranked = ordinals.map((ordinal) => rankedAs(document[ordinal] as StoredChunk));
    const hits = await hitsOf(scope, { ...answer, top_k, expand: 'section' }, ranked);
    return hits.map(({ citation, text }) => [citation.text, text.replaceAll('\n', ' ')]);
  };

  it.each([
    ['is read from its beginning to its end', [7], [['p7', 'p4 p5 p6 p7 p8 p9 p10 p11 p12']]],
    [
      'ends with its headings',
      [2, 18],
      [
        ['p2', 'p2'],
        ['p18', 'p18'],
      ],
    ],
    [
      'is said once: a hit that it says is no hit of its own',
      [7, 9, 3],
      [
        ['p7', 'p4 p5 p6 p7 p8 p9 p10 p11 p12'],
        ['p3', 'p3'],
      ],
    ],
    [
      'that is longer is shared by its hits',
      [8, 15],
      [
        ['p8', 'p4 p5 p6 p7 p8 p9 p10 p11 p12 p13'],
        ['p15', 'p14 p15 p16'],
      ],
    ],
  ] as const)('one %s', async (_what, ordinals, expected) => {
    expect(await read(ordinals)).toEqual(expected);
  });

  it('are as many as were asked for', async () => {
    expect((await read([7, 2, 18], 2)).map(([hit]) => hit)).toEqual(['p7', 'p2']);
  });
});
