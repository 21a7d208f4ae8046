import type { DocumentMediaType, DocumentParser } from '@patchbay/core/ingestion-pipeline';
import { docParser } from './doc/doc-parser.ts';
import { docxParser } from './docx/docx-parser.ts';
import { htmlParser } from './html/html-parser.ts';
import { markdownParser } from './markdown/markdown-parser.ts';
import { pdfParser } from './pdf/pdf-parser.ts';
import { txtParser } from './txt/txt-parser.ts';

/** Every parser, one line each. */
export const parsers: readonly DocumentParser[] = [
  pdfParser,
  docxParser,
  docParser,
  txtParser,
  markdownParser,
  htmlParser,
];

/** The parser of a type; every type of the product has exactly one (a test holds this). */
export function parserOf(mediaType: DocumentMediaType): DocumentParser | undefined {
  return parsers.find((parser) => parser.media_types.includes(mediaType));
}
