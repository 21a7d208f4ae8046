import type { DocumentMediaType } from './document.ts';
import type { DocumentErrorCode } from './document-errors.ts';

const MIB = 1024 ** 2;

/** Largest document of any type in bytes: it lies on the disk of the step that reads it. */
export const MAX_DOCUMENT_BYTES = 512 * MIB;

/**
 * Most bytes of each type from which text can come. PDF and DOCX are mostly pictures where they are large, and are read
 * in pieces. DOC and HTML are held as a whole. A plain text of more bytes has, whatever its encoding (a character has
 * four bytes at most), more characters than the 20 million of `max_text_length`.
 */
const mostBytes: Record<DocumentMediaType, number> = {
  'application/pdf': MAX_DOCUMENT_BYTES,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': MAX_DOCUMENT_BYTES,
  'application/msword': 100 * MIB,
  'text/html': 100 * MIB,
  'text/plain': 80_000_000,
  'text/markdown': 80_000_000,
};

/** Most bytes that a document of this type may have to be read at all. */
export const maxBytesOf = (type: DocumentMediaType): number => mostBytes[type];

/** The reason of a document that is too large to be read, before anything of it is. */
export function sizeTooLarge(
  type: DocumentMediaType,
  size: number,
  allowed: number = maxBytesOf(type),
): { readonly ok: false; readonly code: DocumentErrorCode; readonly message: string; readonly detail: string } {
  const message = `The file has ${size} bytes, and at most ${allowed} of ${type} can be processed. Split it into smaller documents.`;
  return { ok: false, code: 'document_too_large', message, detail: `${size} bytes` };
}
