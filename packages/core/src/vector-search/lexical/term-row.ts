/**
 * A part of the postings of some chunks of one file version: which terms they have, and how often. Made when chunks are
 * written, so that a search reads only what its own words need.
 */
export interface TermRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly file_id: string;
  readonly file_version: number;
  readonly chunker: string;
  /** Ordinal of the first of its chunks. */
  readonly first: number;
  /** Which of the terms it holds, by a hash of each: a search knows in which rows to look. */
  readonly bucket: string;
  /** In the row of the bucket `all` only: how many terms each chunk has, one character a chunk. */
  readonly lengths?: string;
  /** Term → pairs of characters: place of the chunk from `first` on, plus 1; how often it has the term. */
  readonly terms: Readonly<Record<string, string>>;
}

/** A row as a search reads it: of its terms, those that were asked for. */
export type ReadTermRow = Pick<TermRow, 'file_id' | 'file_version' | 'chunker' | 'first' | 'lengths' | 'terms'>;
