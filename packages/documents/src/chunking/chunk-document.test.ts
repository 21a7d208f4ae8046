import { type Chunk, chunkSchema, type DocumentPage, textOfSpan } from '@patchbay/core/ingestion-pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harborClinic } from '../../../../test/fixtures/documents/clinics.ts';
import { handbookOf } from '../../../../test/fixtures/documents/handbook.ts';
import { questionsAbout } from '../../../../test/fixtures/documents/questions.ts';
import { documentOf, fixture } from '../../../../test/fixtures/documents/read-fixture.ts';
import { parseDocument } from '../parse-document.ts';
import { chunkDocument } from './chunk-document.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,12}$/),
  fc.constantFrom(
    'Dr.',
    'e.g.',
    '3.14',
    'naïve',
    '“quoted”',
    '診療所',
    '진료실은',
    'клиника',
    'क्लिनिक',
    'Öffnungszeiten',
    '😀',
    '—',
    '|',
    '#',
    '€5',
  ),
);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 60 }), fc.constantFrom('.', '?', '!', '', ':'))
  .map(([words, end]) => words.join(' ') + end);
const block = fc
  .array(sentence, { minLength: 1, maxLength: 8 })
  .chain((sentences) => fc.constantFrom(' ', '\n', '  ', ' \n').map((separator) => sentences.join(separator)));
const heading = fc.tuple(fc.array(word, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 6 }));
const table = fc
  .array(fc.array(fc.array(word, { maxLength: 4 }), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 12 })
  .map((rows) => rows.map((cells) => cells.map((words) => words.join(' ')).join(' | ')).join('\n'))
  .map((text) => text.trim() || '-');
const part = fc.oneof(
  { weight: 1, arbitrary: table.map((text) => ({ text, level: undefined })) },
  { weight: 3, arbitrary: block.map((text) => ({ text, level: undefined })) },
  { weight: 1, arbitrary: heading.map(([words, level]) => ({ text: words.join(' '), level })) },
);
const page = fc.array(part, { maxLength: 8 }).map((parts) => {
  let text = '';
  const headings: { text: string; level: number; start: number }[] = [];
  for (const { text: added, level } of parts) {
    const start = text === '' ? 0 : text.length + 2;
    text += text === '' ? added : `\n\n${added}`;
    if (level !== undefined) headings.push({ text: added, level, start });
  }
  return { text, headings };
});
const pages = fc
  .array(page, { minLength: 1, maxLength: 5 })
  .map((all): DocumentPage[] => all.map((one, i) => ({ number: i + 1, ...one })));
const options = fc
  .tuple(fc.integer({ min: 32, max: 400 }), fc.double({ min: 0, max: 0.5, noNaN: true }))
  .map(([target_tokens, share]) => ({ target_tokens, overlap_tokens: Math.floor(target_tokens * share) }));

/** Marks, page by page, which characters some chunk holds. */
function coverage(document: DocumentPage[], chunks: Chunk[]): boolean[][] {
  const covered = document.map(({ text }) => new Array<boolean>(text.length).fill(false));
  for (const { page_start, page_end, start, end } of chunks) {
    for (let number = page_start; number <= page_end; number++) {
      const flags = covered[number - 1] ?? [];
      flags.fill(true, number === page_start ? start : 0, number === page_end ? end : flags.length);
    }
  }
  return covered;
}

const isBlank = (character: string | undefined) => character === undefined || /\s/.test(character);

describe('chunkDocument, for any document and options', () => {
  it('keeps every character that is not white space', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        const covered = coverage(document, chunkDocument({ pages: document }, choice));
        document.forEach(({ text }, i) => {
          for (let at = 0; at < text.length; at++) if (!isBlank(text[at])) expect(covered[i]?.[at]).toBe(true);
        });
      }),
    );
  });

  it('gives each chunk exactly the text of its own offsets, trimmed and within the documented shape', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        chunkDocument({ pages: document }, choice).forEach((chunk, i) => {
          expect(chunkSchema.parse(chunk)).toEqual(chunk);
          expect(chunk.ordinal).toBe(i);
          expect(textOfSpan({ pages: document }, chunk)).toBe(chunk.text);
          expect(chunk.text.trim()).toBe(chunk.text);
        });
      }),
    );
  });

  it('goes forward: each chunk starts after the start, and ends after the end, of the one before', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        const chunks = chunkDocument({ pages: document }, choice);
        chunks.slice(1).forEach((chunk, i) => {
          const before = chunks[i] as Chunk;
          expect(chunk.page_start * 1e9 + chunk.start).toBeGreaterThan(before.page_start * 1e9 + before.start);
          expect(chunk.page_end * 1e9 + chunk.end).toBeGreaterThan(before.page_end * 1e9 + before.end);
        });
      }),
    );
  });

  it('never goes past the target, context included', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        for (const { token_estimate } of chunkDocument({ pages: document }, choice)) {
          expect(token_estimate).toBeLessThanOrEqual(choice.target_tokens);
        }
      }),
    );
  });

  it('never splits a word that fits', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        for (const chunk of chunkDocument({ pages: document }, choice)) {
          expect(isBlank(document[chunk.page_start - 1]?.text[chunk.start - 1])).toBe(true);
          expect(isBlank(document[chunk.page_end - 1]?.text[chunk.end])).toBe(true);
        }
      }),
    );
  });

  it('keeps to the target where words are larger than it, in any script', () => {
    const long = fc
      .tuple(fc.constantFrom('QUJD', '7', '한글', '東京', 'Ж', 'é', '😀', 'a1-'), fc.integer({ min: 20, max: 300 }))
      .map(([part, times]) => part.repeat(times));
    fc.assert(
      fc.property(fc.array(fc.oneof(long, word), { minLength: 1, maxLength: 6 }), options, (words, choice) => {
        const chunks = chunkDocument({ pages: [{ number: 1, text: words.join(' ') }] }, choice);
        for (const { token_estimate } of chunks) expect(token_estimate).toBeLessThanOrEqual(choice.target_tokens);
      }),
    );
  });

  it('gives the same chunks every time', () => {
    fc.assert(
      fc.property(pages, options, (document, choice) => {
        expect(chunkDocument({ pages: document }, choice)).toEqual(
          chunkDocument(structuredClone({ pages: document }), choice),
        );
      }),
    );
  });

  it('leaves a short document in one piece', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 15 }), (words) => {
        expect(chunkDocument({ pages: [{ number: 1, text: words.join(' ') }] })).toHaveLength(1);
      }),
    );
  });
});

