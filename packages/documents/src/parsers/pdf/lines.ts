import type { Line, PageItems, TextItem } from './page-items.ts';

/** A gap wider than this many font sizes separates columns of a table, and becomes a tab. */
const columnGap = 2;
/** A gap wider than this many font sizes is a space, even when the file has no space character there. */
const wordGap = 0.17;

/** Joins the runs of a page into lines, in the order in which the page's content was written. */
export function buildLines({ items }: PageItems): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  let spacePending = false;
  const sizes = new Map<Line, Map<number, number>>();
  const monospaced = new Map<Line, number>();
  for (const item of items) {
    if (item.text.trim() === '') {
      spacePending ||= item.text !== '';
      continue;
    }
    if (line !== undefined && continues(line, item)) {
      const gap = item.x - line.right;
      const em = Math.max(line.size, item.size);
      const spaced = spacePending || gap > wordGap * em || /^\s/.test(item.text) || /\s/.test(line.text.slice(-1));
      const separator = gap > columnGap * em ? '\t' : spaced ? ' ' : '';
      line.text = line.text.trimEnd() + separator + item.text.trimStart();
      line.right = Math.max(line.right, item.x + item.width);
    } else {
      const { text, x, y, size, slanted } = item;
      line = { text: text.trimStart(), x, right: x + item.width, y, size, monospace: false, slanted };
      lines.push(line);
    }
    tally(sizes, line, item);
    if (item.monospace) monospaced.set(line, (monospaced.get(line) ?? 0) + item.text.length);
    spacePending = false;
  }
  for (const built of lines) {
    // Most of the line decides: a raised mark or one large symbol makes no heading.
    built.size = mostly(sizes.get(built)) ?? built.size;
    built.monospace = (monospaced.get(built) ?? 0) > built.text.length * 0.6;
    built.text = withoutLeaders(built.text.trimEnd());
  }
  return lines;
}

function tally(sizes: Map<Line, Map<number, number>>, line: Line, { size, text }: TextItem): void {
  const ofLine = sizes.get(line) ?? new Map<number, number>();
  ofLine.set(size, (ofLine.get(size) ?? 0) + text.trim().length);
  sizes.set(line, ofLine);
}

function mostly(counts: ReadonlyMap<number, number> | undefined): number | undefined {
  return [...(counts ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function continues(line: Line, item: TextItem): boolean {
  if (line.slanted !== item.slanted) return false;
  const em = Math.max(line.size, item.size);
  // A raised or lowered smaller run (footnote mark, index) still belongs to its line.
  const tolerance = item.size < line.size * 0.85 ? 0.55 : 0.3;
  if (Math.abs(item.y - line.y) > tolerance * em) return false;
  const follows = item.x >= line.right - 0.5 * em;
  return follows || (item.rtl && item.x + item.width <= line.x + 0.5 * em);
}

/** The dots between a table of contents entry and its page number carry nothing. */
function withoutLeaders(text: string): string {
  return text.replace(/\s*(?:[.·•…]\s*){5,}/g, '\t').trim();
}
