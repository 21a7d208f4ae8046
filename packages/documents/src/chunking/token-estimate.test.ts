import { describe, expect, it } from 'vitest';
import { estimateTokens } from './token-estimate.ts';

describe('the estimate of tokens', () => {
  // Counts of BERT's own tokenizer (bert-base-uncased), without its markers.
  it.each([
    ['hello world', 2],
    ['The clinic opens at nine in the morning.', 9],
    ['診療時間', 4],
    ['клиника', 7],
    ['진료', 5],
  ])('is near what the tokenizer makes of %s', (text, real) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(real * 0.8);
    expect(estimateTokens(text)).toBeLessThanOrEqual(real * 1.3);
  });

  it('adds up where white space is cut', () => {
    const words = ['Straße', 'naïve', '3.14159', '한국어', 'हिन्दी', '(e.g.)'];
    const sum = words.reduce((all, word) => all + estimateTokens(word), 0);
    expect(estimateTokens(words.join(' \n'))).toBe(sum);
  });
});
