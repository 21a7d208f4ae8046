import type { DocumentFile, DocumentMediaType } from '@patchbay/core/ingestion-pipeline';
import { fileIncludes } from './document-file.ts';
import { findCompoundStream } from './parsers/doc/compound-file.ts';
import { utf16OrderOf } from './parsers/txt/utf16.ts';
import { textKindOf } from './text-kind.ts';

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
  if (isZip(buffer)) {
    // Names stand uncompressed in the local headers, so a truncated archive is still recognised by them.
    return buffer.includes(contentTypesPart) && buffer.includes(wordPart) ? docx : 'zip';
  }
  if (buffer.subarray(0, 8).equals(compoundSignature)) {
    if (findCompoundStream(buffer, 'EncryptedPackage') !== undefined) return 'encrypted';
    return findCompoundStream(buffer, 'WordDocument') === undefined ? 'compound' : 'application/msword';
  }
  return looksLikeText(buffer) ? textKindOf(buffer) : 'binary';
}

/** The same for a file, of which only containers that need not be held are looked at in pieces. */
export function detectFileType(file: DocumentFile): DetectedType {
  const start = Buffer.from(file.read(0, 1024));
  if (start.includes('%PDF-')) return 'application/pdf';
  if (!isZip(start)) return detectType(file.read(0, file.size));
  return fileIncludes(file, contentTypesPart) && fileIncludes(file, wordPart) ? docx : 'zip';
}

const isZip = (start: Buffer) => start.toString('latin1', 0, 2) === 'PK' && start.length > 4 && (start[2] ?? 99) < 9;

/** Text has no control characters to speak of, wherever one looks. */
function looksLikeText(buffer: Buffer): boolean {
  if (hasTextMark(buffer) || utf16OrderOf(buffer) !== undefined) return true;
  const middle = Math.floor(buffer.length / 2);
  const windows = [buffer.subarray(0, 65_536), buffer.subarray(middle, middle + 16_384), buffer.subarray(-16_384)];
  return windows.every((sample) => {
    let controls = 0;
    for (const byte of sample) {
      if (byte === 0) return false;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
    }
    return controls <= sample.length * 0.01;
  });
}

/** Byte order marks of UTF-16 and UTF-32. */
function hasTextMark(buffer: Buffer): boolean {
  const start = buffer.subarray(0, 4).toString('hex');
  return start.startsWith('fffe') || start.startsWith('feff') || start === '0000feff';
}
