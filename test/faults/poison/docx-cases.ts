import {
  docxBomb,
  encryptedOfficeFile,
  entityBombDocx,
  lyingDocxBomb,
  nestedDocx,
} from '../../fixtures/documents/poison.ts';
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
} from '../../fixtures/documents/poison-docx.ts';
import { docxType, fixture } from '../../fixtures/documents/read-fixture.ts';
import { paragraph, zipDocx } from '../../fixtures/documents/write-docx.ts';
import { entryOf, writeZip } from '../../fixtures/documents/write-zip.ts';
import type { PoisonCase, PoisonEnd } from './poison-case.ts';
import { goodWords } from './write-raw-pdf.ts';

const xml = '<x xmlns="y"/>';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const willow = () => fixture('willow-clinic.docx');

const docx = (
  name: string,
  ends: readonly PoisonEnd[],
  make: PoisonCase['make'],
  more: Partial<PoisonCase> = {},
): PoisonCase => ({
  name: `DOCX: ${name}`,
  media_type: docxType,
  ends,
  make,
  ...more,
});

/** Names that lead out of the folder that a careless program would unpack them into. */
const leaving = [
  '../x.xml',
  '../../etc/cron.d/x',
  'word/../../x.xml',
  '/etc/passwd',
  '//host/share/x.xml',
  'C:\\x.xml',
  'c:/x.xml',
  '..\\..\\x.xml',
  'word\\..\\..\\x.xml',
  'word/..',
  '..',
];

const styles = (body: string) => Buffer.from(`<w:styles xmlns:w="${word}">${body}</w:styles>`);
const bodyXml = (content: string) => `<?xml version="1.0"?>${content}`;
const documentXml = (body: string) => `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`;
const withMain = (xmlText: string | Buffer) => zipDocx('', { 'word/document.xml': Buffer.from(xmlText as string) });

