import { embeddingTextOf } from '../../ingestion-pipeline/index.ts';
import type { StoredChunk } from '../chunk-repository.ts';
import { termsOf } from './terms.ts';

/** Words of one query beyond this number tell nothing more, and each costs reads. */
const MOST_TERMS = 64;

/** The distinct terms of a query. */
export function queryTerms(query: string): string[] {
  return [...new Set(termsOf(query))].slice(0, MOST_TERMS);
}

/** Share of a query's terms that a chunk has, 0…1, each counting the same. */
export function coverageOf(terms: readonly string[], chunk: StoredChunk): number {
  const there = new Set(termsOf(embeddingTextOf(chunk)));
  return terms.filter((term) => there.has(term)).length / Math.max(terms.length, 1);
}
