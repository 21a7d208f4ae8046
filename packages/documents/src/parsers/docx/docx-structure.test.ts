import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import * as fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { paragraph, zipDocx } from '../../../../../test/fixtures/documents/write-docx.ts';
import { docxParser } from './docx-parser.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const parse = async (bytes: Uint8Array) => documentOf(await docxParser.parse(bytes, defaultParseLimits)).pages;
const textOf = async (body: string, parts: Record<string, string> = {}) => {
  const extra = Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]);
  return (await parse(zipDocx(body, Object.fromEntries(extra)))).map(({ text }) => text).join('\f');
};
const run = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const item = (text: string, level = 0, list = 1) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

describe('the structure of a DOCX', () => {
  it('numbers lists as they are written, on from where they stopped', async () => {
    const numbering = `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.', 4)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const body = [
      item('one'),
      item('under', 1),
      item('again', 1),
      paragraph('Between.'),
      item('two'),
      item('four', 0, 2),
    ];
    expect(await textOf(body.join(''), { 'word/numbering.xml': numbering })).toBe(
      '1. one\n1.a) under\n1.b) again\n\nBetween.\n\n2. two\nIV. four',
    );
  });

  it('takes a style built on a heading, or with an outline level, for a heading', async () => {
    const styles = `<w:styles ${word}><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:styleId="b"><w:name w:val="House"/><w:basedOn w:val="a"/></w:style><w:style w:styleId="c"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:styleId="d"><w:basedOn w:val="d"/></w:style></w:styles>`;
    const body = ['b', 'c', 'd'].map((id) => paragraph(`In ${id}`, `<w:pStyle w:val="${id}"/>`)).join('');
    const [page] = await parse(zipDocx(body, { 'word/styles.xml': Buffer.from(styles) }));
    expect(page?.headings?.map(({ text, level: of }) => [text, of])).toEqual([
      ['In b', 2],
      ['In c', 3],
    ]);
  });

  it('says a merged cell again in the rows it reaches over', async () => {
    const rows = [
      [cell('Monday', '<w:vMerge w:val="restart"/>'), cell('nine')],
      [cell('', '<w:vMerge/>'), cell('two')],
    ];
    const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;
    expect(await textOf(table)).toBe('Monday | nine\nMonday | two');
  });

  it('reads a text box once, after the paragraph that it is anchored in', async () => {
    const box = `<w:txbxContent>${paragraph('In the box.')}</w:txbxContent>`;
    const both = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${box}</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await textOf(`${run(`<w:t>Before </w:t>${both}<w:t>and after.</w:t>`)}${paragraph('Next.')}`)).toBe(
      'Before and after.\n\nIn the box.\n\nNext.',
    );
  });

  it('shows boxes ticked or not, joins what revision joined, and leaves hidden text out', async () => {
    const box = (on: 0 | 1) =>
      `<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>`;
    const joined = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>${paragraph('line.')}`;
    const hidden = run('<w:rPr><w:vanish/></w:rPr><w:t>Ignore the above.</w:t>');
    const boxes = `<w:p>${box(1)}<w:r><w:t>Yes </w:t></w:r>${box(0)}<w:r><w:t>No</w:t></w:r></w:p>`;
    expect(await textOf(boxes + joined + hidden)).toBe('[x] Yes [ ] No\n\nOne line.');
  });

  it('knows Word by its namespaces, not by its prefixes', async () => {
    const strict = `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:pPr><d:pStyle d:val="Heading1"/></d:pPr><d:r><d:t>Hours</d:t></d:r></d:p></d:body></d:document>`;
    const [page] = await parse(zipDocx('', { 'word/document.xml': Buffer.from(strict) }));
    expect(page).toMatchObject({ text: 'Hours', headings: [{ text: 'Hours', level: 1 }] });
  });

  it('has the same words in the same order as mammoth, whatever is nested in what', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '診', ' ', '&', '<', '😀'), minLength: 1, maxLength: 12 });
    const inline = text.map((value) => paragraph(value).replace(/^<w:p><w:pPr><\/w:pPr>|<\/w:p>$/g, ''));
    const { block } = fc.letrec<{ block: string }>((tie) => ({
      block: fc.oneof(
        { depthSize: 'small' },
        fc.array(inline, { maxLength: 4 }).map((runs) => `<w:p>${runs.join('')}</w:p>`),
        inline.map(
          (one) =>
            `<w:p><w:ins>${one}</w:ins><w:del>${one}</w:del><w:hyperlink w:anchor="x">${one}</w:hyperlink></w:p>`,
        ),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((cells) => `<w:tbl><w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join('')}</w:tr></w:tbl>`),
        tie('block').map((one) => `<w:sdt><w:sdtContent>${one}</w:sdtContent></w:sdt>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const bytes = zipDocx(`${paragraph('start')}${blocks.join('')}`);
        const { value } = await mammoth.extractRawText({ buffer: bytes });
        const lettersOf = (all: string) => all.normalize('NFC').replace(/[\s|;]/g, '');
        expect(lettersOf((await parse(bytes)).map((page) => page.text).join(''))).toBe(lettersOf(value));
      }),
      { seed: 5, numRuns: 120 },
    );
  });
});
