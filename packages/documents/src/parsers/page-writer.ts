import type { DocumentHeading, DocumentPage } from '@patchbay/core/ingestion-pipeline';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\ufeff\ufffe\uffff]/g;

/** Text as the rest of the product may rely on it: composed, well formed, without control characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(controls, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .toWellFormed()
    .normalize('NFC');
}

/** Longest heading worth repeating as context; a longer one stays in the text only. */
const maxHeadingLength = 200;

/** Collects blocks into pages and keeps the headings' offsets right. */
export interface PageWriter {
  /** A block: paragraph, list, table. Blank blocks are ignored. Returns whether anything was written. */
  block(text: string): boolean;
  /** A line that belongs to the block before it: list item, table row. */
  line(text: string): boolean;
  heading(text: string, level: number): boolean;
  pageBreak(): void;
  /** True while nothing has been written on the current page. */
  readonly atPageStart: boolean;
  pages(): DocumentPage[];
  /** UTF-16 code units written so far. */
  readonly length: number;
}

/** Starts with an empty first page. */
export function createPageWriter(): PageWriter {
  const pages: DocumentPage[] = [];
  let text = '';
  let headings: DocumentHeading[] = [];
  let written = 0;

  const append = (raw: string, separator: string): number | undefined => {
    const clean = raw.trim();
    if (clean === '') return undefined;
    const start = text === '' ? 0 : text.length + separator.length;
    text += (text === '' ? '' : separator) + clean;
    written += clean.length;
    return start;
  };
  const close = () => {
    const page = { number: pages.length + 1, text };
    pages.push(headings.length === 0 ? page : { ...page, headings });
    text = '';
    headings = [];
  };

  return {
    block: (raw) => append(cleanText(raw), '\n\n') !== undefined,
    line: (raw) => append(cleanText(raw), '\n') !== undefined,
    heading(raw, level) {
      const heading = cleanText(raw).replace(/\s+/g, ' ').trim();
      const start = append(heading, '\n\n');
      if (start === undefined) return false;
      if (heading.length <= maxHeadingLength) {
        headings.push({ text: heading, level: Math.min(6, Math.max(1, level)), start });
      }
      return true;
    },
    pageBreak: close,
    get atPageStart() {
      return text === '';
    },
    pages() {
      close();
      return pages;
    },
    get length() {
      return written;
    },
  };
}
