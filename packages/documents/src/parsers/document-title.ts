import type { DocumentPage } from '@patchbay/core/ingestion-pipeline';

/** The outermost heading of the first page, or its first line where that reads like a title. */
export function titleFromText(pages: readonly DocumentPage[]): string | undefined {
  const [first] = pages;
  const line = first?.text.split('\n', 1)[0] ?? '';
  const heading = first?.headings?.toSorted((a, b) => a.level - b.level)[0];
  const opens = heading === undefined || heading.start > 0;
  if (opens && line.length <= 100 && /\p{L}{2}/u.test(line) && !/[.!?:;,。！？]["'”’)\]]*$/u.test(line)) return line;
  return heading?.text;
}
