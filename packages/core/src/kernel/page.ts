import { z } from 'zod';

/** What a caller asks of a list. */
export interface PageRequest {
  /** 1–100. */
  readonly limit: number;
  /** Opaque, from the previous page's `next_cursor`. */
  readonly cursor?: string | undefined;
  /** By creation, which is the order of ids. */
  readonly order: 'asc' | 'desc';
}

/** One page of a list, stable under inserts because it continues after an id, not after a count. */
export interface Page<T> {
  readonly object: 'list';
  readonly data: T[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/** Query parameters shared by every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'How many items to return' }),
  cursor: z.string().max(2048).optional().meta({ description: 'next_cursor of the previous page' }),
  order: z.enum(['asc', 'desc']).default('desc').meta({ description: 'Order by creation time' }),
};

/** Schema of a page of items. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    object: z.literal('list'),
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  });
}
