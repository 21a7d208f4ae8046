import { type ChunkSet, chunkSetKey, type StoredChunk } from './chunk-repository.ts';

type Place = ChunkSet & Pick<StoredChunk, 'ordinal' | 'text' | 'table_header'>;

/** The same words, however they are broken into lines; the same rows of different tables say different things. */
const wordingOf = ({ text, table_header = '' }: Place) => `${table_header}\n${text}`.replace(/\s+/gu, ' ').trim();

/**
 * Leaves out what an answer would say twice: a passage in the same words as a better one (of a copy of the file, or of
 * its earlier version), and one that a better one brings along as its neighbour.
 *
 * @param expand neighbours on each side that a hit brings along
 */
export function withoutRepeats<T extends Place>(ranked: readonly T[], expand: number): T[] {
  const wordings = new Set<string>();
  const shown = new Map<string, number[]>();
  return ranked.filter((place) => {
    const wording = wordingOf(place);
    const ordinals = shown.get(chunkSetKey(place)) ?? [];
    const brought = expand > 0 && ordinals.some((ordinal) => Math.abs(ordinal - place.ordinal) <= expand);
    if (brought || wordings.has(wording)) return false;
    wordings.add(wording);
    shown.set(chunkSetKey(place), [...ordinals, place.ordinal]);
    return true;
  });
}
