import type { PageWriter } from './page-writer.ts';

/** One block of a file that carries no structure, with what follows it. */
export interface PlainBlock {
  readonly text: string;
  readonly next: string | undefined;
}

/** What is longer is text, whatever it begins with. */
const longestHeading = 1_000;
const endsLikeSentence = /[.!?:;,…。！？]["'”’)\]]*$/u;

/**
 * Writes a block of a plain file, as a heading where its form says so: Markdown (`## Title`), underlined (`Title` over
 * `====` or `----`), capitals only, numbered (`2.1 Title`), or a short line without closing punctuation before a
 * block of sentences. Guessing wrong costs only context lines, never text.
 */
export function writePlainBlock(writer: PageWriter, { text, next }: PlainBlock): void {
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const rest = lines.slice(1).join('\n');
  const markdown = first.length > longestHeading ? null : /^(#{1,6})\s+(\S.*?)\s*#*$/.exec(first);
  if (markdown) {
    writer.heading(markdown[2] ?? '', (markdown[1] ?? '#').length);
    writer.block(rest);
    return;
  }
  const underline = /^\s*(={3,}|-{3,})\s*$/.exec(lines[1] ?? '');
  if (underline && first.trim() !== '' && first.length <= 120) {
    writer.heading(first, underline[1]?.startsWith('=') ? 1 : 2);
    writer.block(lines.slice(2).join('\n'));
    return;
  }
  const level = lines.length === 1 ? titleLevel(first.trim(), next) : undefined;
  if (level === undefined) writer.block(text);
  else writer.heading(text, level);
}

function titleLevel(line: string, next: string | undefined): number | undefined {
  if (line.length > 80 || endsLikeSentence.test(line) || !/\p{L}{2}/u.test(line) || /[\t|]/.test(line))
    return undefined;
  const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s+\p{Lu}/u.exec(line);
  if (numbered && next !== undefined) return (numbered[1] ?? '').split('.').length;
  if (/^\P{Ll}+$/u.test(line) && /\p{Lu}{2}/u.test(line)) return 1;
  const beforeSentences = next !== undefined && next.length > line.length && endsLikeSentence.test(next.trim());
  return beforeSentences && line.length <= 60 && /^[\p{Lu}\d]/u.test(line) ? 2 : undefined;
}
