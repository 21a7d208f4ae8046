import { z } from 'zod';
import { descriptionField, idSchema, metadataField, nameField, pageOf, pageQuery, timeField } from '../kernel/index.ts';

/** A collection of files that is searched together. */
export const searchIndexSchema = z
  .object({
    object: z.literal('search_index'),
    id: idSchema('search_index'),
    tenant_id: idSchema('tenant'),
    name: nameField,
    description: descriptionField.nullable(),
    backend: z.literal('chroma'),
    embedding_model: z.string(),
    metadata: metadataField,
    created_at: timeField,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'SearchIndex', description: 'Files that are searched together' });
export type SearchIndex = z.infer<typeof searchIndexSchema>;

/** Body of `POST /v1/search-indexes`. */
export const createSearchIndexSchema = z.strictObject({
  name: nameField,
  description: descriptionField.optional(),
  metadata: metadataField.default({}),
});
export type CreateSearchIndex = z.output<typeof createSearchIndexSchema>;

/** Query of `GET /v1/search-indexes`. */
export const listSearchIndexesSchema = z.strictObject(pageQuery);
export const searchIndexPageSchema = pageOf(searchIndexSchema);
