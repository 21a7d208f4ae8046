import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { harborClinic } from '../../../../../test/fixtures/documents/clinics.ts';
import { truncatedPdf } from '../../../../../test/fixtures/documents/poison.ts';
import { documentOf, fixture, sentencesOf } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { pdfParser } from './pdf-parser.ts';

const parse = async (bytes: Uint8Array) => documentOf(await pdfParser.parse(bytes, defaultParseLimits));

async function draw(write: (pdf: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [600, 800], margin: 60, autoFirstPage: false });
  const chunks: Buffer[] = [];
  const done = new Promise((resolve) => pdf.on('end', resolve));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  write(pdf);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

describe('a PDF', () => {
  it('gives every sentence, whole and on its page', async () => {
    const { pages } = await parse(fixture('clinic-handbook.pdf'));
    sentencesOf(harborClinic).forEach((sentences, i) => {
      for (const sentence of sentences) expect(pages[i]?.text).toContain(sentence);
    });
  });

  it('leaves out the running header and the page numbers', async () => {
    const { pages } = await parse(fixture('clinic-handbook.pdf'));
    const text = pages.map((page) => page.text).join('\n');
    expect(text).not.toMatch(/Page \d/);
    expect(text.match(/Harbor Clinic Patient Handbook/g)).toHaveLength(1);
  });

  it('tells headings by their size, outermost first', async () => {
    const { pages } = await parse(fixture('clinic-handbook.pdf'));
    expect(pages[0]?.headings?.slice(0, 3).map(({ level, text }) => [level, text])).toEqual([
      [1, 'Harbor Clinic Patient Handbook'],
      [2, 'Welcome'],
      [2, 'Opening hours'],
    ]);
  });

  it('keeps the rows of a table', async () => {
    const { pages } = await parse(fixture('clinic-handbook.pdf'));
    expect(pages[0]?.text).toContain('Saturday\tnine in the morning\tone in the afternoon\nSunday\tclosed\tclosed');
  });

  it('reads one column after the other', async () => {
    const column = (name: string) =>
      Array.from({ length: 12 }, (_, i) => `${name} sentence number ${i} ends here.`).join(' ');
    const { pages } = await parse(
      await draw((pdf) => {
        pdf.addPage().fontSize(10);
        pdf.text(column('Left'), 60, 100, { width: 220 });
        pdf.text(column('Right'), 320, 100, { width: 220 });
      }),
    );
    expect(pages[0]?.text.replace(/\s+/g, ' ')).toBe(`${column('Left')} ${column('Right')}`);
  });

  it('puts lines into reading order that were written out of it', async () => {
    const { pages } = await parse(
      await draw((pdf) => {
        pdf.addPage().fontSize(10);
        [3, 1, 2].forEach((n) => {
          pdf.text(`Line number ${n}.`, 60, 100 + n * 60, { lineBreak: false });
        });
      }),
    );
    expect(pages[0]?.text).toBe('Line number 1.\n\nLine number 2.\n\nLine number 3.');
  });

  it('makes a hyphenated word whole, and keeps the hyphen of a compound that the document knows', async () => {
    const { pages } = await parse(
      await draw((pdf) => {
        pdf.addPage().fontSize(10);
        const lines = [
          'It is a well-known fact that the clinic takes every pre-',
          'scription by telephone at any time, and it is also a well-',
          'known fact that the doctors of the clinic are friendly.',
        ];
        lines.forEach((line, i) => {
          pdf.text(line, 60, 100 + i * 12, { lineBreak: false });
        });
      }),
    );
    expect(pages[0]?.text).toBe(
      'It is a well-known fact that the clinic takes every prescription by telephone at any time, and it is also a well-known fact that the doctors of the clinic are friendly.',
    );
  });

  it('keeps blank pages, so that page numbers stay those of the file', async () => {
    const { pages } = await parse(
      await draw((pdf) => {
        pdf.addPage().addPage().text('Only the second page has words.').addPage();
      }),
    );
    expect(pages.map(({ text }) => text)).toEqual(['', 'Only the second page has words.', '']);
  });

  it('recovers what a cut-off file still holds, or calls it corrupt', async () => {
    for (const share of [0.3, 0.5, 0.7, 0.9, 0.99]) {
      const outcome = await pdfParser.parse(await truncatedPdf(share), defaultParseLimits);
      if (outcome.ok) expect(outcome.document.pages.some(({ text }) => text !== '')).toBe(true);
      else expect(outcome.code).toBe('document_corrupt');
    }
  });

  it('is read the same way twice, and leaves the bytes untouched', async () => {
    const bytes = fixture('clinic-handbook.pdf');
    const before = Buffer.from(bytes);
    expect(await parse(bytes)).toEqual(await parse(bytes));
    expect(bytes.equals(before)).toBe(true);
  });
});
