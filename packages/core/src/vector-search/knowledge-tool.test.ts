import { idOf } from '@patchbay/testing';
import { expect, it } from 'vitest';
import { knowledgeToolResultSchema, toKnowledgeResult } from './knowledge-tool.ts';
import type { SearchHit } from './search.ts';

const citation = {
  file_id: idOf('file', 1),
  file_name: 'rates.md',
  version: 1,
  page: 2,
  start: 0,
  end: 9,
  text: 'Peru | 14',
};
const hit = (heading_path: string[]): SearchHit => ({
  ...{
    chunk_id: idOf('chunk', 1),
    index_id: idOf('search_index', 1),
    text: 'Country | Cents\nPeru | 14',
    heading_path,
    score: 0.5,
    citation,
  },
  scores: { dense: 0.5, lexical: null, fused: 0.1, reranked: null, ranks: { dense: 1, lexical: null } },
});

it('tells a model what a passage stands under, and says nothing twice', () => {
  const result = toKnowledgeResult({ grounded: true, data: [hit(['Roaming', 'South America']), hit([])] });
  const { text: _, ...place } = citation;
  const said = { text: 'Country | Cents\nPeru | 14', score: 0.5, citation: place };
  expect(result).toEqual({ grounded: true, results: [{ ...said, heading_path: ['Roaming', 'South America'] }, said] });
  expect(knowledgeToolResultSchema.parse(result)).toEqual(result);
});
