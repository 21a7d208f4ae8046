import { diffArrays } from 'diff';

/** A place where two sequences differ: `old_count` items from `old_start` on gave way to `new_count` new ones. */
export interface Gap {
  readonly old_start: number;
  readonly old_count: number;
  readonly new_start: number;
  readonly new_count: number;
}

/**
 * Edits that are looked for at most. The search costs their square, so two long texts without a common line are told
 * to be simply different instead of being compared for minutes.
 */
const MAX_EDITS = 2_000;

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

/** The places where two sequences differ, in order, as few as the Myers algorithm finds; none where they are equal. */
export function gapsBetween(a: readonly string[], b: readonly string[]): Gap[] {
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const before = a.slice(start, a.length - end);
  const after = b.slice(start, b.length - end);
  if (before.length === 0 && after.length === 0) return [];
  const whole = { old_start: start, old_count: before.length, new_start: start, new_count: after.length };
  if (before.length === 0 || after.length === 0) return [whole];
  const runs = diffArrays(before, after, { maxEditLength: MAX_EDITS });
  if (runs === undefined) return [whole];

  const gaps: Gap[] = [];
  let [old_start, new_start, old_count, new_count] = [start, start, 0, 0];
  const close = () => {
    if (old_count + new_count > 0) gaps.push({ old_start, old_count, new_start, new_count });
    [old_start, new_start, old_count, new_count] = [old_start + old_count, new_start + new_count, 0, 0];
  };
  for (const { added, removed, count } of runs) {
    if (removed) old_count += count;
    else if (added) new_count += count;
    else {
      close();
      [old_start, new_start] = [old_start + count, new_start + count];
    }
  }
  close();
  return gaps;
}
