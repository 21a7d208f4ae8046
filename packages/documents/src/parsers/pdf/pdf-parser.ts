import {
  type DocumentParser,
  type ParseFailure,
  type ParseLimits,
  type ParseOutcome,
  parseFailure,
  textTooLong,
  tooManyPages,
} from '@patchbay/core/ingestion-pipeline';
import { createPageWriter } from '../page-writer.ts';
import { hasDamagedContent } from './damage.ts';
import { openPdf } from './engines.ts';
import { buildLines } from './lines.ts';
import { EncryptedPdfError, type OpenPdf, type PdfInput } from './open-pdf.ts';
import type { Line } from './page-items.ts';
import { buildBlocks } from './paragraphs.ts';
import { inReadingOrder } from './reading-order.ts';
import { removeRunningLines } from './running-lines.ts';
import { measure } from './typography.ts';

interface SheetLines {
  height: number;
  lines: Line[];
}

/**
 * PDF. Pages are the file's own. Headers, footers and page numbers that repeat are left out. Pages that cannot be
 * read are blank and named in the warnings; a document without one readable page is corrupt.
 */
export const pdfParser: DocumentParser = {
  media_types: ['application/pdf'],
  parse: readPdf,
  parseFile: readPdf,
};

async function readPdf(input: PdfInput, limits: ParseLimits): Promise<ParseOutcome> {
  let pdf: OpenPdf;
  try {
    pdf = await openPdf(input);
  } catch (error) {
    return openingFailure(error);
  }
  try {
    if (pdf.pageCount > limits.max_pages) return tooManyPages(limits.max_pages, pdf.pageCount);
    if (pdf.pageCount === 0) return parseFailure('document_corrupt', 'no pages');
    const sheets: SheetLines[] = [];
    const unread: number[] = [];
    let length = 0;
    let detail = '';
    for (let number = 1; number <= pdf.pageCount; number++) {
      try {
        const page = await pdf.readPage(number);
        sheets.push({ height: page.height, lines: buildLines(page) });
      } catch (error) {
        sheets.push({ height: 1, lines: [] });
        unread.push(number);
        detail = String(error);
      }
      length += sheets.at(-1)?.lines.reduce((sum, line) => sum + line.text.length, 0) ?? 0;
      if (length > limits.max_text_length) return textTooLong(limits.max_text_length);
    }
    if (unread.length === pdf.pageCount) return parseFailure('document_corrupt', detail);
    if (!sheets.some(({ lines }) => lines.some((line) => /[\p{L}\p{N}]/u.test(line.text)))) {
      if (unread.length === 0 && hasDamagedContent(input)) detail = 'the content of its pages does not unpack';
      return detail === '' ? parseFailure('document_no_text') : parseFailure('document_corrupt', detail);
    }
    const pages = writePages(sheets);
    const title = usableTitle(pdf.title) ?? pages[0]?.headings?.toSorted((a, b) => a.level - b.level)[0]?.text;
    const warnings =
      unread.length > 0 ? [`${unread.length} of ${pdf.pageCount} pages could not be read: ${listed(unread)}.`] : [];
    const document = { media_type: 'application/pdf', pages, warnings } as const;
    return { ok: true, document: title === undefined ? document : { ...document, title } };
  } finally {
    await pdf.close();
  }
}

function writePages(sheets: SheetLines[]) {
  removeRunningLines(sheets);
  const ordered = sheets.map(({ lines }) => inReadingOrder(lines));
  const typography = measure(ordered);
  const writer = createPageWriter();
  ordered.forEach((lines, i) => {
    if (i > 0) writer.pageBreak();
    for (const block of buildBlocks(lines, typography)) {
      if (block.level === undefined) writer.block(block.text);
      else writer.heading(block.text, block.level);
    }
  });
  return writer.pages();
}

function openingFailure(error: unknown): ParseFailure {
  return parseFailure(error instanceof EncryptedPdfError ? 'document_encrypted' : 'document_corrupt', String(error));
}

/** Titles that programs fill in by themselves say nothing about the document. */
function usableTitle(title: string | undefined): string | undefined {
  const clean = title?.replace(/\s+/g, ' ').trim().slice(0, 300) ?? '';
  return clean === '' || /^(untitled|microsoft word|document\d*$)|\.(docx?|pdf|tex|dvi|indd)$/i.test(clean)
    ? undefined
    : clean;
}

function listed(numbers: readonly number[]): string {
  return numbers.slice(0, 20).join(', ') + (numbers.length > 20 ? ', …' : '');
}
