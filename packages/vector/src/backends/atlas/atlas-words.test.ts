import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { shownPipeline, wordIndex, wordPipeline } from './atlas-words.ts';

const space = { tenant_id: idOf('tenant', 1), index_id: idOf('search_index', 1), generation: 2 };
const OWN = [
  { equals: { path: 'tenant_id', value: space.tenant_id } },
  { equals: { path: 'index_id', value: space.index_id } },
  { equals: { path: 'generation', value: 2 } },
];
const OPEN = Number.MAX_SAFE_INTEGER;

describe('the pipeline of a ranking by words', () => {
  it('begins with $search, with tenant, index and generation inside of it, and gives ids with their scores', () => {
    expect(wordPipeline(space, 'opening hours', { top_k: 10 })).toEqual([
      {
        $search: {
          index: 'words',
          compound: { must: [{ text: { path: 'text', query: 'opening hours' } }], filter: OWN },
          returnStoredSource: true,
        },
      },
      { $limit: 10 },
      { $project: { _id: 0, id: '$chunk_id', score: { $meta: 'searchScore' } } },
    ]);
  });

  it.each([
    ['live chunks', { as_of: 'live' as const }, [{ equals: { path: 'until', value: OPEN } }]],
    [
      'what a snapshot may hold',
      { as_of: 3 },
      [{ range: { path: 'since', lte: 3 } }, { range: { path: 'until', gt: 3 } }],
    ],
    ['named files', { file_ids: ['a', 'b'] }, [{ in: { path: 'file_id', value: ['a', 'b'] } }]],
  ])('filters for %s beside the tenant', (_, options, more) => {
    const [first] = wordPipeline(space, 'x', { top_k: 10, ...options });
    expect(first?.['$search'].compound.filter).toEqual([...OWN, ...more]);
  });

  it.each(['tenant_id:* OR ten_2', '{"compound":{"should":[]}}', `${idOf('tenant', 2)}`, '$search'])(
    'takes %s for words to look for: nothing that is said widens what is looked at',
    (query) => {
      const [first, ...more] = wordPipeline(space, query, { top_k: 5, as_of: 'live', file_ids: ['a'] });
      const { compound, ...rest } = first?.['$search'] ?? {};
      expect(rest).toEqual({ index: 'words', returnStoredSource: true });
      expect(Object.keys(compound)).toEqual(['must', 'filter']);
      expect(compound.must).toEqual([{ text: { path: 'text', query } }]);
      expect(compound.filter.slice(0, 3)).toEqual(OWN);
      expect(more.flatMap(Object.keys)).toEqual(['$limit', '$project']);
    },
  );

  it('asks for no more than Atlas gives', () => {
    expect(wordPipeline(space, 'x', { top_k: 50_000 })[1]).toEqual({ $limit: 10_000 });
  });
});

describe('the pipeline that tells which chunks words find', () => {
  it('has the tenant inside of its first stage too', () => {
    const filter = [...OWN, { in: { path: 'chunk_id', value: ['a', 'b'] } }];
    expect(shownPipeline(space, ['a', 'b'])).toEqual([
      { $search: { index: 'words', compound: { filter }, returnStoredSource: true } },
      { $limit: 2 },
      { $project: { _id: 0, id: '$chunk_id' } },
    ]);
  });
});

describe('the index of words', () => {
  it('knows English stems, stores ids only, and every field that a pipeline filters by', () => {
    const { definition } = wordIndex;
    expect(definition.mappings.fields.text).toEqual({ type: 'string', analyzer: 'lucene.english', store: false });
    expect(definition.storedSource).toEqual({ include: ['chunk_id'] });
    expect(definition.mappings.dynamic).toBe(false);
    const asked = [
      ...wordPipeline(space, 'x', { top_k: 1, file_ids: ['a'], as_of: 3 }),
      ...shownPipeline(space, ['a']),
    ].flatMap((stage) => stage['$search']?.compound.filter ?? []);
    const paths = new Set(asked.map((condition: object) => (Object.values(condition)[0] as { path: string }).path));
    const kinds = Object.entries(definition.mappings.fields).filter(([path]) => path !== 'text');
    expect([...paths].toSorted()).toEqual(kinds.map(([path]) => path).toSorted());
    const numbers = kinds.flatMap(([path, { type }]) => (type === 'number' ? [path] : []));
    expect(numbers.toSorted()).toEqual(['generation', 'since', 'until']);
  });
});
