import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import type { TenantScope } from '../kernel/index.ts';
import type { SearchInput, SearchResult, SearchService } from '../vector-search/index.ts';
import { sessionKnowledge } from './session-knowledge.ts';

const dispatch = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 7), digest: `sha256:${'0'.repeat(64)}` };
const knowledge = [
  { index_id: idOf('search_index', 1), track: 'live' as const },
  { index_id: idOf('search_index', 2), snapshot_id: idOf('snapshot', 1) },
];
const place = { file_id: idOf('file', 1), file_name: 'a.pdf', version: 1, page: 1, start: 0, end: 15 };
const hit = {
  chunk_id: idOf('chunk', 1),
  index_id: idOf('search_index', 1),
  text: 'Open from 9:30.',
  heading_path: [],
  score: 0.7,
  scores: { dense: 0.7, lexical: 2, fused: 0.03, reranked: null, ranks: { dense: 1, lexical: 1 } },
  citation: { ...place, text: 'Open from 9:30.' },
};

function service() {
  const asked: { scope: TenantScope; request: SearchInput }[] = [];
  const search: SearchService = {
    async search(scope, request): Promise<SearchResult> {
      asked.push({ scope, request });
      return { object: 'search_result', query: request.query, mode: 'hybrid', grounded: true, data: [hit] };
    },
  };
  return { search, asked };
}

describe('knowledge of a session', () => {
  it("searches what the config pins, live or as a snapshot holds it, in the dispatch's tenant, whatever else a query brings along", async () => {
    const { search, asked } = service();
    const query = {
      query: 'hours',
      top_k: 3,
      min_score: 0.4,
      tenant_id: 'ten_x',
      index_ids: [idOf('search_index', 9)],
      mode: 'lexical',
      filter: { file_ids: [idOf('file', 9)] },
    };
    const found = await sessionKnowledge(search, dispatch, knowledge)(query);
    expect(found).toEqual({ grounded: true, results: [{ text: hit.text, score: 0.7, citation: place }] });
    expect(asked[0]?.scope.tenant_id).toBe(idOf('tenant', 7));
    expect(asked[0]?.request).toEqual({
      query: 'hours',
      top_k: 3,
      min_score: 0.4,
      index_ids: [],
      indexes: [
        { index_id: idOf('search_index', 1) },
        { index_id: idOf('search_index', 2), snapshot_id: idOf('snapshot', 1) },
      ],
    });
  });

  it('finds nothing without knowledge, and asks nobody', async () => {
    const { search, asked } = service();
    const found = await sessionKnowledge(search, dispatch, [])({ query: 'hours', top_k: 3, min_score: 0 });
    expect(found).toEqual({ grounded: false, results: [] });
    expect(asked).toEqual([]);
  });
});
