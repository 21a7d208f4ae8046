import { deflateSync } from 'node:zlib';
import { type PoisonCase, type PoisonEnd, pdfType } from './poison-case.ts';
import {
  firstOwn,
  goodWords,
  pageOf,
  pdfAround,
  type RawObject,
  showing,
  streamOf,
  writeRawPdf,
} from './write-raw-pdf.ts';

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const own = (offset: number) => `${firstOwn + offset} 0 R`;

/** A file of which only one page is poison: the other one's text must be kept. */
const beside = (
  name: string,
  page: string,
  objects: readonly RawObject[] = [],
  more: Parameters<typeof pdfAround>[1] = {},
): PoisonCase => ({
  name: `PDF: ${name}`,
  media_type: pdfType,
  ends: ['ok'],
  keeps: goodWords,
  make: () => pdfAround({ page, objects }, more),
});

const whole = (
  name: string,
  ends: readonly PoisonEnd[],
  make: () => Buffer,
  more: Partial<PoisonCase> = {},
): PoisonCase => ({
  name: `PDF: ${name}`,
  media_type: pdfType,
  ends,
  make,
  ...more,
});

/** A few hundred bytes that draw more than fits: nothing of such a file is kept. */
const multiplying = (...args: Parameters<typeof beside>): PoisonCase => {
  const { keeps: _keeps, ...made } = beside(...args);
  return { ...made, ends: ['document_bomb'] };
};

const empty = pageOf('');

