import { z } from 'zod';
import {
  canonicalJson,
  descriptionField,
  digestOf,
  idSchema,
  type JsonValue,
  nameField,
  pageQuery,
  sha256Hex,
  subjectSchema,
  timeField,
} from '../kernel/index.ts';
import { searchRequestSchema } from '../vector-search/index.ts';

/** Most queries of a set; an evaluation asks each of them once a configuration. */
export const MAX_QUERIES = 1_000;
const MAX_JUDGEMENTS = 50;

/**
 * A place that answers a query: a whole file, or one page of it. It names no chunk on purpose: chunks change with the
 * chunker, and labels must mean the same after a file is cut anew. It names no version of the file either: where a new
 * version moves an answer to another page, label it again.
 */
const judgementSchema = z
  .strictObject({
    file_id: idSchema('file'),
    page: z.int().min(1).max(100_000).optional().meta({
      description: 'Only this page answers it, from 1; without it any place of the file does',
    }),
    grade: z.int().min(1).max(3).default(1).meta({
      description: '1: touches the answer, 2: has most of it, 3: is the answer. The gain of nDCG',
    }),
  })
  .meta({ id: 'RelevanceJudgement' });
export type Judgement = z.output<typeof judgementSchema>;

/** One question with the places that answer it. */
export const labelledQuerySchema = z
  .strictObject({
    text: searchRequestSchema.shape.query,
    relevant: z.array(judgementSchema).max(MAX_JUDGEMENTS).meta({
      description: 'What answers it; an empty list says that nothing does, and that a search should find nothing',
    }),
    filter: searchRequestSchema.shape.filter,
  })
  .superRefine(({ relevant }, context) => {
    const whole = new Set(relevant.filter(({ page }) => page === undefined).map(({ file_id }) => file_id));
    const seen = new Set<string>();
    for (const [at, { file_id, page }] of relevant.entries()) {
      const path = ['relevant', at];
      if (page !== undefined && whole.has(file_id)) {
        context.addIssue({
          code: 'custom',
          path,
          message: 'the file is judged as a whole already: leave out its pages',
        });
      }
      const place = `${file_id} ${page ?? ''}`;
      if (seen.has(place)) context.addIssue({ code: 'custom', path, message: 'the same place is judged twice' });
      seen.add(place);
    }
  })
  .meta({ id: 'LabelledQuery' });
export type LabelledQuery = z.output<typeof labelledQuerySchema>;

/** What a query is, whichever set it stands in and whatever its labels are: comparisons match by it. */
export function queryKey({ text, filter }: Pick<LabelledQuery, 'text' | 'filter'>): string {
  return sha256Hex(canonicalJson({ text, filter: (filter ?? null) as JsonValue })).slice(0, 32);
}

const queries = z
  .array(labelledQuerySchema)
  .min(1)
  .max(MAX_QUERIES)
  .superRefine((all, context) => {
    const first = new Map<string, number>();
    for (const [at, query] of all.entries()) {
      const same = first.get(queryKey(query));
      if (same === undefined) first.set(queryKey(query), at);
      else context.addIssue({ code: 'custom', path: [at, 'text'], message: `is the same as that of query ${same}` });
    }
  });

/** Body of `POST` and `PUT …/query-sets`. */
export const createQuerySetSchema = z.strictObject({
  name: nameField,
  description: descriptionField.optional(),
  queries,
});
export type CreateQuerySet = z.output<typeof createQuerySetSchema>;

/** Body of `PUT …/query-sets/{query_set_id}`: all of it is put in place of what is there. */
export const updateQuerySetSchema = createQuerySetSchema.extend({
  expected_version: z.int().min(1).optional().meta({ description: 'Refused unless this is the newest version' }),
});
export type UpdateQuerySet = z.output<typeof updateQuerySetSchema>;

/** Labelled queries by which the searches of an index are measured. Versions are immutable; evaluations name one. */
export const querySetSchema = z
  .object({
    object: z.literal('query_set'),
    id: idSchema('query_set'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    name: nameField,
    description: descriptionField.nullable(),
    version: z.int().min(1).meta({ description: 'The newest: 1, 2, 3 …; other queries or labels make the next' }),
    query_count: z.int(),
    judgement_count: z.int(),
    digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of the queries with their labels' }),
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'QuerySet', description: 'Labelled queries by which the searches of an index are measured' });
export type QuerySet = z.infer<typeof querySetSchema>;

/** A version with all of its queries. */
export const querySetWithQueriesSchema = querySetSchema
  .extend({ queries: z.array(labelledQuerySchema) })
  .meta({ id: 'QuerySetWithQueries', description: 'A version of a query set, with its queries' });
export type QuerySetWithQueries = z.infer<typeof querySetWithQueriesSchema>;

/** Query of `GET …/query-sets`. */
export const listQuerySetsSchema = z.strictObject({
  ...pageQuery,
  name: nameField.optional().meta({ description: 'Only those of exactly this name' }),
});
export type ListQuerySets = z.output<typeof listQuerySetsSchema>;

/** Query of `GET …/query-sets/{query_set_id}`. */
export const getQuerySetSchema = z.strictObject({
  version: z.coerce.number().int().min(1).optional().meta({ description: 'The newest unless given' }),
});

/** The queries of one version: it never changes. */
export interface QuerySetVersion {
  /** `<id of the set>:<version>` */
  readonly id: string;
  readonly tenant_id: string;
  readonly query_set_id: string;
  readonly version: number;
  readonly digest: string;
  readonly queries: readonly LabelledQuery[];
  readonly created_at: Date;
  readonly created_by: QuerySet['created_by'];
}

/** What a set says of its queries. */
export function contentOf(all: readonly LabelledQuery[]) {
  return {
    query_count: all.length,
    judgement_count: all.reduce((sum, { relevant }) => sum + relevant.length, 0),
    digest: digestOf(all as unknown as JsonValue),
  };
}
