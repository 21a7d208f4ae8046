import type { VectorNamespace, VectorQuery } from '@patchbay/core/vector-search';
import type { Document } from 'mongodb';
import { OPEN } from './atlas-records.ts';

/** The name of the search index over the words of all rows. */
export const WORDS = 'words';

/** Atlas gives at most so many results a stage that is asked for them here. */
const MOST_RESULTS = 10_000;

const token = { type: 'token' } as const;
const number = { type: 'number' } as const;

/**
 * The index of words: English stems and stop words, BM25 (its default), the fields that say whose a row is as they are,
 * and nothing stored but ids. https://www.mongodb.com/docs/atlas/atlas-search/index-definitions/
 */
export const wordIndex = {
  name: WORDS,
  type: 'search',
  definition: {
    analyzer: 'lucene.english',
    searchAnalyzer: 'lucene.english',
    mappings: {
      dynamic: false,
      fields: {
        text: { type: 'string', analyzer: 'lucene.english', store: false },
        tenant_id: token,
        index_id: token,
        chunk_id: token,
        file_id: token,
        generation: number,
        since: number,
        until: number,
      },
    },
    storedSource: { include: ['chunk_id'] },
  },
};

const equals = (path: string, value: string | number) => ({ equals: { path, value } });
const within = (path: string, value: readonly string[]) => ({ in: { path, value: [...value] } });

/** Whose rows, and which: conditions that a row must meet and that give no score. */
function filterOf(
  { tenant_id, index_id, generation }: VectorNamespace,
  { ids, file_ids, as_of }: Omit<VectorQuery, 'top_k'>,
): Document[] {
  return [
    equals('tenant_id', tenant_id),
    equals('index_id', index_id),
    equals('generation', generation),
    ...(ids === undefined ? [] : [within('chunk_id', ids)]),
    ...(file_ids === undefined ? [] : [within('file_id', file_ids)]),
    ...(as_of === 'live' ? [equals('until', OPEN)] : []),
    ...(typeof as_of === 'number'
      ? [{ range: { path: 'since', lte: as_of } }, { range: { path: 'until', gt: as_of } }]
      : []),
  ];
}

const ids = { _id: 0, id: '$chunk_id' };

/**
 * The pipeline of a ranking by words. `$search` is its first stage, as it must be, and the tenant is inside of it; what
 * the caller says is only ever the text that is looked for.
 */
export function wordPipeline(namespace: VectorNamespace, query: string, options: Omit<VectorQuery, 'ids'>): Document[] {
  return [
    {
      $search: {
        index: WORDS,
        compound: { must: [{ text: { path: 'text', query } }], filter: filterOf(namespace, options) },
        returnStoredSource: true,
      },
    },
    { $limit: Math.min(options.top_k, MOST_RESULTS) },
    { $project: { ...ids, score: { $meta: 'searchScore' } } },
  ];
}

/** Which of these chunks the index of words shows. */
export function shownPipeline(namespace: VectorNamespace, chunk_ids: readonly string[]): Document[] {
  return [
    {
      $search: {
        index: WORDS,
        compound: { filter: filterOf(namespace, { ids: chunk_ids }) },
        returnStoredSource: true,
      },
    },
    { $limit: chunk_ids.length },
    { $project: ids },
  ];
}
