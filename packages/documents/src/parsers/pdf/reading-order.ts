import type { Line } from './page-items.ts';

/**
 * Puts lines into reading order. Most programs write a page in the order in which it is read, columns included, so
 * that order is kept unless it plainly is not: a line above, and not beside, one that came before. Then the page is
 * cut by its white gaps, rows before columns.
 */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const upright = lines.filter((line) => !line.slanted);
  const slanted = lines.filter((line) => line.slanted);
  return [...(isOrdered(upright) ? upright : cutByGaps(upright, 0)), ...slanted];
}

function isOrdered(lines: readonly Line[]): boolean {
  return lines.every((line, i) => {
    const before = lines[i - 1];
    if (before === undefined || line.y >= before.y - before.size * 0.5) return true;
    return line.x > before.x + before.size;
  });
}

/** Recursive cut: horizontal gaps make rows; where there are none, a vertical gap makes columns, read left to right. */
function cutByGaps(lines: readonly Line[], depth: number): Line[] {
  if (lines.length < 2) return [...lines];
  const byTop = [...lines].sort((a, b) => a.y - b.y || a.x - b.x);
  if (depth > 20) return byTop;
  const columns = splitAt(
    lines,
    (line) => line.x,
    (line) => line.right,
    8,
  );
  if (columns.length > 1 && columns.every((column) => column.length > 2)) {
    return columns.flatMap((column) => cutByGaps(column, depth + 1));
  }
  const rows = splitAt(
    lines,
    (line) => line.y - line.size,
    (line) => line.y + line.size * 0.25,
    6,
  );
  if (rows.length > 1) return rows.flatMap((row) => cutByGaps(row, depth + 1));
  return byTop;
}

/** Splits intervals wherever nothing covers a gap of at least `gap` points. */
function splitAt(
  lines: readonly Line[],
  from: (line: Line) => number,
  to: (line: Line) => number,
  gap: number,
): Line[][] {
  const sorted = [...lines].sort((a, b) => from(a) - from(b));
  const groups: Line[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const line of sorted) {
    if (from(line) - end >= gap || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(line);
    end = Math.max(end, to(line));
  }
  return groups;
}
