import { expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import type { IndexView } from './index-entry.ts';

const view = (index_id: string, embedding_model: string): IndexView => ({
  ...{ index_id, embedding_model, generation: 1, backend: 'chroma', as_of: 'live' },
});
const views = [view('idx_A', 'x'), view('idx_B', 'y')];
const word = (id: string) => ({ id, index_id: 'idx_B', score: 2, coverage: 1 });
const near = (id: string, index_id: string, score: number) => ({ id, index_id, score });

it('what is near has the similarity by which it was ranked, whatever a second measurement says', () => {
  const [one] = candidatesOf(views, [word('a')], [near('a', 'idx_A', 0.5)], [near('a', 'idx_B', 0.9)]);
  expect(one).toMatchObject({ index_id: 'idx_A', embedding_model: 'x', near: true, dense: 0.5, lexical: 2 });
});

it('what has words only has the similarity that was asked for, or none', () => {
  const found = candidatesOf(views, [word('a'), word('b')], [], [near('a', 'idx_B', 0.1)]);
  expect(found.map(({ id, near: is_near, dense }) => [id, is_near, dense])).toEqual([
    ['a', false, 0.1],
    ['b', false, null],
  ]);
});

it('what is in several indexes counts once, where it is nearest', () => {
  const found = candidatesOf(views, [], [near('a', 'idx_A', 0.2), near('a', 'idx_B', 0.4)], []);
  expect(found).toMatchObject([{ id: 'a', index_id: 'idx_B', embedding_model: 'y', dense: 0.4 }]);
});
