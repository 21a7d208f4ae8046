import type { TenantScope } from '../../kernel/index.ts';
import { type ChunkRepository, chunkId, type FileSelection } from '../chunk-repository.ts';
import { rankBm25 } from './rank-bm25.ts';
import { termsOf } from './terms.ts';

/** Words of one query beyond this number tell nothing more, and each costs reads. */
const MOST_TERMS = 64;

/** A chunk by its words. */
export interface WordMatch {
  readonly id: string;
  readonly index_id: string;
  readonly score: number;
  readonly coverage: number;
}

/** What the words of a query brought. */
export interface WordSearch {
  /** The files that were in scope. */
  readonly files: ReadonlySet<string>;
  /** Distinct terms of the query. */
  readonly terms: number;
  readonly matches: readonly WordMatch[];
}

/**
 * Ranks the chunks of a selection of files by the words of a query. Two reads whatever the number of tenants: the files,
 * and of their term rows those that hold these terms.
 */
export async function searchWords(
  chunks: Pick<ChunkRepository, 'filesIn' | 'termRows'>,
  scope: TenantScope,
  selection: FileSelection,
  { query, top_k }: { readonly query: string; readonly top_k: number },
): Promise<WordSearch> {
  const terms = [...new Set(termsOf(query))].slice(0, MOST_TERMS);
  const found = await chunks.filesIn(scope, selection);
  const indexOf = new Map(
    found.map(({ id, index_ids }) => [id, selection.index_ids.find((index) => index_ids.includes(index))]),
  );
  const files = new Set(indexOf.keys());
  if (files.size === 0 || terms.length === 0 || top_k === 0) return { files, terms: terms.length, matches: [] };
  const ranked = rankBm25(await chunks.termRows(scope, files, terms), terms, top_k);
  const matches = ranked.flatMap(({ file_id, file_version, ordinal, score, coverage }) => {
    const index_id = indexOf.get(file_id);
    return index_id === undefined ? [] : [{ id: chunkId(file_id, file_version, ordinal), index_id, score, coverage }];
  });
  return { files, terms: terms.length, matches };
}
