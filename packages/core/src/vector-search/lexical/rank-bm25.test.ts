import { describe, expect, it } from 'vitest';
import { chunkId, type StoredChunk } from '../chunk-repository.ts';
import { partsOf } from './postings-part.ts';
import { rankBm25 } from './rank-bm25.ts';
import { bucketsOf, termRowsOf } from './term-rows.ts';
import { termsOf } from './terms.ts';

const FILE = 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBD';

const chunksOf = (texts: readonly string[], file_id = FILE): StoredChunk[] =>
  texts.map((text, ordinal) => ({
    id: chunkId(file_id, 1, 'cut', ordinal),
    tenant_id: 'ten_1',
    file_id,
    file_version: 1,
    file_name: 'a.pdf',
    chunker: 'cut',
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

/** What the database gives for a query: rows of its buckets. */
const readFor = (chunks: readonly StoredChunk[], terms: readonly string[]) => {
  const buckets = new Set(bucketsOf(terms));
  return termRowsOf(chunks).filter(({ bucket }) => buckets.has(bucket));
};
const search = (chunks: readonly StoredChunk[], query: string, top_k = 10) =>
  rankBm25(partsOf(readFor(chunks, termsOf(query))), termsOf(query), top_k);

/** BM25 as its authors write it, from the texts themselves. */
function bm25(texts: readonly string[], query: string): number[] {
  const documents = texts.map(termsOf);
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  return documents.map((terms) =>
    [...new Set(termsOf(query))].reduce((sum, term) => {
      const found = documents.filter((one) => one.includes(term)).length;
      const count = terms.filter((one) => one === term).length;
      const idf = Math.log(1 + (documents.length - found + 0.5) / (found + 0.5));
      return sum + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * terms.length) / average));
    }, 0),
  );
}

/** Enough different words for every way in which rows are laid out. */
const manyTexts = Array.from({ length: 300 }, (_, at) =>
  Array.from({ length: 20 + (at % 7) }, (_word, place) => `w${(at * 31 + place * place * 7) % 1_900}`).join(' '),
);

describe('ranking by words', () => {
  it.each([
    ['few words', ['parking is free', 'the bus stops here, the bus', 'parking and bus and parking'], 'bus parking'],
    ['many words in many chunks', manyTexts, 'w7 w28 w63 w1000'],
    ['few words after many', ['the bus stops here', 'parking'], 'bus parking'],
  ])('is BM25 to the last digit: %s', (_what, texts, query) => {
    const expected = bm25(texts, query);
    const found = search(chunksOf(texts), query, 1_000);
    expect(found.length).toBe(expected.filter((score) => score > 0).length);
    for (const { ordinal, score } of found) expect(score).toBeCloseTo(expected[ordinal] ?? Number.NaN, 9);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('says how much of the query a chunk has: words that nobody has count as missing', () => {
    const [best] = search(chunksOf(['free parking', 'bus']), 'free parking');
    expect(best?.coverage).toBeCloseTo(1, 9);
    const [part] = search(chunksOf(['free parking', 'bus']), 'free ferry');
    expect(part?.coverage).toBeLessThan(0.5);
  });

  it('counts the words of headings too', () => {
    const [chunk] = chunksOf(['It is free.']);
    const found = search([{ ...(chunk as StoredChunk), heading_path: ['Parking'] }], 'parking');
    expect(found).toHaveLength(1);
  });

  it('finds nothing by words that no chunk has', () => {
    expect(search(chunksOf(['parking']), 'constructor toString')).toEqual([]);
  });
});

describe('the rows of terms', () => {
  it('are the same for the same chunks, in whatever order they come', () => {
    const chunks = chunksOf(manyTexts.slice(0, 128));
    expect(termRowsOf(chunks.toReversed())).toEqual(termRowsOf(chunks));
  });

  it('are one for a small file, and few beside the terms of a large one', () => {
    expect(termRowsOf(chunksOf(['free parking', 'bus']))).toHaveLength(1);
    const large = termRowsOf(chunksOf(manyTexts.slice(0, 128)));
    const terms = new Set(manyTexts.slice(0, 128).flatMap(termsOf));
    expect(large.length).toBeLessThan(terms.size / 10);
    expect(large.flatMap((row) => Object.keys(row.terms)).toSorted()).toEqual([...terms].toSorted());
  });

  it('have an id each', () => {
    const rows = [...termRowsOf(chunksOf(manyTexts)), ...termRowsOf(chunksOf(manyTexts, `${FILE.slice(0, -1)}E`))];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});