const one = (text: string, choice = {}) => chunkDocument({ pages: [{ number: 1, text }] }, choice);

describe('chunkDocument', () => {
  it('makes nothing of blank pages', () => {
    expect(one(' \n\n\t')).toEqual([]);
  });

  it('ends chunks at sentences, and repeats whole sentences as overlap', () => {
    const sentences = Array.from({ length: 30 }, (_, i) => `Room ${i} is cleaned on every second day of the week.`);
    const chunks = one(sentences.join(' '), { target_tokens: 64, overlap_tokens: 20 });
    expect(chunks.length).toBeGreaterThan(3);
    for (const { text } of chunks) expect(text).toMatch(/^Room .*week\.$/s);
    chunks.slice(1).forEach((chunk, i) => {
      expect(chunk.text.startsWith(chunks[i]?.text.split(/(?<=\.) /).at(-1) ?? '-')).toBe(true);
    });
  });

  it('does not end a sentence at Dr. or e.g.', () => {
    const text = `${'Many words come before. '.repeat(12)}You may ask Dr. Baker, e.g. on a Monday, about the results of your blood test.`;
    const last = one(text, { target_tokens: 40, overlap_tokens: 0 }).at(-1);
    expect(last?.text).toContain('You may ask Dr. Baker, e.g. on a Monday, about the results');
  });

  it('cuts a word only when it alone is larger than a chunk, and loses nothing of it', () => {
    const blob = 'QUJD'.repeat(3_000);
    const chunks = one(`Before. ${blob} After.`, { target_tokens: 64, overlap_tokens: 0 });
    expect(
      chunks
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(`Before.${blob}After.`);
    for (const { token_estimate } of chunks) expect(token_estimate).toBeLessThanOrEqual(64);
  });

  it('cuts Chinese and Japanese text, which has no spaces', () => {
    const text = '診療所は土曜日の午前九時に開きます。'.repeat(40);
    const chunks = one(text, { target_tokens: 64, overlap_tokens: 0 });
    expect(chunks.length).toBeGreaterThan(10);
    for (const chunk of chunks) expect(chunk.text.endsWith('。')).toBe(true);
  });

  it('keeps a sentence whole that a page break cuts in two', () => {
    const filler = 'This is a sentence of the first page that fills it up. '.repeat(9);
    const chunks = chunkDocument(
      {
        pages: [
          { number: 1, text: `${filler}The clinic opens` },
          { number: 2, text: `at nine in the morning on Saturday. ${filler}` },
        ],
      },
      { target_tokens: 64, overlap_tokens: 0 },
    );
    const crossing = chunks.find(({ page_start, page_end }) => page_start !== page_end);
    expect(crossing?.text).toContain('The clinic opens\nat nine in the morning on Saturday.');
  });

  it('refuses an overlap that would swallow the chunk', () => {
    expect(() => one('text', { target_tokens: 50, overlap_tokens: 40 })).toThrow(/overlap_tokens/);
  });
});

describe('chunks of the handbook', () => {
  it('hold each answer in one chunk, with its section as context and its page', async () => {
    const bytes = fixture('clinic-handbook.pdf');
    const chunks = chunkDocument(documentOf(await parseDocument({ bytes, media_type: 'application/pdf' })));
    for (const { answer, page } of questionsAbout(harborClinic)) {
      const found = chunks.filter((chunk) => chunk.text.includes(answer) && chunk.page_start === page);
      expect(found.length, answer).toBeGreaterThan(0);
    }
    const parking = chunks.find(({ text }) => text.includes('Parking is free'));
    expect(parking?.heading_path[0]).toBe(handbookOf(harborClinic).title);
    expect(parking?.heading_path).toHaveLength(2);
  });

  it('never end with a heading', async () => {
    const bytes = fixture('clinic-handbook.pdf');
    const document = documentOf(await parseDocument({ bytes, media_type: 'application/pdf' }));
    const headings = document.pages.flatMap((page) => page.headings ?? []).map(({ text }) => text);
    for (const { text } of chunkDocument(document)) {
      expect(headings.some((title) => text.endsWith(`\n\n${title}`))).toBe(false);
    }
  });
});
