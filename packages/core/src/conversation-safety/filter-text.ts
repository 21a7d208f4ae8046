import type { NewPhraseFilter } from './phrase-filter.ts';

/** A whole text through the filter: as it is, or up to the first blocked phrase and the refusal line. */
export function filterText(newFilter: NewPhraseFilter | null, text: string): string {
  if (newFilter === null) return text;
  const filter = newFilter();
  const pushed = filter.push(text);
  return pushed.is_refused ? pushed.text : pushed.text + filter.end().text;
}

/**
 * A turn of the agent through the filter while it is being written. Every piece leaves as soon as it can be no part of
 * a blocked phrase; with a phrase the source is ended (its `return` is called) and the refusal line is the last piece.
 */
export async function* filterStream(
  newFilter: NewPhraseFilter | null,
  pieces: AsyncIterable<string>,
): AsyncGenerator<string> {
  if (newFilter === null) {
    yield* pieces;
    return;
  }
  const filter = newFilter();
  for await (const piece of pieces) {
    const { text, is_refused } = filter.push(piece);
    if (text !== '') yield text;
    if (is_refused) return;
  }
  const { text } = filter.end();
  if (text !== '') yield text;
}