/** Definitions that grow, or that fetch what is not theirs. */
const definitions: readonly (readonly [name: string, subset: string])[] = [
  ['an entity of a file of this machine', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
  ['an entity of an address', '<!ENTITY a SYSTEM "http://169.254.169.254/latest/meta-data/">'],
  ['a parameter entity', '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;'],
  ['an entity that is itself', '<!ENTITY a "&a;">'],
  ['an entity of a megabyte, used a thousand times', `<!ENTITY a "${'a'.repeat(2 ** 20)}">`],
];

/** Word documents that unpack without end, lead elsewhere, or are nested or built like no other. */
export const docxCases: readonly PoisonCase[] = [
  ...[16, 64, 256, 1_024].flatMap((megabytes) => [
    docx(`${megabytes} MB of one letter`, ['document_bomb'], () => letterBomb(megabytes)),
    docx(`${megabytes} MB of one letter, said to be 50 kB`, ['document_bomb'], () => letterBomb(megabytes, 50_000)),
    docx(`${megabytes} MB of one letter, said to be 60 MB`, ['document_bomb'], () => letterBomb(megabytes, 60_000_000)),
    docx(`${megabytes} MB of styles, said to be 9 kB`, ['document_bomb'], () => styleBomb(megabytes, 9_000)),
  ]),
  docx('80 MB of text', ['document_bomb'], () => docxBomb(80)),
  docx('20 MB of text that both headers say to be little', ['document_bomb'], () => lyingDocxBomb(20)),
  docx('entries that share their bytes', ['document_bomb'], overlappingBomb),
  docx('10,001 entries', ['document_bomb'], () => crowdedArchive(10_001)),
  docx('more entries claimed than there are', ['document_corrupt'], () =>
    writeZip([entryOf('[Content_Types].xml', xml), entryOf('word/document.xml', xml)], 9),
  ),
  docx('65,535 entries claimed', ['document_bomb', 'document_corrupt'], () =>
    writeZip([entryOf('[Content_Types].xml', xml), entryOf('word/document.xml', xml)], 65_535),
  ),
  docx('entities in entities', ['document_bomb'], entityBombDocx),
  docx('a type definition behind blanks', ['document_bomb'], () => definedDocx('word/document.xml')),
  docx('a type definition in UTF-16', ['document_bomb'], () => definedDocx('word/document.xml', true)),
  docx('a type definition of its styles', ['document_bomb'], () => definedDocx('word/styles.xml')),
  ...definitions.map(([name, subset]) =>
    docx(name, ['document_bomb'], () =>
      withMain(
        bodyXml(
          `<!DOCTYPE x [${subset}]>${documentXml(paragraph('').replace('></w:t>', `>${'&a;'.repeat(1_000)}</w:t>`))}`,
        ),
      ),
    ),
  ),
  ...leaving.map((name) => docx(`an entry called ${name}`, ['document_unsafe'], () => withEntry(entryOf(name, xml)))),
  docx('two documents of one name', ['document_unsafe'], doubleDocx),
  docx('a document with two names', ['document_unsafe'], twoFacedDocx),
  ...[1, 6, 40].map((depth) =>
    docx(`a bomb in ${depth} archives`, ['document_type_mismatch'], () => nestedArchive(depth)),
  ),
  docx('a bomb in an archive embedded in it', ['ok'], () => embeddedArchive(6), { keeps: 'Open daily.' }),
  docx('a packing of its own', ['document_corrupt'], () =>
    withEntry({ ...entryOf('word/styles.xml', xml), method: 99 }),
  ),
  docx('an encrypted part', ['document_encrypted'], () => withEntry({ ...entryOf('word/styles.xml', xml), flags: 1 })),
  docx('a wrong checksum', ['document_corrupt'], () => withEntry({ ...entryOf('word/styles.xml', xml), crc: 7 })),
  docx('a part shorter than it says', ['document_corrupt'], () =>
    withEntry({ ...entryOf('word/styles.xml', xml), size: 99 }),
  ),
  docx('encrypted by Office', ['document_encrypted'], encryptedOfficeFile),
  ...[499, 501, 5_000, 500_000].map((depth) =>
    docx(`${depth} elements in one another`, [depth < 500 ? 'document_empty' : 'document_unsafe'], () =>
      nestedDocx(depth - 2),
    ),
  ),
  docx('tables in tables', ['document_unsafe'], () =>
    zipDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(1_000)}${'</w:tc></w:tr></w:tbl>'.repeat(1_000)}`),
  ),
  docx('a tag that does not end', ['document_corrupt'], () => zipDocx(`<w:p ${'a'.repeat(1_000_000)}`)),
  docx(
    'fifty thousand attributes',
    ['ok'],
    () =>
      zipDocx(
        paragraph(goodWords).replace(
          '<w:p>',
          `<w:p ${Array.from({ length: 50_000 }, (_a, i) => `a${i}="${(i * 7_919) % 10_007}"`).join(' ')}>`,
        ),
      ),
    { keeps: goodWords },
  ),
  docx(
    'a hundred thousand names of elements',
    ['ok'],
    () =>
      zipDocx(`${paragraph(goodWords)}${Array.from({ length: 100_000 }, (_a, i) => `<w:n${i * 7_919}/>`).join('')}`),
    { keeps: goodWords },
  ),
  docx(
    'a style based on itself',
    ['ok'],
    () =>
      zipDocx(paragraph(goodWords, '<w:pStyle w:val="A"/>'), {
        'word/styles.xml': styles(
          '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>',
        ),
      }),
    { keeps: goodWords },
  ),
  docx(
    'ten thousand styles, each based on the next, the last on the first',
    ['ok'],
    () =>
      zipDocx(paragraph(goodWords, '<w:pStyle w:val="S1"/>'), {
        'word/styles.xml': styles(
          Array.from(
            { length: 10_000 },
            (_s, i) =>
              `<w:style w:type="paragraph" w:styleId="S${i}"><w:name w:val="n${i}"/><w:basedOn w:val="S${(i + 1) % 10_000}"/></w:style>`,
          ).join(''),
        ),
      }),
    { keeps: goodWords },
  ),
  docx('a table of a hundred thousand columns', ['ok', 'document_too_large'], () =>
    zipDocx(
      `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>'.repeat(1_000)}</w:tbl>`,
    ),
  ),
  docx(
    'a list numbered from a thousand million, in Roman numerals',
    ['ok'],
    () =>
      zipDocx(paragraph(goodWords, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), {
        'word/numbering.xml': Buffer.from(
          `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1000000000"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        ),
      }),
    { keeps: goodWords },
  ),
  docx(
    'a list numbered in letters from a thousand million',
    ['ok'],
    () =>
      zipDocx(paragraph(goodWords, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), {
        'word/numbering.xml': Buffer.from(
          `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1000000000"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        ),
      }),
    { keeps: goodWords },
  ),
  docx('4,999 page breaks', ['ok'], () =>
    zipDocx(`<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>`.repeat(4_999)),
  ),
  docx('6,000 page breaks', ['document_too_many_pages'], () =>
    zipDocx(`<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>`.repeat(6_000)),
  ),
  docx('24 million letters that do not pack', ['document_too_large'], (random) => {
    const piece = Array.from({ length: 60_000 }, () => String.fromCharCode(97 + random.below(26))).join('');
    // Each line is another one, so that its ratio is that of a document.
    return zipDocx(
      Array.from({ length: 400 }, (_p, i) => paragraph(`${i}${piece.slice(i * 7)}${piece.slice(0, i * 7)}`)).join(''),
    );
  }),
  docx(
    'letters that are not of its encoding',
    ['ok'],
    () => withMain(Buffer.from(bodyXml(documentXml(paragraph(`${goodWords} Größe`))), 'latin1')),
    { keeps: goodWords },
  ),
  docx(
    'UTF-16 without a mark',
    ['ok'],
    () => withMain(Buffer.from(bodyXml(documentXml(paragraph(goodWords))), 'utf16le')),
    { keeps: goodWords },
  ),
  docx('control characters', ['document_corrupt'], () => withMain(bodyXml(documentXml(paragraph('a\u0000b\u0001c'))))),
  docx('a character that there is not', ['document_corrupt'], () =>
    withMain(bodyXml(documentXml(paragraph('').replace('></w:t>', '>&#x110000;</w:t>')))),
  ),
  docx('an entity that XML does not have', ['document_corrupt'], () =>
    withMain(bodyXml(documentXml(paragraph('').replace('></w:t>', '>&nbsp;</w:t>')))),
  ),
  docx('XML that ends early', ['document_corrupt'], () => zipDocx('<w:p>')),
  docx('two root elements', ['document_corrupt'], () => withMain(bodyXml(documentXml('') + documentXml('')))),
  docx('a document that is JSON', ['document_corrupt'], () => withMain('{"a": 1}')),
  docx('a document of nothing', ['document_corrupt'], () => withMain('')),
  docx('no document in it', ['document_corrupt'], () =>
    writeZip([entryOf('[Content_Types].xml', '<Types/>'), entryOf('word/x.xml', xml)]),
  ),
  docx('a spreadsheet', ['document_type_mismatch'], () =>
    writeZip([entryOf('[Content_Types].xml', '<Types/>'), entryOf('xl/workbook.xml', xml)]),
  ),
  docx('a Java archive', ['document_type_mismatch'], () =>
    writeZip([entryOf('META-INF/MANIFEST.MF', 'Manifest-Version: 1.0\n')]),
  ),
  docx('an archive without entries', ['document_type_mismatch'], () => writeZip([])),
  docx('an archive behind 100 kB of zeros', ['document_type_mismatch'], () =>
    Buffer.concat([Buffer.alloc(100_000), willow()]),
  ),
  docx('a comment behind its end', ['ok', 'document_corrupt'], () =>
    Buffer.concat([willow(), Buffer.alloc(70_000, 'x')]),
  ),
  docx('its end record twice', ['ok', 'document_corrupt'], () => Buffer.concat([willow(), willow().subarray(-22)])),
  docx('without its directory', ['document_corrupt'], () => willow().subarray(0, -400)),
];
