import type { Line } from './page-items.ts';

/** Share of the page's height, at the top and at the bottom, in which headers and footers stand. */
const margin = 0.1;
/** The same line has to stand in the same place on this many pages, and on this share of all. */
const minPages = 3;
const minShare = 0.03;

/**
 * Removes headers, footers and page numbers: lines in the upper or lower margin that stand at the same height with
 * the same words, digits aside, on at least three pages. They would cut sentences that run over a page's end.
 */
export function removeRunningLines(pages: readonly { height: number; lines: Line[] }[]): void {
  const seen = new Map<string, number>();
  const keyOf = (line: Line, height: number) => {
    const inMargin = line.y < height * margin || line.y > height * (1 - margin);
    if (!inMargin || line.slanted) return undefined;
    const words = line.text
      .toLowerCase()
      .replace(/\d+|\b[ivxlc]+\b/g, '#')
      .replace(/\s+/g, ' ');
    return `${Math.round(line.y / 4)} ${words}`;
  };
  for (const { height, lines } of pages) {
    const keys = new Set(lines.map((line) => keyOf(line, height)));
    for (const key of keys) if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const needed = Math.max(minPages, Math.min(10, pages.length * minShare));
  for (const page of pages) {
    page.lines = page.lines.filter((line) => (seen.get(keyOf(line, page.height) ?? '') ?? 0) < needed);
  }
}
