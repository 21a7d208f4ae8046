import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, billionths, costOf, decimalOf, type UsedQuantity } from './cost.ts';
import { PLATFORM_PRICES } from './platform-prices.ts';
import type { Price } from './price-list.ts';

const used = (change: Partial<UsedQuantity>): UsedQuantity => ({
  day: '2026-11-22',
  kind: 'llm_input',
  provider: 'openai',
  model: 'gpt-4o-mini',
  purpose: 'conversation',
  quantity: 1,
  ...change,
});
const price = (change: Partial<Price>): Price => ({
  kind: 'llm_input',
  provider: '*',
  model: '*',
  unit: '1m_tokens',
  price: '1',
  ...change,
});

describe('the cost of what was used', () => {
  it('is exact where binary fractions are not', () => {
    const each = Array.from({ length: 3 }, (_none, at) => used({ quantity: 100_000, model: `m${at}` }));
    expect(costOf(each, () => [price({ price: '1.1' })], 'USD').total).toBe('0.330000000');
    expect(amountOf(1, { price: '0.15', unit: '1m_tokens' })).toBe(150n);
    expect(amountOf(90_000, { price: '0.0043', unit: 'minute' })).toBe(6_450_000n);
  });

  it('is the sum of its components, whatever was used', () => {
    const kinds = fc.constantFrom<Partial<UsedQuantity>>({ kind: 'stt' }, { kind: 'tts' }, { kind: 'llm_output' });
    const prices = [price({}), price({ kind: 'stt', unit: 'minute', price: '0.006' }), price({ kind: 'llm_output' })];
    const things = fc.array(fc.tuple(kinds, fc.nat(1_000_000_000), fc.constantFrom('a', 'b', 'c')), { maxLength: 20 });
    fc.assert(
      fc.property(things, (all) => {
        const cost = costOf(
          all.map(([kind, quantity, model]) => used({ ...kind, quantity, model })),
          () => prices,
          'USD',
        );
        const sum = cost.components.reduce((total, { amount }) => total + billionths(amount), 0n);
        expect(cost.total).toBe(decimalOf(sum));
        expect(cost.unpriced.every(({ kind }) => kind === 'tts')).toBe(true);
      }),
    );
  });

  it('takes the price of the model before that of the provider, before that of anybody', () => {
    const prices = [
      price({ price: '3' }),
      price({ provider: 'openai', price: '2' }),
      price({ provider: 'openai', model: 'gpt-4o-mini', price: '1' }),
    ];
    const paid = (change: Partial<UsedQuantity>) =>
      costOf([used(change)], () => prices, 'USD').components[0]?.unit_price;
    expect([paid({}), paid({ model: 'x' }), paid({ provider: 'y' })]).toEqual(['1', '2', '3']);
  });

  it('knows a provider by its server too, as sessions by voice report it', () => {
    const prices = [
      price({ provider: 'openai', model: 'gpt-4o-mini' }),
      price({ kind: 'llm_output', provider: 'google' }),
    ];
    const cost = costOf(
      [used({ provider: 'api.openai.com' }), used({ kind: 'llm_output', provider: 'Google', model: 'gemini' })],
      () => prices,
      'USD',
    );
    expect(cost.components.map(({ provider }) => provider)).toEqual(['openai', 'google']);
  });

  it('shows what has no price, and never counts it as nothing', () => {
    const cost = costOf([used({ kind: 'telephony', provider: '*', model: '*', quantity: 61_500 })], () => [], 'USD');
    expect(cost).toMatchObject({ total: '0.000000000', components: [] });
    expect(cost.unpriced).toEqual([
      { kind: 'telephony', provider: '*', model: '*', purpose: 'conversation', quantity: 61.5, unit: 'second' },
    ]);
  });

  it('has prices of its own with the day and the place where they were read', () => {
    expect(PLATFORM_PRICES.prices.length).toBeGreaterThan(5);
    expect(PLATFORM_PRICES.sources.every((source) => source.startsWith('https://'))).toBe(true);
  });
});
