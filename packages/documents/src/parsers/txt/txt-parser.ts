import {
  type DocumentParser,
  type ParsedDocument,
  parseFailure,
  textTooLong,
  tooManyPages,
} from '@patchbay/core/ingestion-pipeline';
import { titleFromText } from '../document-title.ts';
import { createPageWriter } from '../page-writer.ts';
import { writePlainBlock } from '../plain-blocks.ts';
import { decodeText } from './decode-text.ts';
import { encodingWarnings } from './encoding-warning.ts';

/** Plain text. A form feed ends a page; blank lines separate blocks. */
export const txtParser: DocumentParser = {
  media_types: ['text/plain'],
  async parse(bytes, limits) {
    const decoded = decodeText(bytes);
    const { text } = decoded;
    if (text.length > limits.max_text_length) return textTooLong(limits.max_text_length, text.length);
    const sheets = text.replace(/\r\n?/g, '\n').split('\f');
    if (sheets.length > limits.max_pages) return tooManyPages(limits.max_pages, sheets.length);

    const writer = createPageWriter();
    sheets.forEach((sheet, index) => {
      if (index > 0) writer.pageBreak();
      const blocks = sheet.split(/\n[^\S\n]*\n\s*/).filter((block) => block.trim() !== '');
      blocks.forEach((block, i) => {
        writePlainBlock(writer, { text: unwrap(block.replace(/^\n+/, '')), next: blocks[i + 1] });
      });
    });
    if (writer.length === 0) return parseFailure('document_empty', 'white space only');
    const pages = dropTrailingBlank(writer.pages());
    const title = titleFromText(pages);
    const document: ParsedDocument = { media_type: 'text/plain', pages, warnings: encodingWarnings(decoded) };
    return { ok: true, document: title === undefined ? document : { ...document, title } };
  },
};

/** A form feed at the very end closes the last page; it does not open another. */
function dropTrailingBlank<P extends { text: string }>(pages: P[]): P[] {
  while (pages.length > 1 && pages.at(-1)?.text === '') pages.pop();
  return pages;
}

/**
 * Joins lines that an editor wrapped at a fixed width. A line break was only wrapping where the next line's first word
 * would not have fitted into the block's widest line; list items and table rows keep their breaks.
 */
function unwrap(block: string): string {
  const lines = block.split('\n').map((line) => line.trimEnd());
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (lines.length === 1 || width < 40 || width > 120) return lines.join('\n');
  let joined = lines[0] ?? '';
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const firstWord = /^\s*(\S*)/.exec(line)?.[1] ?? '';
    const wrapped = (lines[i - 1]?.length ?? 0) + 1 + firstWord.length > width;
    const keeps = !wrapped || /^\s*(?:[-*•–—>|]|\(?\w{1,3}[.)]\s)|\t|\s{3,}\S| {2,}\|/.test(line);
    joined += keeps ? `\n${line}` : ` ${line.trimStart()}`;
  }
  return joined;
}
