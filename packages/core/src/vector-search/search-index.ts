import { z } from 'zod';
import { chunkingOptionsSchema } from '../ingestion-pipeline/index.ts';
import { descriptionField, idSchema, metadataField, nameField, pageOf, pageQuery, timeField } from '../kernel/index.ts';
import { VECTOR_BACKENDS } from './vector-store.ts';

/** When snapshots of an index are made: when somebody asks for one, or also whenever what it holds has changed. */
export const SNAPSHOT_POLICIES = ['on_demand', 'on_change'] as const;

const embeddingModelField = z
  .string()
  .min(1)
  .max(128)
  .meta({ description: 'Model that embeds passages and queries', example: 'all-minilm-l6-v2' });

const chunkingField = chunkingOptionsSchema.meta({ description: 'How files are cut into passages' });
const count = z.int().min(0);

/** How a generation of an index is made; a changed recipe is a new generation. */
export const indexRecipeSchema = z.object({ chunking: chunkingOptionsSchema, embedding_model: z.string() });
export type IndexRecipe = z.infer<typeof indexRecipeSchema>;

const dimensionsField = z.int().min(1).nullable().meta({
  description: 'Length of its vectors; null until it has a file, for a model that is not catalogued',
});

const buildingSchema = indexRecipeSchema
  .extend({
    embedding_dimensions: dimensionsField,
    generation: z.int().min(2),
    started_at: timeField,
    files_total: count.meta({ description: 'Files that searches find now, all of which it must have to take over' }),
    files_done: count.meta({ description: 'Files that it has' }),
    files_failed: count.meta({ description: 'Files that failed in it: retry or detach them' }),
  })
  .meta({ id: 'IndexBuild', description: 'The next generation, which is made while the active one goes on serving' });

/** A collection of files that is searched together. */
export const searchIndexSchema = z
  .object({
    object: z.literal('search_index'),
    id: idSchema('search_index'),
    tenant_id: idSchema('tenant'),
    name: nameField,
    description: descriptionField.nullable(),
    backend: z.enum(VECTOR_BACKENDS).meta({ description: 'Where its vectors are' }),
    chunking: chunkingField,
    embedding_model: embeddingModelField,
    embedding_dimensions: dimensionsField,
    generation: z.int().min(1).meta({ description: 'How many recipes it was made by; searches use this one' }),
    building: buildingSchema.nullable(),
    snapshot_policy: z.enum(SNAPSHOT_POLICIES),
    snapshots: count.meta({ description: 'Snapshots made so far' }),
    files: z
      .object({ searchable: count, pending: count, processing: count, failed: count })
      .meta({ description: 'Files of the active generation, by where they stand' }),
    metadata: metadataField,
    created_at: timeField,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'SearchIndex', description: 'Files that are searched together' });
export type SearchIndex = z.infer<typeof searchIndexSchema>;

const snapshotPolicyField = z.enum(SNAPSHOT_POLICIES).meta({
  description:
    '`on_change`: a snapshot whenever a file comes in, is replaced or leaves, and when a new recipe takes over',
});

/** Body of `POST /v1/search-indexes`. */
export const createSearchIndexSchema = z.strictObject({
  name: nameField,
  description: descriptionField.optional(),
  backend: z.enum(VECTOR_BACKENDS).default('chroma').meta({ description: 'Where its vectors are; it stays there' }),
  chunking: chunkingField.prefault({}),
  embedding_model: embeddingModelField.optional().meta({ description: 'Without one, the model of the deployment' }),
  snapshot_policy: snapshotPolicyField.default('on_demand'),
  metadata: metadataField.default({}),
});
export type CreateSearchIndex = z.input<typeof createSearchIndexSchema>;

/** Body of `PATCH /v1/search-indexes/{index_id}`: what is left out stays. */
export const updateSearchIndexSchema = z.strictObject({
  name: nameField.optional(),
  description: descriptionField.nullable().optional(),
  snapshot_policy: snapshotPolicyField.optional(),
  metadata: metadataField.optional(),
  chunking: chunkingField.optional(),
  embedding_model: embeddingModelField.optional(),
});
export type UpdateSearchIndex = z.output<typeof updateSearchIndexSchema>;

/** Query of `GET /v1/search-indexes`. */
export const listSearchIndexesSchema = z.strictObject({
  ...pageQuery,
  name: nameField.optional().meta({ description: 'Exactly this name' }),
  embedding_model: embeddingModelField.optional(),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .default('exclude')
    .meta({ description: 'Whether archived ones are listed' }),
});
export type ListSearchIndexes = z.output<typeof listSearchIndexesSchema>;
export const searchIndexPageSchema = pageOf(searchIndexSchema);
