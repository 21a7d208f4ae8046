import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import {
  crowdedArchive,
  definedDocx,
  doubleDocx,
  embeddedArchive,
  letterBomb,
  nestedArchive,
  overlappingBomb,
  styleBomb,
  twoFacedDocx,
  withEntry,
} from '../../../../../test/fixtures/documents/poison-docx.ts';
import { docxType, fixture } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { paragraph, zipDocx } from '../../../../../test/fixtures/documents/write-docx.ts';
import { entryOf, writeZip } from '../../../../../test/fixtures/documents/write-zip.ts';
import { parseDocument } from '../../parse-document.ts';

const parse = (bytes: Uint8Array) => parseDocument({ bytes, media_type: docxType });
const codeOf = async (bytes: Uint8Array) => {
  const outcome = await parse(bytes);
  return outcome.ok ? outcome.document.pages[0]?.text : outcome.code;
};
const gigabyte = 1_024;
const xml = '<x xmlns="y"/>';

describe('a DOCX that is a weapon', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['a gigabyte that says so', () => letterBomb(gigabyte), 'document_bomb'],
    ['a gigabyte that claims 50 kB', () => letterBomb(gigabyte, 50_000), 'document_bomb'],
    ['a gigabyte that claims 60 MB', () => letterBomb(gigabyte, 60_000_000), 'document_bomb'],
    ['styles of a gigabyte', () => styleBomb(gigabyte, 9_000), 'document_bomb'],
    ['entries that share their bytes', overlappingBomb, 'document_bomb'],
    ['too many entries', () => crowdedArchive(10_001), 'document_bomb'],
    [
      'an end record that claims more entries than there are',
      () => writeZip([entryOf('[Content_Types].xml', xml), entryOf('word/document.xml', xml)], 9),
      'document_corrupt',
    ],
    ['a document type definition behind blanks', () => definedDocx('word/document.xml'), 'document_bomb'],
    ['a document type definition in UTF-16', () => definedDocx('word/document.xml', true), 'document_bomb'],
    ['a document type definition in its styles', () => definedDocx('word/styles.xml'), 'document_bomb'],
    ['a name that leaves the folder', () => withEntry(entryOf('../../etc/cron.d/x', xml)), 'document_unsafe'],
    ['an absolute name', () => withEntry(entryOf('/etc/passwd', xml)), 'document_unsafe'],
    ['a name with a drive', () => withEntry(entryOf('C:\\x.xml', xml)), 'document_unsafe'],
    ['two documents of one name', doubleDocx, 'document_unsafe'],
    ['a text with two names', twoFacedDocx, 'document_unsafe'],
    ['an archive in archives', () => nestedArchive(6), 'document_type_mismatch'],
    ['an embedded archive, which is never opened', () => embeddedArchive(6), 'Open daily.'],
    ['a packing of its own', () => withEntry({ ...entryOf('word/styles.xml', xml), method: 99 }), 'document_corrupt'],
    ['an encrypted part', () => withEntry({ ...entryOf('word/styles.xml', xml), flags: 1 }), 'document_encrypted'],
    ['a wrong checksum', () => withEntry({ ...entryOf('word/styles.xml', xml), crc: 7 }), 'document_corrupt'],
    [
      'a part shorter than it says',
      () => withEntry({ ...entryOf('word/styles.xml', xml), size: 99 }),
      'document_corrupt',
    ],
    ['XML that ends early', () => zipDocx('<w:p>'), 'document_corrupt'],
    ['an entity that XML does not have', () => zipDocx(paragraph('').replace('><', '>&nbsp;<')), 'document_corrupt'],
  ])('with %s ends as text or with its code', async (_name, make, end) => {
    expect(await codeOf(make())).toBe(end);
  });

  it('gives a note that is referred to a thousand times only once', async () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const notes = `<w:footnotes ${word}><w:footnote w:id="2">${paragraph('n'.repeat(10_000))}</w:footnote></w:footnotes>`;
    const body = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'.repeat(1_000);
    const outcome = await parse(zipDocx(body, { 'word/footnotes.xml': Buffer.from(notes) }));
    expect(outcome.ok && outcome.document.pages[0]?.text.length).toBeLessThan(20_000);
  });

  it('ends as text or a reason however it is cut or flipped', async () => {
    const whole = fixture('willow-clinic.docx');
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const ends = new Map<string, number>();
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(round % 3 === 0 ? whole.subarray(0, random(whole.length)) : whole);
      for (let flip = 0; flip < round % 5 && bytes.length > 0; flip++) bytes[random(bytes.length)] = random(256);
      const outcome = await parseDocument({ bytes, media_type: docxType, limits: defaultParseLimits });
      const end = outcome.ok ? 'text' : outcome.code;
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    const expected =
      'text document_corrupt document_type_mismatch document_bomb document_unsafe document_encrypted document_empty';
    for (const end of ends.keys()) expect(expected.split(' ')).toContain(end);
    expect(ends.get('document_corrupt')).toBeGreaterThan(20);
  });
});
