import { type ChunkSet, chunkId, chunkSetKey } from '../chunk-repository.ts';
import type { ReadTermRow } from './term-row.ts';
import { hashOf } from './term-rows.ts';

/** The postings of some chunks of one set that stand together, as ranking reads them. */
export interface PostingsPart {
  readonly set: ChunkSet;
  /** Ordinal of the first of its chunks. */
  readonly first: number;
  /** How many terms each chunk has; 0 where there is no chunk. */
  readonly lengths: Uint16Array;
  /** Pairs for a term: place of the chunk from `first` on, plus 1; how often it has the term. */
  find(term: string, hash: number): Uint8Array | undefined;
  /** The id of the chunk in a place. */
  idAt(place: number): string;
}

interface MergedRows {
  readonly set: ChunkSet;
  readonly first: number;
  readonly lengths: Uint16Array;
  readonly terms: ReadonlyMap<string, string>;
}

function numbersOf<T extends Uint8Array | Uint16Array>(text: string, numbers: T): T {
  for (let at = 0; at < text.length; at += 1) numbers[at] = text.charCodeAt(at);
  return numbers;
}
const unitsOf = (text: string) => numbersOf(text, new Uint16Array(text.length));
/** Places and counts are below 256: see the rows. */
const bytesOf = (text: string) => numbersOf(text, new Uint8Array(text.length));

/** Rows of one part, which lie in buckets, put together. Rows without their lengths are of no part. */
function merged(rows: readonly ReadTermRow[]): MergedRows[] {
  const parts = new Map<string, Omit<MergedRows, 'terms'> & { readonly terms: Map<string, string> }>();
  const keyOf = (row: ReadTermRow) => `${chunkSetKey(row)}:${row.first}`;
  for (const row of rows) {
    if (row.lengths === undefined) continue;
    const { file_id, file_version, chunker, first, lengths } = row;
    const set = { file_id, file_version, chunker };
    parts.set(keyOf(row), { set, first, lengths: unitsOf(lengths), terms: new Map() });
  }
  for (const row of rows) {
    const part = parts.get(keyOf(row));
    if (part !== undefined) for (const term of Object.keys(row.terms)) part.terms.set(term, row.terms[term] ?? '');
  }
  return [...parts.values()];
}

/** What was read for one query, to be ranked once. */
export function partsOf(rows: readonly ReadTermRow[]): PostingsPart[] {
  return merged(rows).map(({ terms, ...part }) => ({
    ...part,
    find(term) {
      const posting = terms.get(term);
      return posting === undefined ? undefined : bytesOf(posting);
    },
    idAt: (place) => idIn(part.set, part.first + place),
  }));
}

const idIn = ({ file_id, file_version, chunker }: ChunkSet, ordinal: number) =>
  chunkId(file_id, file_version, chunker, ordinal);

/** A part that is kept. */
export interface KeptPart extends PostingsPart {
  /** About what it takes of memory. */
  readonly bytes: number;
  /** Of its chunks by place; empty where there is none. */
  readonly ids: readonly string[];
}

/** An id and where it leads, in a map, about. */
const BYTES_OF_ID = 150;
/** What the objects around a part's numbers take, about. */
const OBJECTS = 1_000;

/**
 * One part in some tables of numbers: terms one behind the other in one text, a hash table of their places there, and
 * their postings one behind the other. A tenth of what a map of texts takes.
 */
function keptPart({ set, first, lengths, terms }: MergedRows): KeptPart {
  const vocabulary = [...terms.keys()].join('');
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * terms.size + 1)));
  const mask = slots.length - 1;
  const ends = new Uint32Array(terms.size + 1);
  const postingEnds = new Uint32Array(terms.size + 1);
  const postings = new Uint8Array([...terms.values()].reduce((sum, { length }) => sum + length, 0));
  let number = 0;
  for (const [term, posting] of terms) {
    let slot = hashOf(term) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    const begin = postingEnds[number] ?? 0;
    postings.set(bytesOf(posting), begin);
    postingEnds[number + 1] = begin + posting.length;
    ends[number + 1] = (ends[number] ?? 0) + term.length;
    // 0 is an empty slot.
    number += 1;
    slots[slot] = number;
  }
  const tables = [lengths, slots, ends, postingEnds, postings].reduce((sum, { byteLength }) => sum + byteLength, 0);
  // Made once: hundreds of them are in every ranking.
  const ids = Array.from(lengths, (length, place) => (length === 0 ? '' : idIn(set, first + place)));
  return {
    set,
    first,
    lengths,
    ids,
    bytes: OBJECTS + 2 * vocabulary.length + BYTES_OF_ID * ids.length + tables,
    idAt: (place) => ids[place] ?? '',
    find(term, hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const after = slots[slot] ?? 0;
        if (after === 0) return undefined;
        const begin = ends[after - 1] ?? 0;
        if ((ends[after] ?? 0) - begin === term.length && vocabulary.startsWith(term, begin))
          return postings.subarray(postingEnds[after - 1], postingEnds[after]);
      }
    },
  };
}

/** All rows of some sets, to be ranked by many queries. */
export function keptPartsOf(rows: readonly ReadTermRow[]): KeptPart[] {
  return merged(rows).map(keptPart);
}
