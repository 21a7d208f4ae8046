import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { COST_KINDS, type CostKind, costKindField, dayField, type Price } from './price-list.ts';

const amountField = z
  .string()
  .meta({ description: 'Decimal, exact to 9 digits behind the point', example: '0.001234500' });
const used = {
  kind: costKindField,
  provider: z.string(),
  model: z.string(),
  purpose: z.enum(['conversation', 'analysis']),
  quantity: z.number().meta({ description: 'Tokens, characters, or seconds' }),
  unit: z.enum(['token', 'character', 'second']),
};

const costs = {
  currency: z.string(),
  total: amountField.meta({ description: 'Sum of the components; what has no price is not in it' }),
  components: z.array(
    z.object({
      ...used,
      unit_price: z.string().meta({ description: 'Price of a `price_unit`' }),
      price_unit: z.enum(['1m_tokens', '1m_characters', 'minute']),
      amount: amountField,
    }),
  ),
  unpriced: z.array(z.object(used)).meta({ description: 'What was used and has no price: never counted as nothing' }),
};

/** What a session cost. */
export const sessionCostSchema = z
  .object({ object: z.literal('session_cost'), session_id: idSchema('session'), ...costs })
  .meta({ id: 'SessionCost', description: 'What a session cost, by component, its analyses included' });

/** What a tenant's sessions cost. */
export const usageCostSchema = z
  .object({ object: z.literal('usage_cost'), from: dayField, to: dayField, ...costs })
  .meta({ id: 'UsageCost', description: 'What sessions and analyses of some days cost, by component' });

/** Something that was used on a day. Quantities are whole: tokens, characters, milliseconds. */
export interface UsedQuantity {
  /** In UTC, `2026-11-22`. */
  readonly day: string;
  readonly kind: CostKind;
  readonly provider: string;
  readonly model: string;
  readonly purpose: 'conversation' | 'analysis';
  readonly quantity: number;
}

type CostFigures = z.infer<z.ZodObject<typeof costs>>;

/** Nine digits behind the point: amounts are whole numbers of these. */
const SCALE = 1_000_000_000n;
/** How many of the quantity's own units one unit of the price is. */
const PER: Readonly<Record<Price['unit'], bigint>> = {
  '1m_tokens': 1_000_000n,
  '1m_characters': 1_000_000n,
  minute: 60_000n,
};
const SHOWN = { '1m_tokens': 'token', '1m_characters': 'character', minute: 'second' } as const;

/** A decimal as a whole number of billionths. */
export function billionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole) * SCALE + BigInt(fraction.padEnd(9, '0'));
}

/** Billionths as a decimal. */
export function decimalOf(amount: bigint): string {
  return `${amount / SCALE}.${(amount % SCALE).toString().padStart(9, '0')}`;
}

/** What a quantity costs in billionths, half of one rounded up. */
export function amountOf(quantity: number, { price, unit }: Pick<Price, 'price' | 'unit'>): bigint {
  const per = PER[unit];
  return (BigInt(quantity) * billionths(price) * 2n + per) / (2n * per);
}

/** Where voice sessions name a provider by its server. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'api.openai.com': 'openai',
  'generativelanguage.googleapis.com': 'google',
};

/** A provider as configs and prices name it, however it was reported. */
function providerOf(reported: string): string {
  const lower = reported.toLowerCase();
  return PROVIDERS[lower] ?? lower;
}

/** The price of something: that of its own model before that of its provider, before that of anybody. */
export function priceOf(prices: readonly Price[], { kind, provider, model }: UsedQuantity): Price | undefined {
  const wanted = prices.filter((price) => price.kind === kind);
  for (const [p, m] of [
    [provider, model],
    ['*', model],
    [provider, '*'],
    ['*', '*'],
  ]) {
    const found = wanted.find((price) => price.provider === p && price.model === m);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Quantities with the prices of their days. Equal components of several days at one price are one. */
export function costOf(
  quantities: readonly UsedQuantity[],
  pricesOn: (day: string) => readonly Price[],
  currency: string,
): CostFigures {
  const merged = new Map<string, { used: UsedQuantity; price: Price | undefined; quantity: number }>();
  for (const reported of quantities) {
    if (reported.quantity <= 0) continue;
    const used = { ...reported, provider: providerOf(reported.provider) };
    const price = priceOf(pricesOn(used.day), used);
    const key = JSON.stringify([used.kind, used.provider, used.model, used.purpose, price?.price ?? null]);
    const before = merged.get(key)?.quantity ?? 0;
    merged.set(key, { used, price, quantity: before + used.quantity });
  }
  let total = 0n;
  const components: CostFigures['components'] = [];
  const unpriced: CostFigures['unpriced'] = [];
  for (const { used, price, quantity } of merged.values()) {
    const { kind, provider, model, purpose } = used;
    const price_unit = COST_KINDS[kind];
    const unit = SHOWN[price_unit];
    const shown = { kind, provider, model, purpose, quantity: unit === 'second' ? quantity / 1_000 : quantity, unit };
    if (price === undefined) {
      unpriced.push(shown);
      continue;
    }
    const amount = amountOf(quantity, price);
    total += amount;
    components.push({ ...shown, unit_price: price.price, price_unit, amount: decimalOf(amount) });
  }
  return { currency, total: decimalOf(total), components, unpriced };
}
