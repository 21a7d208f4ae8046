import { documentMediaTypes, type ParseOutcome, parsedDocumentSchema } from '@patchbay/core/ingestion-pipeline';
import { describe, expect, it } from 'vitest';
import {
  docxBomb,
  encryptedOfficeFile,
  encryptedPdf,
  entityBombDocx,
  lyingDocxBomb,
  nestedDocx,
  truncatedPdf,
} from '../../../test/fixtures/documents/poison.ts';
import { documentOf, docxType, fixture } from '../../../test/fixtures/documents/read-fixture.ts';
import { zipDocx } from '../../../test/fixtures/documents/write-docx.ts';
import { writePictureOnlyPdf } from '../../../test/fixtures/documents/write-pdf.ts';
import { parseDocument } from './parse-document.ts';
import { parsers } from './parsers/index.ts';

const codeOf = (outcome: ParseOutcome) => (outcome.ok ? 'ok' : outcome.code);
const pdf = 'application/pdf';

describe('the table of parsers', () => {
  it('has exactly one parser for every type that can be uploaded', () => {
    expect(parsers.flatMap(({ media_types }) => media_types).sort()).toEqual([...documentMediaTypes].sort());
  });
});

describe('parseDocument', () => {
  it.each([
    ['clinic-handbook.pdf', pdf, 'Harbor Clinic Patient Handbook', 4],
    ['willow-clinic.docx', docxType, 'Willow Clinic Patient Handbook', 4],
    ['hillside-clinic.doc', 'application/msword', 'Hillside Clinic Patient Handbook', 1],
    ['cedar-clinic.txt', 'text/plain; charset=utf-8', 'Cedar Clinic Patient Handbook', 4],
  ])('reads %s into the documented shape', async (name, media_type, title, pages) => {
    const document = documentOf(await parseDocument({ bytes: fixture(name), media_type }));
    expect(parsedDocumentSchema.parse(document)).toEqual(document);
    expect(document.title).toBe(title);
    expect(document.pages.map(({ number }) => number)).toEqual(Array.from({ length: pages }, (_, i) => i + 1));
    for (const page of document.pages) {
      for (const { text, start } of page.headings ?? []) expect(page.text.slice(start, start + text.length)).toBe(text);
    }
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', pdf, () => Buffer.alloc(0), 'document_empty'],
    ['white space', 'text/plain', () => Buffer.from(' \n\t\n '), 'document_empty'],
    ['a DOCX without a word', docxType, () => zipDocx(''), 'document_empty'],
    ['an encrypted PDF', pdf, encryptedPdf, 'document_encrypted'],
    ['an encrypted Office document', docxType, encryptedOfficeFile, 'document_encrypted'],
    ['a PDF of pictures', pdf, writePictureOnlyPdf, 'document_no_text'],
    ['a PDF cut off in its first object', pdf, () => truncatedPdf(0.02), 'document_corrupt'],
    ['a DOCX cut in half', docxType, () => fixture('willow-clinic.docx').subarray(0, 2_000), 'document_corrupt'],
    [
      'a DOC cut in half',
      'application/msword',
      () => fixture('hillside-clinic.doc').subarray(0, 9_000),
      'mismatch or corrupt',
    ],
    ['a DOCX declared as PDF', pdf, () => fixture('willow-clinic.docx'), 'document_type_mismatch'],
    ['a PDF declared as text', 'text/plain', () => fixture('clinic-handbook.pdf'), 'document_type_mismatch'],
    ['a spreadsheet type', 'application/vnd.ms-excel', () => fixture('cedar-clinic.txt'), 'document_unsupported_type'],
    ['a DOCX that unpacks to 80 MB', docxType, () => docxBomb(80), 'document_bomb'],
    ['a DOCX that lies about its size', docxType, () => lyingDocxBomb(20), 'document_bomb'],
    ['a DOCX of entities in entities', docxType, entityBombDocx, 'document_bomb'],
  ])('ends %s as a reason', async (_name, media_type, make, code) => {
    const outcome = await parseDocument({ bytes: await make(), media_type });
    if (code === 'mismatch or corrupt')
      expect(['document_type_mismatch', 'document_corrupt']).toContain(codeOf(outcome));
    else expect(codeOf(outcome)).toBe(code);
  });

  it('never throws for XML nested deeper than the stack', async () => {
    const outcome = await parseDocument({ bytes: nestedDocx(50_000), media_type: docxType });
    expect(codeOf(outcome)).toBe('document_unsafe');
  });

  it('names both types when they do not match', async () => {
    const outcome = await parseDocument({ bytes: fixture('cedar-clinic.txt'), media_type: pdf });
    expect(outcome).toMatchObject({
      ok: false,
      message: 'The file was declared as a PDF document, but its content is plain text.',
    });
  });

  it.each([
    ['text/plain', '<!doctype html><p>Open <b>daily</b>.', 'text/html', 'Open daily.'],
    ['text/markdown', '<!doctype html><p>Open <b>daily</b>.', 'text/html', 'Open daily.'],
    ['text/html', '<p>Open <b>daily</b>.', 'text/html', 'Open daily.'],
    ['text/html', 'Open daily, 1 < 2.', 'text/plain', 'Open daily, 1 < 2.'],
    ['text/markdown', 'Open *daily*.', 'text/markdown', 'Open daily.'],
    ['text/plain', '# Hours\n\nOpen **daily**.\n\n## More', 'text/markdown', 'Hours\n\nOpen daily.\n\nMore'],
  ])('reads a text declared as %s as what it is: %j', async (media_type, text, read, expected) => {
    const document = documentOf(await parseDocument({ bytes: Buffer.from(text), media_type }));
    expect([document.media_type, document.pages[0]?.text]).toEqual([read, expected]);
  });

  it.each([
    [{ max_bytes: 1_000 }, 'document_too_large'],
    [{ max_pages: 3 }, 'document_too_many_pages'],
    [{ max_text_length: 500 }, 'document_too_large'],
  ])('holds the limit %o for every type', async (limits, code) => {
    for (const [name, media_type] of [
      ['clinic-handbook.pdf', pdf],
      ['willow-clinic.docx', docxType],
      ['cedar-clinic.txt', 'text/plain'],
    ] as const) {
      expect(codeOf(await parseDocument({ bytes: fixture(name), media_type, limits }))).toBe(code);
    }
  });

  it('survives a thousand byte flips in every type of document', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (const [name, media_type] of [
      ['willow-clinic.docx', docxType],
      ['cedar-clinic.txt', 'text/plain'],
      ['clinic-handbook.pdf', pdf],
    ] as const) {
      for (let round = 0; round < 25; round++) {
        const bytes = Buffer.from(fixture(name));
        for (let flip = 0; flip < 40; flip++) bytes[random(bytes.length)] = random(256);
        const outcome = await parseDocument({ bytes, media_type });
        if (outcome.ok) expect(outcome.document.pages.length).toBeGreaterThan(0);
        else expect(outcome.message).toMatch(/\.$/);
      }
    }
  });
});
