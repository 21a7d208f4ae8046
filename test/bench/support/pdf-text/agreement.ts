/** How far two readings of the same pages are the same; 1 is word for word. */
export interface Agreement {
  /** Share of the words that both have, page by page, however often each. */
  readonly words: number;
  /** The same of groups of three characters, blanks left out: where words were only cut differently, this is 1. */
  readonly characters: number;
  /** Length of the one against the other, blanks left out. */
  readonly length: number;
}

/** Compares files of pages. Ligatures and forms of letters are taken for the letters themselves. */
export function agreementOf(ours: readonly (readonly string[])[], theirs: readonly (readonly string[])[]): Agreement {
  const pages = pairsOf(ours, theirs).flatMap(([one, other]) => pairsOf(one, other));
  const compact = pages.map(([one, other]) => [compacted(one), compacted(other)] as const);
  const lengths = [0, 1].map((side) => compact.reduce((sum, pair) => sum + (pair[side as 0 | 1]?.length ?? 0), 0));
  return {
    words: shared(pages.map(([one, other]) => [wordsOf(one), wordsOf(other)])),
    characters: shared(compact.map(([one, other]) => [trigramsOf(one), trigramsOf(other)])),
    length: (lengths[0] ?? 0) / (lengths[1] || 1),
  };
}

/** A file or page that one side lacks is an empty one there. */
function pairsOf<T extends string | readonly string[]>(ours: readonly T[], theirs: readonly T[]): [T, T][] {
  const empty = (typeof (ours[0] ?? theirs[0]) === 'string' ? '' : []) as unknown as T;
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_value, index) => [
    ours[index] ?? empty,
    theirs[index] ?? empty,
  ]);
}

/** The halves of a word that a line's end divides count as one, wherever a side breaks lines. */
const wordsOf = (text: string) => text.normalize('NFKC').replace(/-\s+/g, '-').split(/\s+/).filter(Boolean);
const compacted = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

function trigramsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_value, index) => text.slice(index, index + 3));
}

/** Twice what both have, of all that there is. */
function shared(pages: readonly (readonly [readonly string[], readonly string[]])[]): number {
  let both = 0;
  let all = 0;
  for (const [ours, theirs] of pages) {
    const counts = new Map<string, number>();
    for (const token of theirs) counts.set(token, (counts.get(token) ?? 0) + 1);
    for (const token of ours) {
      const left = counts.get(token) ?? 0;
      if (left > 0) both += 2;
      counts.set(token, left - 1);
    }
    all += ours.length + theirs.length;
  }
  return all === 0 ? 0 : both / all;
}
