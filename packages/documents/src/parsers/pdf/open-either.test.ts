import { describe, expect, it } from 'vitest';
import { fixture } from '../../../../../test/fixtures/documents/read-fixture.ts';
import { openPdf } from './engines.ts';
import { openEither } from './open-either.ts';
import type { OpenPdf, OpenPdfEngine } from './open-pdf.ts';
import { openWithPdfium } from './pdfium-engine.ts';
import { openWithPdfjs } from './pdfjs-engine.ts';

const handbook = () => fixture('clinic-handbook.pdf');
const textOf = async (pdf: OpenPdf, page: number) =>
  (await pdf.readPage(page)).items
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '');
const opens = async (engine: OpenPdfEngine, bytes: Uint8Array) =>
  engine(bytes).then(
    async (pdf) => {
      const text = await textOf(pdf, 1).catch(() => '');
      await pdf.close();
      return pdf.pageCount > 0 && text !== '';
    },
    () => false,
  );

/** Cuts and overwrites the handbook in so many ways; the same each time. */
function* damaged(): Generator<Buffer> {
  for (let share = 0.05; share < 1; share += 0.05) {
    const whole = handbook();
    yield whole.subarray(0, Math.floor(whole.length * share));
    yield Buffer.from(whole).fill(0, Math.floor(whole.length * share), Math.floor(whole.length * share) + 300);
  }
}

describe('the two engines of PDF', () => {
  it('read the same words of the same pages', async () => {
    const [one, other] = [await openWithPdfium(handbook()), await openWithPdfjs(handbook())];
    expect(one.pageCount).toBe(other.pageCount);
    for (let page = 1; page <= one.pageCount; page += 1)
      expect(await textOf(one, page)).toBe(await textOf(other, page));
    await one.close();
    await other.close();
  });

  it('open together whatever either of them opens of damaged files', async () => {
    let recovered = 0;
    for (const bytes of damaged()) {
      const either = (await opens(openWithPdfium, bytes)) || (await opens(openWithPdfjs, bytes));
      if (!either) continue;
      recovered += 1;
      expect(await opens(openPdf, bytes)).toBe(true);
    }
    expect(recovered).toBeGreaterThan(10);
  }, 60_000);

  it('stand in for one another: the file that one does not open, the page that it does not read', async () => {
    const closed = openEither(() => Promise.reject(new Error('closed')), openWithPdfjs);
    expect(await textOf(await closed(handbook()), 2)).toContain('clinic');

    const lame: OpenPdfEngine = async (bytes) => {
      const pdf = await openWithPdfium(bytes);
      return {
        ...pdf,
        readPage: (page) => (page === 2 ? Promise.reject(new Error('page 2')) : pdf.readPage(page)),
      };
    };
    const pdf = await openEither(lame, openWithPdfjs)(handbook());
    const whole = await openWithPdfium(handbook());
    for (let page = 1; page <= pdf.pageCount; page += 1)
      expect(await textOf(pdf, page)).toBe(await textOf(whole, page));
    await pdf.close();
  });

  it('are asked both before a document is called one of pictures', async () => {
    const blind: OpenPdfEngine = async (bytes) => {
      const pdf = await openWithPdfium(bytes);
      return { ...pdf, readPage: async (page) => ({ ...(await pdf.readPage(page)), items: [] }) };
    };
    const pdf = await openEither(blind, openWithPdfjs)(handbook());
    expect(await textOf(pdf, 1)).toContain('Welcome');
    await pdf.close();
  });
});
