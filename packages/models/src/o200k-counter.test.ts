import { expect, it } from 'vitest';
import { o200kCounter } from './o200k-counter.ts';

const counter = o200kCounter();
const countOf = async (text: string) => (await counter.count(text)).count;

it('counts what OpenAI publishes for the encoding', async () => {
  // https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb
  expect(await countOf('antidisestablishmentarianism')).toBe(6);
  expect(await countOf('2 + 2 = 4')).toBe(7);
  expect(await countOf('お誕生日おめでとう')).toBe(8);
  expect(await counter.count('')).toEqual({ encoding: 'o200k_base', count: 0, exact: true });
});

it('reads control tokens as the letters that they are', async () => {
  expect(await countOf('<|endoftext|>')).toBeGreaterThan(1);
});

// Counted as one piece, such a run takes minutes: it would not end within the time of a test.
it('says where it counted an unbroken run in pieces', async () => {
  for (const run of ['a', ' ', '!', '日本']) {
    const { count, exact } = await counter.count(run.repeat(500_000));
    expect(exact).toBe(false);
    expect(count).toBeGreaterThan(500);
  }
  expect((await counter.count('word '.repeat(100_000))).exact).toBe(true);
});
