import { z } from 'zod';
import defaults from './default-prices.json' with { type: 'json' };
import { priceSchema } from './price-list.ts';

/** List prices of providers in US dollars, as data: default-prices.json says when they were read, and where. */
export const PLATFORM_PRICES = z
  .object({
    as_of: z.iso.date(),
    currency: z.literal('USD'),
    sources: z.array(z.url()),
    prices: z.array(priceSchema),
  })
  .parse(defaults);
