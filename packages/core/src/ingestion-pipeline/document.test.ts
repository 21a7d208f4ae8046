import { describe, expect, it } from 'vitest';
import { chunkingOptionsSchema, documentErrors, embeddingTextOf, parseFailure, textOfSpan } from './index.ts';

const document = {
  pages: [
    { number: 1, text: 'First page.' },
    { number: 2, text: '' },
    { number: 3, text: 'Third page.' },
  ],
};

describe('textOfSpan', () => {
  it('cuts inside one page', () => {
    expect(textOfSpan(document, { page_start: 1, page_end: 1, start: 6, end: 10 })).toBe('page');
  });

  it('joins the pages that a span crosses with a line break each', () => {
    expect(textOfSpan(document, { page_start: 1, page_end: 3, start: 6, end: 5 })).toBe('page.\n\nThird');
  });
});

describe('embeddingTextOf', () => {
  it('puts the headings before the text', () => {
    expect(embeddingTextOf({ heading_path: ['Handbook', 'Parking'], text: 'It is free.' })).toBe(
      'Handbook > Parking\nIt is free.',
    );
  });

  it('does not repeat a heading that the text opens with', () => {
    expect(embeddingTextOf({ heading_path: ['Handbook', 'Parking'], text: 'Parking\n\nIt is free.' })).toBe(
      'Handbook\nParking\n\nIt is free.',
    );
  });

  it('says what the columns of a table are before its later rows', () => {
    const chunk = { heading_path: ['Rates'], table_header: 'Country | Cents', text: 'Peru | 14' };
    expect(embeddingTextOf(chunk)).toBe('Rates\nCountry | Cents\nPeru | 14');
  });
});

describe('chunkingOptionsSchema', () => {
  it('fits the model that reads 256 tokens unless told otherwise', () => {
    expect(chunkingOptionsSchema.parse({})).toEqual({ target_tokens: 200, overlap_tokens: 40 });
  });

  it('refuses an overlap of more than half a chunk', () => {
    const result = chunkingOptionsSchema.safeParse({ target_tokens: 100, overlap_tokens: 51 });
    expect(result.error?.issues[0]?.path).toEqual(['overlap_tokens']);
  });
});

describe('documentErrors', () => {
  it('says every reason in a sentence of its own, without technical terms', () => {
    const sentences = Object.values(documentErrors);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}<>_]{20,120}\.$/);
  });

  it('keeps the technical detail apart from the public sentence', () => {
    expect(parseFailure('document_corrupt', 'xref')).toEqual({
      ok: false,
      code: 'document_corrupt',
      message: documentErrors.document_corrupt,
      detail: 'xref',
    });
  });
});