/** A document of pages that share their content; the tree is said to hold `count` of them. */
function pagesPdf(pages: number, count: number | string = pages): Buffer {
  const kids = Array.from({ length: pages }, (_page, index) => `${index + 5} 0 R`).join(' ');
  return writeRawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} /Resources << /Font << /F 4 0 R >> >> /MediaBox [0 0 612 792] >>`,
    streamOf(showing(goodWords)),
    font,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>'),
  ]);
}

/** A page at the end of so many nodes with one child each. */
function deepTree(depth: number): Buffer {
  const nodes = Array.from({ length: depth }, (_node, index) => `<< /Type /Pages /Kids [${index + 5} 0 R] /Count 1 >>`);
  const page = `<< /Type /Page /MediaBox [0 0 612 792] /Contents 2 0 R /Resources << /Font << /F 3 0 R >> >> >>`;
  return writeRawPdf(['<< /Type /Catalog /Pages 4 0 R >>', streamOf(showing(goodWords)), font, ...nodes, page]);
}

/** A good page, and content that unpacks in several layers of deflate. */
function layered(layers: number, megabytes: number): RawObject {
  let packed: Buffer = Buffer.alloc(megabytes * 2 ** 20, '0 0 m 1 1 l S ');
  for (let layer = 0; layer < layers; layer += 1) packed = deflateSync(packed, { level: 9 });
  return streamOf(packed, `/Filter [${'/FlateDecode '.repeat(layers)}]`);
}

const outline = (entries: readonly string[]) => ['<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>', ...entries];

/** PDFs whose objects lead to themselves, or claim what is not there. */
export const pdfLoopCases: readonly PoisonCase[] = [
  beside('a page tree that is its own child', `<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>`),
  beside(
    'a node of the page tree that is its own child',
    `<< /Type /Pages /Parent 2 0 R /Kids [${own(0)}] /Count 1 >>`,
  ),
  beside(
    "two nodes of the page tree that are each other's child",
    `<< /Type /Pages /Parent 2 0 R /Kids [${own(1)}] /Count 1 >>`,
    [`<< /Type /Pages /Parent ${own(0)} /Kids [${own(0)}] /Count 1 >>`],
  ),
  beside('a page that is its own parent', `<< /Type /Page /Parent ${own(0)} >>`),
  beside(
    'a page that refers to itself for everything',
    pageOf(`/Contents ${own(0)} /Resources ${own(0)} /Annots ${own(0)}`),
  ),
  beside('content that is an array of itself', pageOf(`/Contents ${own(1)}`), [`[${own(1)} ${own(1)}]`]),
  beside('an object that is a reference to itself', pageOf(`/Contents ${own(1)}`), [own(1)]),
  beside('a stream whose length is the stream', pageOf(`/Contents ${own(1)}`), [
    `<< /Length ${own(1)} >>\nstream\n${showing('x')}\nendstream`,
  ]),
  beside('a stream whose filter is the stream', pageOf(`/Contents ${own(1)}`), [
    `<< /Length 3 /Filter ${own(1)} >>\nstream\nabc\nendstream`,
  ]),
  multiplying('a form that draws itself', pageOf(`/Contents ${own(1)} /Resources << /XObject << /X ${own(2)} >> >>`), [
    streamOf('/X Do'),
    streamOf(
      '/X Do /X Do',
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${own(2)} >> >>`,
    ),
  ]),
  multiplying(
    'twenty forms that each draw the next twice',
    pageOf(`/Contents ${own(1)} /Resources << /XObject << /X ${own(2)} >> >>`),
    [
      streamOf('/X Do'),
      ...Array.from({ length: 20 }, (_form, index) =>
        streamOf(
          '/X Do /X Do',
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${own(Math.min(21, index + 3))} >> >>`,
        ),
      ),
    ],
  ),
  beside('a font that is its own descendant', pageOf(`/Contents ${own(1)} /Resources << /Font << /F ${own(2)} >> >>`), [
    streamOf(showing('loop')),
    `<< /Type /Font /Subtype /Type0 /BaseFont /Loop /Encoding /Identity-H /DescendantFonts [${own(2)}] >>`,
  ]),
  beside('a glyph that shows itself', pageOf(`/Contents ${own(1)} /Resources << /Font << /F ${own(2)} >> >>`), [
    streamOf(showing('aaaa')),
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a ${own(3)} >> /Resources << /Font << /F ${own(2)} >> >> >>`,
    streamOf(showing('a')),
  ]),
  beside('a character map that uses itself', pageOf(`/Contents ${own(1)} /Resources << /Font << /F ${own(2)} >> >>`), [
    streamOf(showing('map')),
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${own(3)} >>`,
    streamOf('/Loop usecmap begincmap endcmap', `/UseCMap ${own(3)} /Type /CMap /CMapName /Loop`),
  ]),
  beside(
    'a character map of sixteen million letters a code',
    pageOf(`/Contents ${own(1)} /Resources << /Font << /F ${own(2)} >> >>`),
    [
      streamOf(showing('map')),
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${own(3)} >>`,
      streamOf('begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap'),
    ],
  ),
  beside(
    'an outline whose entry is its own sibling',
    empty,
    outline([`<< /Title (a) /Parent 7 0 R /Next 8 0 R /Prev 8 0 R /Dest [3 0 R /Fit] >>`]),
    { catalog: '/Outlines 7 0 R' },
  ),
  beside(
    'an outline whose entry is its own child',
    empty,
    outline([`<< /Title (a) /Parent 7 0 R /First 8 0 R /Last 8 0 R /Count 1 /Dest [3 0 R /Fit] >>`]),
    { catalog: '/Outlines 7 0 R' },
  ),
  beside('an outline that is its own entry', empty, ['<< /Type /Outlines /First 7 0 R /Last 7 0 R /Title (a) >>'], {
    catalog: '/Outlines 7 0 R',
  }),
  beside('destinations that are their own names', empty, ['<< /Kids [7 0 R] /Limits [(a) (z)] >>'], {
    catalog: '/Names << /Dests 7 0 R >>',
  }),
  beside('page labels that are their own', empty, ['<< /Kids [7 0 R] /Limits [0 9] >>'], {
    catalog: '/PageLabels 7 0 R',
  }),
  beside('a table of references before itself', empty, [], { trailer: '/Prev HERE' }),
  beside('a table of references at a negative place', empty, [], { trailer: '/Prev -1' }),
  beside('a table of references beyond the file', empty, [], { startxref: () => 2 ** 31 - 1 }),
  beside('a table of references at a place that is none', empty, [], { startxref: (at) => at - 37 }),
  beside('no table of references', empty, [], { table: false, startxref: () => 0 }),
  beside('a table said to hold two thousand million objects', empty, [], { trailer: '/Size 2147483647' }),
  beside('a stream that says to be longer than the file', pageOf(`/Contents ${own(1)}`), [
    `<< /Length 99999999 >>\nstream\n${showing('x')}\nendstream`,
  ]),
  beside('a stream of a negative length', pageOf(`/Contents ${own(1)}`), ['<< /Length -1 >>\nstream\nx\nendstream']),
  beside('a predictor of two thousand million columns', pageOf(`/Contents ${own(1)}`), [
    streamOf(deflateSync('0123456789'), '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 >>'),
  ]),
  beside(
    'a picture of ten thousand million points',
    pageOf(`/Contents ${own(1)} /Resources << /XObject << /X ${own(2)} >> >>`),
    [
      streamOf('/X Do'),
      streamOf(
        'x',
        '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
      ),
    ],
  ),
  beside('an array nested a hundred thousand deep', pageOf(`/Contents ${own(1)}`), [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ]),
  beside('a dictionary nested fifty thousand deep', pageOf(`/Contents ${own(1)}`), [
    `${'<</A '.repeat(50_000)}1${'>>'.repeat(50_000)}`,
  ]),
  beside('a page as large as numbers go', pageOf('/MediaBox [-3.4e38 -3.4e38 3.4e38 3.4e38] /UserUnit 1e30')),
  beside('a program that runs when it is opened', empty, [], {
    catalog: '/OpenAction << /S /JavaScript /JS (while (true) {}) >>',
  }),
  beside('content that saves its state a million times', pageOf(`/Contents ${own(1)}`), [
    streamOf('q '.repeat(1_000_000)),
  ]),
  beside('operands without an operator', pageOf(`/Contents ${own(1)}`), [streamOf('1 '.repeat(1_000_000))]),
  beside('content of arrays that do not close', pageOf(`/Contents ${own(1)}`), [streamOf('['.repeat(200_000))]),
  beside('three layers of packing around 16 MB', pageOf(`/Contents ${own(1)}`), [layered(3, 16)]),
  whole('a million operators a page, on ten pages', ['ok'], () =>
    writeRawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${Array(10).fill('5 0 R').join(' ')}] /Count 10 >>`,
      streamOf(deflateSync(`${'0 0 m '.repeat(1_000_000)}${showing(goodWords)}`), '/Filter /FlateDecode'),
      font,
      pageOf('/Contents 3 0 R /Resources << /Font << /F 4 0 R >> >>'),
    ]),
  ),
  whole('5,000 pages', ['ok'], () => pagesPdf(5_000), { keeps: goodWords }),
  whole('5,001 pages', ['document_too_many_pages'], () => pagesPdf(5_001)),
  whole('20,000 pages', ['document_too_many_pages'], () => pagesPdf(20_000)),
  ...['2147483647', '1000000', '6000', '0', '-1', '(two)'].map((count) =>
    whole(
      `two pages, said to be ${count}`,
      Number(count) > 5_000 ? ['ok', 'document_too_many_pages'] : ['ok'],
      () => pagesPdf(2, count),
      { keeps: goodWords },
    ),
  ),
  whole('two pages, said to be 4,000', ['ok'], () => pagesPdf(2, 4_000), { keeps: goodWords }),
  ...[100, 900, 5_000, 50_000].map((depth) =>
    whole(`a page ${depth} nodes deep`, depth < 1_000 ? ['ok'] : ['ok', 'document_corrupt'], () => deepTree(depth)),
  ),
  whole('a page tree without an end and without a page', ['document_corrupt'], () =>
    writeRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>']),
  ),
  whole('a catalog that is its own page tree', ['document_corrupt', 'document_no_text'], () =>
    writeRawPdf(['<< /Type /Catalog /Pages 1 0 R >>']),
  ),
  whole('no page at all', ['document_corrupt'], () =>
    writeRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
  ),
  whole(
    'text of 24 million letters',
    ['document_too_large'],
    () =>
      writeRawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${Array(240).fill('5 0 R').join(' ')}] /Count 240 >>`,
        streamOf(
          deflateSync(
            `BT /F 1 Tf 1 1 Td ${'(Aaaaaaaaaa aaaaaaaa bbbbbbbbbb ccccccccccc ddddddd) Tj 0 -1 Td '.repeat(2_000)} ET`,
          ),
          '/Filter /FlateDecode',
        ),
        font,
        pageOf('/Contents 3 0 R /Resources << /Font << /F 4 0 R >> >>'),
      ]),
    { limits: { timeout_ms: 60_000 } },
  ),
];
