import { type Chunk, embeddingTextOf } from '@patchbay/core/ingestion-pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkDocument } from './chunk-document.ts';
import { estimateTokens } from './token-estimate.ts';

const cut = (text: string, target_tokens: number, headings: { text: string; level: number; start: number }[] = []) =>
  chunkDocument({ pages: [{ number: 1, text, headings }] }, { target_tokens, overlap_tokens: 0 });
const sentence = fc
  .array(fc.stringMatching(/^[a-z]{2,11}$/), { minLength: 1, maxLength: 70 })
  .map((words) => `So ${words.join(' ')} ends.`);
const target = fc.integer({ min: 32, max: 300 });
const row = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,9}$/), { minLength: 3, maxLength: 3 })
  .map((one) => one.join(' | '));
const rows = fc.array(row, { minLength: 1, maxLength: 80 });
const header = 'Country | Cents a minute | Since';
const tableIn = (chunk: Chunk) => chunk.text.split('\n').filter((line) => line.includes(' | '));

describe('sentences', () => {
  it('are never cut when they fit into a chunk', () => {
    fc.assert(
      fc.property(fc.array(fc.array(sentence, { minLength: 1 }), { minLength: 1 }), target, (paragraphs, size) => {
        const chunks = cut(paragraphs.map((one) => one.join(' ')).join('\n\n'), size);
        for (const one of paragraphs.flat()) {
          if (estimateTokens(one) > size) continue;
          expect(chunks.some(({ text }) => text.includes(one))).toBe(true);
        }
      }),
    );
  });
});

describe('a section that is too long for one chunk and short enough for two', () => {
  it('makes two alike, not one and a rest', () => {
    const chunks = cut('So many words are said in here for each of us. '.repeat(12), 110);
    const [first, second] = chunks.map(({ token_estimate }) => token_estimate);
    expect(chunks).toHaveLength(2);
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThanOrEqual(11);
  });
});

describe('tables', () => {
  it('stay whole where they fit, whatever stands before them', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), rows, target, (before, body, size) => {
        const table = [header, ...body].join('\n');
        fc.pre(estimateTokens(table) <= size);
        const chunks = cut([before.join(' '), table, 'So it ends.'].filter(Boolean).join('\n\n'), size);
        expect(chunks.some(({ text }) => text.includes(table))).toBe(true);
      }),
    );
  });

  it('are cut between rows where they are larger, and every piece says the header once', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 48, max: 200 }), (body, size) => {
        const chunks = cut([header, ...body].join('\n'), size);
        expect(chunks.flatMap(tableIn)).toEqual([header, ...body]);
        for (const chunk of chunks) {
          expect(embeddingTextOf(chunk).split(header)).toHaveLength(2);
          expect(chunk.kind).toBe('table');
          expect(chunk.token_estimate).toBeLessThanOrEqual(size);
        }
      }),
    );
  });

  it('have no header to repeat where their first row names no columns', () => {
    const body = Array.from({ length: 30 }, (_, i) => `Section ${i} is about roaming in this country. | ${i}`);
    const chunks = cut(body.join('\n'), 64);
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) expect(chunk).not.toHaveProperty('table_header');
  });

  it('take the heading above them along', () => {
    const heading = { text: 'Roaming', level: 1, start: 0 };
    const body = Array.from({ length: 40 }, (_, i) => `Land ${i} | ${i} | 2020`);
    const chunks = cut(`Roaming\n\n${[header, ...body].join('\n')}`, 80, [heading]);
    expect(chunks[0]?.text.startsWith(`Roaming\n\n${header}\nLand 0`)).toBe(true);
    expect(embeddingTextOf(chunks.at(-1) as Chunk)).toMatch(/^Roaming\nCountry .*\nLand/);
  });
});

describe('the kind of a chunk', () => {
  it.each([
    ['text', 'We open at nine.\nOn Sundays we are closed.'],
    ['list', '- Bring your card.\n- Bring your passport.\n  It must be valid.\n- Come early.'],
    ['list', '1. Switch it off.\n2. Wait.\n3. Switch it on.'],
    ['table', `${header}\nPeru | 14 | 2020\nChile | 12 | 2021`],
    ['code', 'const client = connect(url);\nfor (const file of files) {\n  await client.send(file);\n}'],
    ['code', 'def greet(name):\n    print("hello")\n    return name'],
  ])('is %s by the form of its lines', (kind, text) => {
    expect(cut(text, 200).map((chunk) => chunk.kind)).toEqual([kind]);
  });

  it('is that of its larger part', () => {
    expect(cut(`The rates:\n\n${header}\nPeru | 14 | 2020\nChile | 12 | 2021`, 200)[0]?.kind).toBe('table');
    expect(cut(`${'We call abroad for less. '.repeat(9)}\n\nA | B\n1 | 2`, 200)[0]?.kind).toBe('text');
  });
});

describe('code and lists', () => {
  it('keep a function together that fits', () => {
    const code = 'function open(door) {\n  const key = find(door);\n  turn(key);\n  return door.isOpen;\n}';
    const before = 'This is how a door is opened by a program of ours. '.repeat(4);
    const chunks = cut(`${before}\n\n${code}\n\n${before}`, 64);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.some(({ text }) => text.includes(code))).toBe(true);
  });

  it('keep an item of several sentences together', () => {
    const items = Array.from(
      { length: 12 },
      (_, i) => `- Step ${i} begins here. Then it goes on for a while. It ends.`,
    );
    const chunks = cut(items.join('\n'), 64);
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.flatMap(({ text }) => text.split('\n'))).toEqual(items);
  });
});
