import type { Line } from './page-items.ts';

/** Measures of a whole document that single lines are judged by. */
export interface Typography {
  /** Font size of most of the text, in points. */
  readonly bodySize: number;
  /** Usual distance of two baselines in a paragraph, in font sizes. */
  readonly leading: number;
  /** Font sizes of headings, largest first. */
  readonly headingSizes: readonly number[];
  /** Words of the document in lower case, to tell a hyphen of the line's end from one of the word. */
  readonly words: ReadonlySet<string>;
}

/** A line at least this much larger than the body can be a heading. */
const headingRatio = 1.12;
const roundSize = (size: number) => Math.round(size * 2) / 2;

/** Measures the document: sizes weighted by characters, leading as the median of neighbouring body lines. */
export function measure(pages: readonly (readonly Line[])[]): Typography {
  const characters = new Map<number, number>();
  const words = new Set<string>();
  for (const line of pages.flat()) {
    const size = roundSize(line.size);
    characters.set(size, (characters.get(size) ?? 0) + line.text.length);
    for (const word of line.text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?=[^\p{L}-]|$)/gu))
      words.add(word[0]);
  }
  const bodySize = [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const headingSizes = [...characters.keys()].filter((size) => size >= bodySize * headingRatio).sort((a, b) => b - a);
  return { bodySize, leading: medianLeading(pages, bodySize), headingSizes, words };
}

/** Heading level of a line by its size: 1 for the largest size of the document; undefined for body text. */
export function levelOf(line: Line, { headingSizes }: Typography): number | undefined {
  const index = headingSizes.indexOf(roundSize(line.size));
  return index === -1 || line.slanted ? undefined : Math.min(6, index + 1);
}

function medianLeading(pages: readonly (readonly Line[])[], bodySize: number): number {
  const distances: number[] = [];
  for (const lines of pages) {
    lines.forEach((line, i) => {
      const before = lines[i - 1];
      if (before === undefined || Math.abs(line.size - bodySize) > 0.6) return;
      const distance = (line.y - before.y) / line.size;
      if (distance > 0.8 && distance < 2.5) distances.push(distance);
    });
  }
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 1.2;
}
