import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { createIsolatedParser } from '@patchbay/documents';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, docxType } from '../../fixtures/documents/read-fixture.ts';
import { largePageText, writePicturedDocx, writeScannedPdf } from '../../fixtures/documents/write-large.ts';
import { withPeak } from '../poison/parser-processes.ts';

const pdf = 'application/pdf';
/** In `npm run prove` files are as large as they may be, and of many pages. */
const isLong = Number(process.env['PATCHBAY_FAULT_TRIALS'] ?? 0) >= 1_000;
const parse = createIsolatedParser();
const folder = mkdtempSync(join(tmpdir(), 'large-files-'));
const at = (name: string) => join(folder, name);
/** Far below what the child may have: what a file is larger by must not be held. */
const heldMb = 350;

afterAll(() => rmSync(folder, { recursive: true }));

const read = async (path: string, media_type: string, limits = {}) => {
  const { result, peak_mb } = await withPeak(() => parse({ path, media_type, limits }));
  // Only the figures of `npm run prove` are for the record.
  if (isLong) process.stdout.write(`${path}: ${result.ok ? 'ok' : result.code}, ${Math.round(peak_mb)} MB at most\n`);
  return { result, peak_mb };
};

describe('large files', () => {
  const scanned = isLong ? { mib: 508, pages: 2_000 } : { mib: 300, pages: 100 };
  it(`gives the text of every page of a scanned PDF of ${scanned.mib} MiB, and holds few of its pictures`, async () => {
    writeScannedPdf(at('scanned.pdf'), scanned);
    const { result, peak_mb } = await read(at('scanned.pdf'), pdf);
    const { pages } = documentOf(result);
    expect(pages.map(({ text }) => text)).toEqual(pages.map(({ number }) => largePageText(number)));
    expect(pages).toHaveLength(scanned.pages);
    expect(peak_mb).toBeLessThan(heldMb);
  }, 120_000);

  const pictured = isLong ? { mib: 500, pictures: 3_000 } : { mib: 150, pictures: 300 };
  it(`gives the text of a DOCX with ${pictured.mib} MiB of pictures, and reads none of them`, async () => {
    writePicturedDocx(at('pictures.docx'), pictured);
    const { result, peak_mb } = await read(at('pictures.docx'), docxType);
    const text = documentOf(result).pages[0]?.text;
    expect(text).toContain(largePageText(1));
    expect(text).toContain(largePageText(pictured.pictures));
    expect(peak_mb).toBeLessThan(heldMb);
  }, 120_000);

  it('says of a large PDF without words that it is one of pictures', async () => {
    writeScannedPdf(at('pictures.pdf'), { mib: isLong ? 508 : 200, pages: 20, text: false });
    const { result, peak_mb } = await read(at('pictures.pdf'), pdf);
    expect(result).toMatchObject({ ok: false, code: 'document_no_text' });
    expect(peak_mb).toBeLessThan(defaultParseLimits.memory_mb);
  }, 120_000);

  it('says how much text there is where it is too much, and what may be', async () => {
    writeFileSync(at('long.txt'), Buffer.alloc(60_000_000, 'The bus goes at nine.\n\n'));
    const { result, peak_mb } = await read(at('long.txt'), 'text/plain');
    expect(result).toMatchObject({ ok: false, code: 'document_too_large' });
    expect(result).toMatchObject({
      message: expect.stringMatching(/60000000 characters.* at most 20000000 .*Split it/),
    });
    expect(peak_mb).toBeLessThan(defaultParseLimits.memory_mb);
  }, 120_000);

  it('gives a text of as many characters as there may be', async () => {
    const length = isLong ? 20_000_000 : 5_000_000;
    writeFileSync(at('whole.txt'), Buffer.alloc(length, 'The bus goes at nine.\n\n'));
    const { result, peak_mb } = await read(at('whole.txt'), 'text/plain');
    expect(documentOf(result).pages[0]?.text.length).toBeGreaterThan(length * 0.95);
    expect(peak_mb).toBeLessThan(defaultParseLimits.memory_mb);
  }, 120_000);

  it.each([
    ['a text', 'text/plain', 120, 80_000_000],
    ['a PDF', pdf, 513, 536_870_912],
  ])(
    'refuses %s with more bytes than text can come from, without a look at it',
    async (_what, media_type, mib, most) => {
      writeFileSync(at('too-large'), '');
      truncateSync(at('too-large'), mib * 1024 ** 2);
      const { result } = await read(at('too-large'), media_type);
      const message = expect.stringContaining(`has ${mib * 1024 ** 2} bytes, and at most ${most} of ${media_type}`);
      expect(result).toMatchObject({ ok: false, code: 'document_too_large', message });
    },
  );

  it('ends as too large, not as a bomb, where a large file takes the memory', async () => {
    writeScannedPdf(at('scanned.pdf'), { mib: 300, pages: 10 });
    // Cut off, so that the engine that needs the whole file has to read it.
    truncateSync(at('scanned.pdf'), 299 * 1024 ** 2);
    const { result } = await read(at('scanned.pdf'), pdf, { memory_mb: 256 });
    expect(result).toMatchObject({ ok: false, code: 'document_too_large' });
  }, 120_000);
});
