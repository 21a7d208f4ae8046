import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import { cedarClinic } from '../../../../../test/fixtures/documents/clinics.ts';
import { documentOf, fixture, sentencesOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { txtParser } from './txt-parser.ts';

const parse = async (bytes: Uint8Array) => documentOf(await txtParser.parse(bytes, defaultParseLimits));
const textOf = async (bytes: Uint8Array) => (await parse(bytes)).pages.map(({ text }) => text);

describe('a text file', () => {
  it('gives every sentence, unwrapped, on the page that its form feeds say', async () => {
    const { pages } = await parse(fixture('cedar-clinic.txt'));
    sentencesOf(cedarClinic).forEach((sentences, i) => {
      for (const sentence of sentences) expect(pages[i]?.text).toContain(sentence);
    });
  });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Größe: 5 €')],
    ['UTF-8 with a mark', Buffer.from('\ufeffGröße: 5 €')],
    ['UTF-16 LE with a mark', Buffer.from('\ufeffGröße: 5 €', 'utf16le')],
    ['UTF-16 LE without one', Buffer.from('Größe: 5 €', 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from('\ufeffGröße: 5 €', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x3a, 0x20, 0x35, 0x20, 0x80])],
  ])('is read in %s', async (_name, bytes) => {
    expect(await textOf(bytes)).toEqual(['Größe: 5 €']);
  });

  it('warns when the encoding was a guess', async () => {
    expect((await parse(Buffer.from([0x47, 0xf6]))).warnings).toHaveLength(1);
    expect((await parse(Buffer.from('Gö'))).warnings).toEqual([]);
  });

  it('keeps the line breaks of lists and tables', async () => {
    const list =
      'Please bring all of the following things with you to the clinic:\n- your card\n- a list of your medicine';
    expect(await textOf(Buffer.from(list))).toEqual([list]);
  });

  it.each([
    ['# Opening hours', 1],
    ['### Opening hours', 3],
    ['Opening hours\n=============', 1],
    ['Opening hours\n-------------', 2],
    ['OPENING HOURS', 1],
    ['2.1 Opening hours', 2],
    ['Opening hours', 2],
  ])('takes %j before a paragraph for a heading', async (heading, level) => {
    const { pages } = await parse(Buffer.from(`${heading}\n\nThe clinic opens at nine in the morning.`));
    expect(pages[0]?.headings?.[0]).toMatchObject({ level, start: 0 });
    expect(pages[0]?.headings?.[0]?.text.toLowerCase()).toContain('opening hours');
  });

  it('has no control characters and no broken surrogates in its text', async () => {
    const [text] = await textOf(Buffer.from('a\u0007b \ud800 c\u0000'.replace('\u0000', ''), 'utf16le'));
    expect(text).toBe('ab \ufffd c');
  });
});
