import type { Line } from './page-items.ts';
import { levelOf, type Typography } from './typography.ts';

/** A paragraph, list, code block or heading, as text. */
export interface Block {
  text: string;
  /** Level of a heading, 1 the outermost; undefined for text. */
  readonly level: number | undefined;
}

type Join = 'space' | 'newline' | 'block';

const startsListItem = /^(?:[•‣▪●○◦–—*·-]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s)/u;
const endsSentence = /[.!?:]["'”’)\]]*$/u;
/** A heading of more lines than this is large text, not a heading. */
const maxHeadingLines = 3;

/** A block in the making. */
interface Run {
  text: string;
  lines: number;
  /** Lines since the last meaningful line break: 1 on the first line of a list item. */
  itemLines: number;
  readonly level: number | undefined;
}

/** Joins lines, in reading order, into blocks. */
export function buildBlocks(lines: readonly Line[], typography: Typography): Block[] {
  const runs: Run[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const run = runs.at(-1);
    const level = levelOf(line, typography);
    const join =
      before === undefined || run === undefined ? 'block' : joinOf(before, line, run, lines, typography.leading);
    if (run === undefined || join === 'block' || level !== run.level) {
      runs.push({ text: line.text, lines: 1, itemLines: 1, level });
      return;
    }
    const breaks = join === 'newline' && level === undefined;
    run.text = breaks ? `${run.text}\n${line.text}` : joinWords(run.text, line.text, typography);
    run.itemLines = breaks ? 1 : run.itemLines + 1;
    run.lines += 1;
  });
  return runs.map(({ text, lines: count, level }) => {
    if (level === undefined || count > maxHeadingLines || text.length > 200) return { text, level: undefined };
    // What reads like the middle or the end of a sentence is large text, not a heading.
    const isSentence = /^\p{Ll}|[,;]$|\S\s\S.*\s\S.*\.$/u.test(text);
    const isHeading = !isSentence && /\p{L}{2}/u.test(text);
    return { text, level: isHeading ? level : undefined };
  });
}

function joinOf(before: Line, line: Line, run: Run, page: readonly Line[], leading: number): Join {
  const em = line.size;
  const down = line.y - before.y;
  if (Math.abs(down) < 0.3 * em || before.slanted !== line.slanted) return 'newline';
  // Up again: the next column of the page. A sentence goes on there, anything else begins anew.
  const right = columnRight(page, before, down < 0 ? before : line);
  const brokenOnPurpose = before.right + firstWordWidth(line) < right - 0.5 * em;
  const isItem = startsListItem.test(line.text);
  if (down < 0) return endsSentence.test(before.text) || brokenOnPurpose || isItem ? 'block' : 'space';
  if (down > leading * em * 1.25 || Math.abs(line.size - before.size) > 0.12 * em) return 'block';

  const isTable = line.text.includes('\t') && before.text.includes('\t');
  if (isItem || isTable || (line.monospace && before.monospace)) return 'newline';
  const moved = (line.x - before.x) / em;
  // A signature or a command, then prose about it; or the end of what hung below an item.
  const outdented = moved < -0.8 && run.itemLines > 1;
  if (outdented || (before.monospace !== line.monospace && Math.abs(moved) > 0.8)) return 'newline';
  if (moved > 0.8) {
    // Below the first line of an item or a definition the rest hangs indented; else an indent begins a paragraph.
    const hangsBelow = startsListItem.test(before.text) || before.text.includes('\t');
    const goesOn = hangsBelow || (!brokenOnPurpose && !endsSentence.test(before.text));
    if (run.itemLines > 1 || !goesOn) return 'block';
  }
  return brokenOnPurpose ? 'newline' : 'space';
}

/** Where the column that holds two lines ends: most lines of that width end at or before it, a few stick out. */
function columnRight(page: readonly Line[], first: Line, second: Line): number {
  const left = Math.min(first.x, second.x);
  const end = Math.max(first.right, second.right);
  const overlapping = page.filter((other) => {
    const overlap = Math.min(end, other.right) - Math.max(left, other.x);
    return overlap > 0.5 * Math.min(end - left, other.right - other.x);
  });
  const rights = overlapping.map((other) => other.right).sort((a, b) => a - b);
  return rights[Math.floor((rights.length - 1) * 0.9)] ?? end;
}

function firstWordWidth(line: Line): number {
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  return ((line.right - line.x) * (word + 1)) / Math.max(1, line.text.length);
}

/** Joins two lines of a paragraph, and the halves of a word that was hyphenated between them. */
export function joinWords(before: string, after: string, { words }: Pick<Typography, 'words'>): string {
  if (!/[-\u2010\u00ad]$/.test(before.slice(-1))) return `${before} ${after}`;
  const head = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)[-\u2010\u00ad]$/u.exec(before)?.[1];
  const tail = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
  if (head === undefined || tail === undefined || !sameCase(head, tail)) return `${before} ${after}`;
  // The document itself tells `on-\nline` from `well-\nknown`, where it has the word elsewhere; else it is one word.
  const hyphenated = words.has(`${head}-${tail}`.toLowerCase()) && !words.has(`${head}${tail}`.toLowerCase());
  return hyphenated ? before + after : before.slice(0, -1) + after;
}

/** `re-\nturn` and `EXE-\nCUTION` are halves of a word, `Mann-\nWhitney` is not. */
function sameCase(head: string, tail: string): boolean {
  return /^\p{Ll}/u.test(tail) || (/^\P{Ll}+$/u.test(head) && /^\P{Ll}+$/u.test(tail));
}
