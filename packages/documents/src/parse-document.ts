import { readFileSync } from 'node:fs';
import {
  type DocumentFile,
  type DocumentMediaType,
  defaultParseLimits,
  type ParseDocument,
  type ParseFailure,
  type ParseLimits,
  type ParseOutcome,
  parseFailure,
} from '@patchbay/core/ingestion-pipeline';
import { type DetectedType, detectFileType, detectType } from './detect-type.ts';
import { openDocumentFile } from './document-file.ts';
import { declaredType, isDocumentMediaType, largerThanMay, sizeOf } from './document-request.ts';
import { parserOf } from './parsers/index.ts';
import { hasTags } from './text-kind.ts';

/** Files on the disk are held in memory up to this size: to read small ones in pieces would only be slower. */
const heldBytes = 32 * 2 ** 20;

/**
 * Reads a file in this process: checks size and type, then hands it to the parser of its type. Time and memory are
 * bounded only by {@link createIsolatedParser}, which is what a server uses.
 */
export const parseDocument: ParseDocument = async (request) => {
  const limits = { ...defaultParseLimits, ...request.limits };
  const declared = declaredType(request.media_type);
  if (declared === undefined) return parseFailure('document_unsupported_type', request.media_type);
  const size = sizeOf(request);
  if (size === 0) return parseFailure('document_empty');
  const tooLarge = largerThanMay(declared, size, limits);
  if (tooLarge !== undefined) return tooLarge;
  if ('bytes' in request) return parseBytes(declared, request.bytes, limits);
  if (size <= heldBytes) return parseBytes(declared, readFileSync(request.path), limits);
  const file = openDocumentFile(request.path);
  try {
    return await parseLarge(declared, file, limits);
  } finally {
    file.close();
  }
};

async function parseLarge(declared: DocumentMediaType, file: DocumentFile, limits: ParseLimits): Promise<ParseOutcome> {
  const parser = parserOf(declared);
  if (parser?.parseFile === undefined) return parseBytes(declared, file.read(0, file.size), limits);
  const detected = detectFileType(file);
  if (detected !== declared) return mismatch(declared, detected);
  return orCorrupt(parser.parseFile(file, limits));
}

async function parseBytes(declared: DocumentMediaType, bytes: Uint8Array, limits: ParseLimits): Promise<ParseOutcome> {
  const detected = detectType(bytes);
  const parser = parserOf(declared);
  if (parser === undefined) return parseFailure('document_unsupported_type', declared);
  const read = readAs(declared, detected, bytes);
  if (read === undefined) return mismatch(declared, detected);
  return orCorrupt((parserOf(read) ?? parser).parse(bytes, limits));
}

/** A parser that stumbles over bytes it cannot foresee (stack depth, odd lengths) does so every time. */
async function orCorrupt(parsing: Promise<ParseOutcome>): Promise<ParseOutcome> {
  try {
    return await parsing;
  } catch (error) {
    return parseFailure('document_corrupt', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/**
 * The type that a file is read as, or undefined where its content is not what was declared. Texts are of one family:
 * whichever of them was declared, the content says which it is.
 */
function readAs(declared: DocumentMediaType, detected: DetectedType, bytes: Uint8Array): DocumentMediaType | undefined {
  if (!declared.startsWith('text/') || !isDocumentMediaType(detected) || !detected.startsWith('text/')) {
    return detected === declared ? declared : undefined;
  }
  if (declared === 'text/html') return hasTags(bytes) ? 'text/html' : detected;
  // All text is Markdown, but a page of HTML is a page whatever it is called.
  return declared === 'text/markdown' && detected === 'text/plain' ? declared : detected;
}

const kindNames: Record<DetectedType, string> = {
  'application/pdf': 'a PDF document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word document (DOCX)',
  'application/msword': 'a Word 97–2003 document (DOC)',
  'text/plain': 'plain text',
  'text/markdown': 'Markdown text',
  'text/html': 'a web page (HTML)',
  encrypted: 'an encrypted Office document',
  zip: 'an archive without a Word document in it',
  compound: 'an Office file without a Word document in it',
  binary: 'neither a document nor text',
};

function mismatch(declared: DocumentMediaType, detected: DetectedType): ParseFailure {
  // Office encrypts by wrapping the document, so what was declared is still what is inside.
  if (detected === 'encrypted') return parseFailure('document_encrypted', 'encrypted package');
  const message = `The file was declared as ${kindNames[declared]}, but its content is ${kindNames[detected]}.`;
  return { ok: false, code: 'document_type_mismatch', message, detail: `declared ${declared}, found ${detected}` };
}
