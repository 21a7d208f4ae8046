import { expect, it } from 'vitest';
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
const textsOf = async (ordinals: readonly number[], expand: number) => {
  const ranked = ordinals.map((ordinal): Found => {
    const ranks = { dense: 1, lexical: null };
    const told = { index_id: 'idx', embedding_model: 'm', near: true, dense: 1, lexical: null, coverage: 0 };
    return { ...(passages[ordinal] as StoredChunk), ...told, ranks, fused: 1, score: 1 };
  });
  const hits = await makeHits(scope, { query: 'x', top_k: 5, expand } as SearchRequest, ranked);
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
