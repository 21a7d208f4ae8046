import { type DocumentParser, type ParsedDocument, parseFailure, textTooLong } from '@patchbay/core/ingestion-pipeline';
import { titleFromText } from '../document-title.ts';
import { createPageWriter } from '../page-writer.ts';
import { decodeText } from '../txt/decode-text.ts';
import { encodingWarnings } from '../txt/encoding-warning.ts';
import { txtParser } from '../txt/txt-parser.ts';
import { writeMarkdown } from './write-markdown.ts';

/**
 * Markdown (CommonMark with the tables and task lists of GitHub): headings, lists, tables and code keep their form,
 * marks of emphasis and addresses of links go. One page. What is nested too deep for Markdown is read as plain text.
 */
export const markdownParser: DocumentParser = {
  media_types: ['text/markdown'],
  async parse(bytes, limits) {
    const decoded = decodeText(bytes);
    if (decoded.text.length > limits.max_text_length) {
      return textTooLong(limits.max_text_length, decoded.text.length);
    }
    const writer = createPageWriter();
    const warnings = encodingWarnings(decoded);
    const { source, title } = splitFrontMatter(decoded.text.replace(/\r\n?/g, '\n'));
    try {
      writeMarkdown(source, writer);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const plain = await txtParser.parse(bytes, limits);
      if (!plain.ok) return plain;
      const note = 'The Markdown is nested too deep; the file was read as plain text.';
      return {
        ok: true,
        document: { ...plain.document, media_type: 'text/markdown', warnings: [...plain.document.warnings, note] },
      };
    }
    if (writer.length === 0) return parseFailure('document_empty', 'no text');
    const pages = writer.pages();
    const named = title ?? titleFromText(pages);
    const document: ParsedDocument = { media_type: 'text/markdown', pages, warnings };
    return { ok: true, document: named === undefined ? document : { ...document, title: named } };
  },
};

/** Settings of a site generator before the text are not text; the title among them is. */
function splitFrontMatter(text: string): { source: string; title: string | undefined } {
  const match = /^---\n((?:\w[\w-]*:.*\n|[ \t-].*\n|\n){0,200}?)---[ \t]*\n/.exec(text);
  if (match === null) return { source: text, title: undefined };
  const title = /^title:[ \t]*(["']?)(.{1,300}?)\1[ \t]*$/m.exec(match[1] ?? '')?.[2];
  return { source: text.slice(match[0].length), title };
}
