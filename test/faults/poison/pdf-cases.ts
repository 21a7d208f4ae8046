import PDFDocument from 'pdfkit';
import { pdfWithPackedContent } from '../../fixtures/documents/poison.ts';
import { fixture } from '../../fixtures/documents/read-fixture.ts';
import { writePictureOnlyPdf } from '../../fixtures/documents/write-pdf.ts';
import { type PoisonCase, type PoisonEnd, pdfType } from './poison-case.ts';
import { goodWords } from './write-raw-pdf.ts';

const pdf = (
  name: string,
  ends: readonly PoisonEnd[],
  make: PoisonCase['make'],
  more: Partial<PoisonCase> = {},
): PoisonCase => ({
  name: `PDF: ${name}`,
  media_type: pdfType,
  ends,
  make,
  ...more,
});

type Version = '1.3' | '1.4' | '1.5' | '1.6' | '1.7' | '1.7ext3';
const versions: readonly Version[] = ['1.3', '1.4', '1.5', '1.6', '1.7', '1.7ext3'];

/** RC4 of 40 and 128 bits, AES of 128 and 256. */
async function lockedPdf(
  pdfVersion: Version,
  passwords: { userPassword?: string; ownerPassword: string },
): Promise<Buffer> {
  const document = new PDFDocument({ pdfVersion, info: { CreationDate: new Date(0) }, ...passwords });
  const bytes = Array.fromAsync(document as AsyncIterable<Buffer>);
  document.text(goodWords);
  document.end();
  return Buffer.concat(await bytes);
}

const handbook = () => fixture('clinic-handbook.pdf');

/** PDFs that are locked, cut or not PDFs at all. */
export const pdfCases: readonly PoisonCase[] = [
  ...versions.flatMap((version) => [
    pdf(`locked by a password, ${version}`, ['document_encrypted'], () =>
      lockedPdf(version, { userPassword: 'secret', ownerPassword: 'secret' }),
    ),
    pdf(`encrypted, but open to readers, ${version}`, ['ok'], () => lockedPdf(version, { ownerPassword: 'secret' }), {
      keeps: goodWords,
    }),
  ]),
  pdf('a header and nothing else', ['document_corrupt'], () => Buffer.from('%PDF-1.7\n')),
  pdf('a header, then noise', ['document_corrupt'], (random) =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 20_000 }, () => random.below(256)))]),
  ),
  pdf('cut off in its first object', ['document_corrupt'], () => handbook().subarray(0, 60)),
  pdf('without its last hundred bytes', ['ok'], () => handbook().subarray(0, -100), { keeps: 'Harbor Clinic' }),
  pdf('behind a letter of a mail gateway', ['ok'], () => Buffer.concat([Buffer.alloc(900, 'x\n'), handbook()]), {
    keeps: 'Harbor Clinic',
  }),
  pdf('before a megabyte of zeros', ['ok'], () => Buffer.concat([handbook(), Buffer.alloc(2 ** 20)]), {
    keeps: 'Harbor Clinic',
  }),
  pdf('with its middle overwritten', ['ok', 'document_corrupt'], () => {
    const bytes = Buffer.from(handbook());
    return bytes.fill(0, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.5));
  }),
  pdf('sent as text, every line feed two bytes', ['ok', 'document_corrupt'], () =>
    Buffer.from(handbook().toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  ),
  pdf('twice in one file', ['ok'], () => Buffer.concat([handbook(), handbook()]), { keeps: 'Harbor Clinic' }),
  pdf('of pictures', ['document_no_text'], writePictureOnlyPdf),
  ...[1, 16, 64, 256, 1_024].map((megabytes) =>
    pdf(
      `a page that unpacks to ${megabytes} MB of lines`,
      [megabytes < 64 ? 'document_no_text' : 'document_bomb'],
      () => pdfWithPackedContent(megabytes),
      { limits: { timeout_ms: 20_000 } },
    ),
  ),
];
