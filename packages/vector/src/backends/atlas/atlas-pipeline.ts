import type { VectorNamespace, VectorQuery } from '@patchbay/core/vector-search';
import type { Document } from 'mongodb';
import { fieldOf, OPEN, spaceOf, vectorOf } from './atlas-records.ts';

/** At most, of one query: https://www.mongodb.com/docs/vector-search/query/aggregation-stages/vector-search-stage */
const MOST_CANDIDATES = 10_000;

/** MongoDB advises to look at 20 times as many as are wanted; a small question looks at some more. */
const CANDIDATES = { a_result: 20, least: 200 } as const;

/** Of so few, every one is compared: their similarities are exact, and a graph would be searched in vain. */
const FEW_FILES = 20;

function filterOf(namespace: VectorNamespace, { ids, file_ids, as_of }: VectorQuery): Document {
  return {
    ...spaceOf(namespace),
    ...(ids === undefined ? {} : { chunk_id: { $in: [...ids] } }),
    ...(file_ids === undefined ? {} : { file_id: { $in: [...file_ids] } }),
    ...(as_of === 'live' ? { until: OPEN } : {}),
    ...(typeof as_of === 'number' ? { since: { $lte: as_of }, until: { $gt: as_of } } : {}),
  };
}

/**
 * The pipeline of a query. `$vectorSearch` is its first stage, as it must be, and the tenant is inside of it: what
 * another tenant has is neither compared nor returned.
 */
export function vectorPipeline(
  namespace: VectorNamespace,
  embedding: readonly number[],
  options: VectorQuery,
): Document[] {
  const { top_k, ids, file_ids } = options;
  const limit = Math.min(top_k, MOST_CANDIDATES);
  const exact = ids !== undefined || (file_ids !== undefined && file_ids.length <= FEW_FILES);
  const numCandidates = Math.min(MOST_CANDIDATES, Math.max(CANDIDATES.least, limit * CANDIDATES.a_result));
  const field = fieldOf(embedding.length);
  return [
    {
      $vectorSearch: {
        index: field,
        path: field,
        queryVector: vectorOf(embedding),
        filter: filterOf(namespace, options),
        limit,
        ...(exact ? { exact: true } : { numCandidates }),
      },
    },
    { $project: { _id: 0, id: '$chunk_id', score: { $meta: 'vectorSearchScore' } } },
  ];
}

/** Atlas says similarity as 0…1: (1 + cosine) / 2. */
export const cosineOf = (score: number) => 2 * score - 1;
