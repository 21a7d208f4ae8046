import { z } from 'zod';
import { type Gap, gapsBetween } from './sequence-diff.ts';

/** Unchanged lines shown before and after a change. */
const CONTEXT_LINES = 3;

/** A changed region of a text, as `diff -u` shows it. */
export const textHunkSchema = z
  .object({
    old_start: z.int().min(1).meta({ description: 'Number of its first line in the old text, from 1' }),
    new_start: z.int().min(1).meta({ description: 'Number of its first line in the new text, from 1' }),
    lines: z.array(z.string()).meta({
      description: 'Each line after a space (unchanged), `-` (only in the old) or `+` (only in the new text)',
    }),
  })
  .meta({ id: 'TextHunk', description: 'A changed region of a text' });
export type TextHunk = z.output<typeof textHunkSchema>;

/** Gaps that are so near that their surroundings touch. */
function* clusters(gaps: readonly Gap[]): Generator<Gap[]> {
  let cluster: Gap[] = [];
  for (const gap of gaps) {
    const last = cluster.at(-1);
    if (last !== undefined && gap.old_start - (last.old_start + last.old_count) > 2 * CONTEXT_LINES) {
      yield cluster;
      cluster = [];
    }
    cluster.push(gap);
  }
  if (cluster.length > 0) yield cluster;
}

/**
 * Where two texts differ, line by line. Lines end with `\n`, which is not shown; a text that ends with one has an empty
 * last line, so nothing is lost: the hunks applied to the old text give the new one exactly.
 */
export function textHunks(before: string, after: string): TextHunk[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const hunks: TextHunk[] = [];
  for (const cluster of clusters(gapsBetween(old, fresh))) {
    const [first] = cluster as [Gap, ...Gap[]];
    const lead = Math.min(CONTEXT_LINES, first.old_start);
    const lines: string[] = [];
    let at = first.old_start - lead;
    const keep = (until: number) => {
      for (; at < until; at += 1) lines.push(` ${old[at]}`);
    };
    for (const { old_start, old_count, new_start, new_count } of cluster) {
      keep(old_start);
      for (const line of old.slice(old_start, old_start + old_count)) lines.push(`-${line}`);
      for (const line of fresh.slice(new_start, new_start + new_count)) lines.push(`+${line}`);
      at = old_start + old_count;
    }
    keep(Math.min(at + CONTEXT_LINES, old.length));
    hunks.push({ old_start: first.old_start - lead + 1, new_start: first.new_start - lead + 1, lines });
  }
  return hunks;
}
