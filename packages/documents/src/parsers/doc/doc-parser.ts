import { type DocumentParser, type ParsedDocument, parseFailure, textTooLong } from '@patchbay/core/ingestion-pipeline';
import WordExtractor from 'word-extractor';
import { titleFromText } from '../document-title.ts';
import { cleanText, createPageWriter } from '../page-writer.ts';
import { writePlainBlock } from '../plain-blocks.ts';
import { checkCompoundFile } from './check-compound-file.ts';
import { isEncryptedWordStream } from './compound-file.ts';

/**
 * Word 97–2003. The library gives text without page breaks or styles, so such a document is one page, and headings
 * are told by their form, as in plain text. Footnotes, endnotes and text boxes follow the body.
 */
export const docParser: DocumentParser = {
  media_types: ['application/msword'],
  async parse(bytes, limits) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isEncryptedWordStream(file)) return parseFailure('document_encrypted');
    let parts: string[];
    try {
      checkCompoundFile(file);
      const word = await new WordExtractor().extract(file);
      const verbatim = { filterUnicode: false };
      parts = [word.getBody(verbatim), word.getFootnotes(verbatim), word.getEndnotes(verbatim)];
      parts.push(word.getTextboxes({ ...verbatim, includeHeadersAndFooters: false }));
    } catch (error) {
      return parseFailure('document_corrupt', String(error));
    }
    const blocks = parts.flatMap((part) => toBlocks(cleanText(part)));
    const length = blocks.reduce((sum, block) => sum + block.length, 0);
    if (length === 0) return parseFailure('document_empty');
    if (length > limits.max_text_length) return textTooLong(limits.max_text_length, length);

    const writer = createPageWriter();
    blocks.forEach((text, i) => {
      writePlainBlock(writer, { text, next: blocks[i + 1] });
    });
    const pages = writer.pages();
    const title = titleFromText(pages);
    const document: ParsedDocument = { media_type: 'application/msword', pages, warnings: [] };
    return { ok: true, document: title === undefined ? document : { ...document, title } };
  },
};

/** Each paragraph is a block; rows of a table (cells end with a tab) stay together as one. */
function toBlocks(text: string): string[] {
  const blocks: string[] = [];
  let table: string[] = [];
  const closeTable = () => {
    if (table.length > 0) blocks.push(table.join('\n'));
    table = [];
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (/\S\t/.test(line)) {
      table.push(line.trim().split(/\t+/).join(' | '));
    } else {
      closeTable();
      blocks.push(line.trim());
    }
  }
  closeTable();
  return blocks;
}
