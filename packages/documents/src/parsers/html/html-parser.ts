import { type DocumentParser, type ParsedDocument, parseFailure } from '@patchbay/core/ingestion-pipeline';
import { titleFromText } from '../document-title.ts';
import { createPageWriter } from '../page-writer.ts';
import { orRefusal } from '../refusal.ts';
import { decodeText } from '../txt/decode-text.ts';
import { encodingWarnings } from '../txt/encoding-warning.ts';
import { readHtml } from './read-html.ts';
import { writeMainContent } from './write-main-content.ts';

/**
 * A web page, as a reader of it would tell it: headings, paragraphs, lists and tables of its main content; no
 * navigation, nothing hidden, no script. Nothing that it refers to is fetched. One page.
 */
export const htmlParser: DocumentParser = {
  media_types: ['text/html'],
  parse: (bytes, limits) =>
    orRefusal(async () => {
      const decoded = decodeText(bytes, declaredEncoding(bytes));
      const { blocks, title } = readHtml(decoded.text, limits.max_text_length);
      const writer = createPageWriter();
      writeMainContent(blocks, writer);
      if (writer.length === 0) return parseFailure('document_empty', 'no text outside of scripts and hidden parts');
      const pages = writer.pages();
      const named = title.replace(/\s+/g, ' ').trim().slice(0, 300) || titleFromText(pages);
      const document: ParsedDocument = { media_type: 'text/html', pages, warnings: encodingWarnings(decoded) };
      return { ok: true, document: named === undefined ? document : { ...document, title: named } };
    }),
};

/** HTML says its encoding, if it does, within its first kilobyte or so (WHATWG HTML, 13.2.3.2). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1];
}
