import { defaultParseLimits, parsedDocumentSchema } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { markdownParser } from './markdown-parser.ts';

const parse = async (text: string) => documentOf(await markdownParser.parse(Buffer.from(text), defaultParseLimits));
const textOf = async (text: string) => (await parse(text)).pages[0]?.text;

describe('Markdown', () => {
  it('has headings of both forms, at their level, without marks', async () => {
    const document = await parse('# Opening *hours*\n\nText.\n\nParking\n-------\n\n### Deep ###\n');
    const [page] = parsedDocumentSchema.parse(document).pages;
    expect(page?.headings).toEqual([
      { text: 'Opening hours', level: 1, start: 0 },
      { text: 'Parking', level: 2, start: 22 },
      { text: 'Deep', level: 3, start: 31 },
    ]);
    expect(document.title).toBe('Opening hours');
  });

  it('joins wrapped lines and keeps the breaks that are meant', async () => {
    expect(await textOf('We open\nat **nine**.  \nWe close at five.')).toBe('We open at nine.\nWe close at five.');
  });

  it('keeps the words of links, code and pictures, and none of their addresses', async () => {
    expect(
      await textOf('See [the map](https://x.example/a_b) or `npm start`, ![a door](d.png) &amp; \\*this\\*.'),
    ).toBe('See the map or npm start, a door & *this*.');
  });

  it('keeps lists, tasks and their numbers', async () => {
    expect(await textOf('- one\n- two\n  - under\n- [x] done\n\n7. seven\n8. eight')).toBe(
      '- one\n- two\n- under\n- [x] done\n\n7. seven\n8. eight',
    );
  });

  it('keeps tables by rows, and code by lines in one block', async () => {
    expect(await textOf('| Day | Opens |\n|---|---|\n| Mon | **nine** |\n\n```sh\na\n\n  b\n```')).toBe(
      'Day | Opens\nMon | nine\n\na\n  b',
    );
  });

  it('takes the title, and only that, from the settings before the text', async () => {
    const document = await parse('---\ntitle: "The guide"\ndraft: true\n---\nHello there.');
    expect(document).toMatchObject({ title: 'The guide', pages: [{ text: 'Hello there.' }] });
  });

  it.each([
    ['quotes in quotes', `${'>'.repeat(20_000)} deep`],
    ['lists in lists', `${'- '.repeat(20_000)}deep`],
    ['open brackets', '['.repeat(200_000)],
    ['open emphasis', '*a_'.repeat(60_000)],
    ['back quotes', '`a``'.repeat(50_000)],
    ['settings without an end', `---\n${'-a: b\n'.repeat(5_000)}`],
    ['a table of one row of many cells', `${'|a'.repeat(50_000)}|\n${'|-'.repeat(50_000)}|`],
  ])('of nothing but %s ends as text', async (_name, source) => {
    expect((await parse(source)).pages[0]?.text).not.toBe('');
  });
});
