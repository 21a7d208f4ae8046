import type { DocumentMediaType } from '@patchbay/core/ingestion-pipeline';
import { findCompoundStream } from './parsers/doc/compound-file.ts';

/**
 * What the bytes of a file are. `zip` and `compound` say that the container is recognised but holds no Word document;
 * `binary` is anything else that is not text.
 */
export type DetectedType = DocumentMediaType | 'encrypted' | 'zip' | 'compound' | 'binary';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const compoundSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const wordPart = Buffer.from('word/');
const contentTypesPart = Buffer.from('[Content_Types].xml');

/** Decides by content, never by name or declared type. Costs no more than a scan of the bytes. */
export function detectType(bytes: Uint8Array): DetectedType {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Readers accept a PDF header anywhere in the first kilobyte: mail gateways and scanners put bytes before it.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (buffer.subarray(0, 2).toString('latin1') === 'PK' && buffer.length > 4 && (buffer[2] ?? 99) < 9) {
    // Names stand uncompressed in the local headers, so a truncated archive is still recognised by them.
    return buffer.includes(contentTypesPart) && buffer.includes(wordPart) ? docx : 'zip';
  }
  if (buffer.subarray(0, 8).equals(compoundSignature)) {
    if (findCompoundStream(buffer, 'EncryptedPackage') !== undefined) return 'encrypted';
    return findCompoundStream(buffer, 'WordDocument') === undefined ? 'compound' : 'application/msword';
  }
  return looksLikeText(buffer) ? 'text/plain' : 'binary';
}

/** Text has no control characters to speak of; UTF-16 without a byte order mark has them in every other place. */
function looksLikeText(buffer: Buffer): boolean {
  const sample = buffer.subarray(0, 65_536);
  const wide = sample.subarray(0, 2).toString('hex');
  if (wide === 'fffe' || wide === 'feff') return true;
  let zerosEven = 0;
  let zerosOdd = 0;
  let controls = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte === 0) i % 2 === 0 ? zerosEven++ : zerosOdd++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  const half = sample.length / 2;
  const utf16 = Math.max(zerosEven, zerosOdd) > half * 0.4 && Math.min(zerosEven, zerosOdd) < half * 0.05;
  return (utf16 || zerosEven + zerosOdd === 0) && controls <= sample.length * 0.01;
}
