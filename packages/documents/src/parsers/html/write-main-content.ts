import type { PageWriter } from '../page-writer.ts';

/** A block of a web page, with where it stands. */
export interface HtmlBlock {
  readonly text: string;
  /** Level of a heading; 0 is a block, -1 a line that belongs to the block before it. */
  readonly level: number;
  /** See mainness. */
  readonly main: 0 | 1 | 2;
  readonly isBeside: boolean;
}

/** A main part with less text than this, and less than this share of all, is no main part: an empty shell, an excerpt. */
const leastMain = 200;
const leastShare = 0.3;

/** Writes what belongs to the main content, as the page marks it; all but what is beside it where it marks nothing. */
export function writeMainContent(blocks: readonly HtmlBlock[], writer: PageWriter): void {
  const content = blocks.filter((block) => !block.isBeside);
  const total = lengthOf(content);
  const candidates = [2, 1].map((least) => content.filter(({ main }) => main >= least));
  const main = candidates.find((some) => lengthOf(some) >= Math.min(leastMain, total * leastShare) && some.length > 0);
  for (const { text, level } of main ?? (total > 0 ? content : blocks)) {
    if (level > 0) writer.heading(text, level);
    else if (level === 0) writer.block(text);
    else writer.line(text);
  }
}

function lengthOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
