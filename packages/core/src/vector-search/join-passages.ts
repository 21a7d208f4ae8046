import type { StoredChunk } from './chunk-repository.ts';

type Passage = Pick<StoredChunk, 'text' | 'page_start' | 'page_end' | 'start' | 'end'>;

/** The text of chunks that follow each other, what they have in common said once. */
export function joinPassages(chunks: readonly Passage[]): string {
  let text = '';
  let last: Passage | undefined;
  for (const next of chunks) {
    if (last === undefined) text = next.text;
    else {
      const overlaps = next.page_start < last.page_end || (next.page_start === last.page_end && next.start < last.end);
      const common = overlaps ? commonLength(last.text, next.text) : 0;
      text += common > 0 ? next.text.slice(common) : `\n${next.text}`;
    }
    last = next;
  }
  return text;
}

/** Length of the longest end of one text with which the other begins. */
function commonLength(before: string, after: string): number {
  for (let length = Math.min(before.length, after.length); length > 0; length -= 1) {
    if (before.endsWith(after.slice(0, length))) return length;
  }
  return 0;
}
