import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { citationSchema } from '../session-orchestrator/index.ts';
import type { IndexReference } from './ingestion-indexes.ts';
import { searchScopeFields, withOneScope } from './search-scope-fields.ts';

/** Score below which nothing counts as found, for all-MiniLM-L6-v2; the same for every caller that names none. */
export const DEFAULT_MIN_SCORE = 0.25;

/** dense: by meaning; lexical: by words (BM25); hybrid: by both, their ranks fused. */
export const SEARCH_MODES = ['dense', 'lexical', 'hybrid'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

const fewFiles = z
  .array(idSchema('file'))
  .min(1)
  .max(100)
  .meta({ description: 'Only passages of these files, as far as the indexes hold them' });

/** A key as the metadata of files has them, and the values of which a file must have one. */
const metadataFilter = z
  .record(
    z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_:/-]{0,63}$/),
    z.union([z.string().max(512), z.array(z.string().max(512)).min(1).max(20)]),
  )
  .refine((value) => Object.keys(value).length <= 10, 'must have at most 10 keys')
  .meta({ description: 'Only passages of files whose metadata have these values; of a list, one of them' });

const weight = z.number().min(0).max(10);

/** Body of `POST /v1/search`. */
const requestSchema = z.strictObject({
  query: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .meta({ description: 'Question or words', example: 'When do you open on Saturdays?' }),
  ...searchScopeFields,
  mode: z
    .enum(SEARCH_MODES)
    .default('hybrid')
    .meta({ description: 'By meaning (dense), by words (lexical, BM25), or by both with their ranks fused (hybrid)' }),
  top_k: z.int().min(1).max(50).default(5),
  min_score: z
    .number()
    .min(-1)
    .max(1)
    .default(DEFAULT_MIN_SCORE)
    .meta({ description: 'Passages whose score is less are left out; nothing left is not grounded' }),
  weights: z
    .strictObject({ dense: weight.default(1), lexical: weight.default(1) })
    .refine(({ dense, lexical }) => dense + lexical > 0, 'must not both be 0')
    .default({ dense: 1, lexical: 1 })
    .meta({ description: 'How much each ranking counts in a hybrid search' }),
  filter: z.strictObject({ file_ids: fewFiles.optional(), metadata: metadataFilter.optional() }).optional().meta({
    description: 'Narrows the search; it never reaches beyond the indexes that are searched',
  }),
  expand: z
    .union([z.int().min(0).max(5), z.literal('section')], { error: 'must be 0 to 5, or section' })
    .default(0)
    .meta({
      description:
        'Neighbouring passages on each side that text also has, or with section those that stand under the same headings (five on each side at most); each once in an answer. The citation stays that of the hit',
    }),
});
export const searchRequestSchema = requestSchema.superRefine(withOneScope);
/** A search as the API takes it. */
export type RequestedSearch = z.output<typeof requestSchema>;

/** Where a search looks: `indexes` names indexes or snapshots of them; without it, `index_ids` as they are now. */
interface SearchedIndexes {
  readonly index_ids: readonly string[];
  readonly indexes?: readonly IndexReference[] | undefined;
}

/** A search without where it looks. */
export type SearchRequest = Omit<RequestedSearch, 'index_ids' | 'indexes' | 'agent'>;

/** A search by code: what is left out is as the API has it. */
export type SearchInput = Pick<SearchRequest, 'query' | 'top_k' | 'min_score'> &
  Partial<SearchRequest> &
  SearchedIndexes;

/** Why a passage is where it is. */
const scorePartsSchema = z
  .object({
    dense: z.number().nullable().meta({ description: 'Cosine similarity of query and passage' }),
    lexical: z
      .number()
      .nullable()
      .meta({ description: 'BM25 of the query in the passage; comparable in one answer only' }),
    fused: z.number().meta({ description: 'By what the answer is ordered, unless it was reranked' }),
    reranked: z.number().nullable().meta({
      description:
        'What the reranker of the deployment gave the passage, by which the answer is ordered then; null where there is none, where it was no help, and beyond the 50 passages that it reads',
    }),
    ranks: z.object({ dense: z.int().nullable(), lexical: z.int().nullable() }).meta({
      description: 'Places in the rankings that were fused, from 1; null where the passage is not among the best',
    }),
  })
  .meta({ id: 'SearchScores' });

/** One passage that was found. */
export const searchHitSchema = z
  .object({
    chunk_id: idSchema('chunk'),
    index_id: idSchema('search_index'),
    text: z.string().meta({
      description:
        'What to read: the passage, with its neighbours where expand asks for them; rows in the middle of a table with its header before them',
    }),
    heading_path: z.array(z.string()),
    score: z.number().meta({
      description:
        'How near the passage is, which min_score is compared with. Cosine similarity; in a hybrid search a passage with every word of the query counts as 0.35 at least. In a lexical search the share of the query that the passage has, where rare words count for more',
    }),
    scores: scorePartsSchema,
    citation: citationSchema.extend({
      text: z.string().meta({ description: 'What stands from start to end' }),
    }),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Ranked passages, best first. */
export const searchResultSchema = z
  .object({
    object: z.literal('search_result'),
    query: z.string(),
    mode: z.enum(SEARCH_MODES),
    /** Whether any passage reached `min_score`. */
    grounded: z.boolean(),
    data: z.array(searchHitSchema),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
