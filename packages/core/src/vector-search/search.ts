import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { citationSchema } from '../session-orchestrator/index.ts';

/** Score below which nothing counts as found, for all-MiniLM-L6-v2; the same for every caller that names none. */
export const DEFAULT_MIN_SCORE = 0.25;

/** Body of `POST /v1/search`. */
export const searchRequestSchema = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .meta({ description: 'Question or words', example: 'When do you open on Saturdays?' }),
  index_ids: z
    .array(idSchema('search_index'))
    .min(1)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'must not repeat an index'),
  top_k: z.int().min(1).max(50).default(5),
  min_score: z.number().min(-1).max(1).default(DEFAULT_MIN_SCORE).meta({ description: 'Cosine similarity at least' }),
});
export type SearchRequest = z.output<typeof searchRequestSchema>;

/** One passage that was found. */
export const searchHitSchema = z
  .object({
    chunk_id: idSchema('chunk'),
    index_id: idSchema('search_index'),
    text: z.string(),
    heading_path: z.array(z.string()),
    score: z.number().meta({ description: 'Cosine similarity of query and passage' }),
    citation: citationSchema,
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Ranked passages, best first. */
export const searchResultSchema = z
  .object({
    object: z.literal('search_result'),
    query: z.string(),
    /** Whether any passage reached `min_score`. */
    grounded: z.boolean(),
    data: z.array(searchHitSchema),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
