import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { vectorIndexOf } from './atlas-indexes.ts';
import { cosineOf, vectorPipeline } from './atlas-pipeline.ts';

const space = { tenant_id: idOf('tenant', 1), index_id: idOf('search_index', 1), generation: 2 };
const embedding = [0.6, 0.8];

describe('the pipeline of a vector query', () => {
  it('begins with $vectorSearch, with tenant, index and generation inside of it', () => {
    const [first, second, ...more] = vectorPipeline(space, embedding, { top_k: 10 });
    expect(first).toEqual({
      $vectorSearch: {
        index: 'embedding_2',
        path: 'embedding_2',
        queryVector: expect.objectContaining({ sub_type: 9 }),
        filter: space,
        limit: 10,
        numCandidates: 200,
      },
    });
    expect(second).toEqual({ $project: { _id: 0, id: '$chunk_id', score: { $meta: 'vectorSearchScore' } } });
    expect(more).toEqual([]);
  });

  it.each([
    ['live chunks', { as_of: 'live' as const }, { until: Number.MAX_SAFE_INTEGER }],
    ['what a snapshot may hold', { as_of: 3 }, { since: { $lte: 3 }, until: { $gt: 3 } }],
    ['named files', { file_ids: ['a', 'b'] }, { file_id: { $in: ['a', 'b'] } }],
    ['named chunks', { ids: ['a'] }, { chunk_id: { $in: ['a'] } }],
  ])('filters for %s beside the tenant', (_, options, filter) => {
    const [first] = vectorPipeline(space, embedding, { top_k: 10, ...options });
    expect(first?.['$vectorSearch'].filter).toEqual({ ...space, ...filter });
  });

  it('filters only by what the index knows to filter by', () => {
    const options = { top_k: 1, ids: ['a'], file_ids: ['b'], as_of: 4 };
    const [first] = vectorPipeline(space, embedding, options);
    const { fields } = vectorIndexOf(2).definition;
    const filters = fields.filter(({ type }) => type === 'filter').map(({ path }) => path);
    expect(filters.toSorted()).toEqual(Object.keys(first?.['$vectorSearch'].filter).toSorted());
  });

  it('compares all of what is named, and otherwise looks at more than it returns, within the limits', () => {
    const stage = (options: Parameters<typeof vectorPipeline>[2]) =>
      vectorPipeline(space, embedding, options)[0]?.['$vectorSearch'];
    expect(stage({ top_k: 5, ids: ['a'] })).toMatchObject({ exact: true });
    expect(stage({ top_k: 5, ids: ['a'] })).not.toHaveProperty('numCandidates');
    expect(stage({ top_k: 5, file_ids: ['a'] })).toMatchObject({ exact: true });
    expect(stage({ top_k: 5, file_ids: Array.from({ length: 21 }, String) })).toMatchObject({ numCandidates: 200 });
    expect(stage({ top_k: 300 })).toMatchObject({ limit: 300, numCandidates: 6_000 });
    expect(stage({ top_k: 50_000 })).toMatchObject({ limit: 10_000, numCandidates: 10_000 });
  });

  it('says similarity as a cosine', () => {
    expect([1, 0.75, 0.5, 0].map(cosineOf)).toEqual([1, 0.5, 0, -1]);
  });
});

describe('the vector index of a dimension', () => {
  it('is over a field of its own, by cosine', () => {
    expect(vectorIndexOf(1_536)).toMatchObject({
      name: 'embedding_1536',
      type: 'vectorSearch',
      definition: {
        fields: expect.arrayContaining([
          { type: 'vector', path: 'embedding_1536', numDimensions: 1_536, similarity: 'cosine' },
          { type: 'filter', path: 'tenant_id' },
        ]),
      },
    });
  });
});
