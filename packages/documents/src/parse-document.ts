import {
  type DocumentMediaType,
  defaultParseLimits,
  documentMediaTypes,
  type ParseDocument,
  type ParseFailure,
  parseFailure,
} from '@patchbay/core/ingestion-pipeline';
import { type DetectedType, detectType } from './detect-type.ts';
import { parserOf } from './parsers/index.ts';
import { hasTags } from './text-kind.ts';

/**
 * Reads a file in this process: checks size and type, then hands it to the parser of its type. Time and memory are
 * bounded only by {@link createIsolatedParser}, which is what a server uses.
 */
export const parseDocument: ParseDocument = async ({ bytes, media_type, limits: overrides }) => {
  const limits = { ...defaultParseLimits, ...overrides };
  const declared = media_type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isDocumentMediaType(declared)) return parseFailure('document_unsupported_type', declared);
  if (bytes.length === 0) return parseFailure('document_empty');
  if (bytes.length > limits.max_bytes) return parseFailure('document_too_large', `${bytes.length} bytes`);
  const detected = detectType(bytes);
  const parser = parserOf(declared);
  if (parser === undefined) return parseFailure('document_unsupported_type', declared);
  const read = readAs(declared, detected, bytes);
  if (read === undefined) return mismatch(declared, detected);
  try {
    return await (parserOf(read) ?? parser).parse(bytes, limits);
  } catch (error) {
    // A parser that stumbles over bytes it cannot foresee (stack depth, odd lengths) does so every time.
    return parseFailure('document_corrupt', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
};

function isDocumentMediaType(type: string): type is DocumentMediaType {
  return (documentMediaTypes as readonly string[]).includes(type);
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
