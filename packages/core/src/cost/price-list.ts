import { z } from 'zod';
import { idSchema, pageOf, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';

/** What costs money, and what each is counted by. */
export const COST_KINDS = {
  llm_input: '1m_tokens',
  llm_input_cached: '1m_tokens',
  llm_output: '1m_tokens',
  stt: 'minute',
  tts: '1m_characters',
  media: 'minute',
  telephony: 'minute',
} as const;
export type CostKind = keyof typeof COST_KINDS;
const kinds = Object.keys(COST_KINDS) as [CostKind, ...CostKind[]];

export const costKindField = z.enum(kinds).meta({
  description:
    'llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end',
});
const name = z.string().min(1).max(200);

/** A decimal with at most nine digits behind the point: it is never a binary fraction. */
const decimalField = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?$/, 'must be a decimal such as 0.15, at most 9 digits behind the point')
  .meta({ example: '0.15' });

export const priceSchema = z
  .strictObject({
    kind: costKindField,
    provider: name.meta({ description: 'As usage names it; `*` for any', example: 'openai' }),
    model: name.meta({ description: 'As usage names it; `*` for any', example: 'gpt-4o-mini' }),
    unit: z.enum(['1m_tokens', '1m_characters', 'minute']),
    price: decimalField,
  })
  .refine(({ kind, unit }) => unit === COST_KINDS[kind], {
    path: ['unit'],
    message: 'is not what this kind is counted by',
  })
  .meta({ id: 'Price' });
export type Price = z.output<typeof priceSchema>;

export const dayField = z.iso.date().meta({ description: 'Day in UTC', example: '2026-11-22' });
const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a code of ISO 4217 such as USD')
  .meta({ description: 'ISO 4217', example: 'USD' });

/** Body of `POST /v1/price-lists`. */
export const createPriceListSchema = z.strictObject({
  effective_from: dayField.meta({ description: 'First day, in UTC, on which it holds; past days too' }),
  currency: currencyField,
  prices: z
    .array(priceSchema)
    .min(1)
    .max(500)
    .refine(
      (all) =>
        new Set(all.map(({ kind, provider, model }) => JSON.stringify([kind, provider, model]))).size === all.length,
      'must not price one thing twice',
    ),
});
export type CreatePriceList = z.output<typeof createPriceListSchema>;

/** Prices of a tenant from a day on. It never changes: the next one takes its place. */
export const priceListSchema = z
  .object({
    object: z.literal('price_list'),
    id: idSchema('price_list'),
    tenant_id: idSchema('tenant'),
    effective_from: dayField,
    currency: currencyField,
    prices: z.array(priceSchema),
    created_at: timeField,
    created_by: subjectSchema,
  })
  .meta({ id: 'PriceList', description: 'Prices of a tenant from a day on; it never changes' });
export type PriceList = z.infer<typeof priceListSchema>;

export const priceListPageSchema = pageOf(priceListSchema);
export const listPriceListsSchema = z.strictObject(pageQuery);

/** The prices that hold on a day. */
export const pricesSchema = z
  .object({
    object: z.literal('prices'),
    day: dayField,
    currency: currencyField,
    price_list_id: idSchema('price_list')
      .nullable()
      .meta({ description: "The tenant's own list; null where none holds" }),
    platform: z
      .object({ as_of: dayField, sources: z.array(z.string()) })
      .nullable()
      .meta({
        description: "The product's own list, which fills what the tenant's leaves open; null in other currencies",
      }),
    prices: z.array(priceSchema),
  })
  .meta({ id: 'Prices' });
export type Prices = z.infer<typeof pricesSchema>;

/** Query of `GET /v1/prices`. */
export const getPricesSchema = z.strictObject({ day: dayField.optional().meta({ description: 'Today unless given' }) });
