import { z } from 'zod';
import { descriptionField, metadataField, nameField, pageQuery, tagsField } from '../kernel/index.ts';
import type { RegistryContent, RegistryDefinition, RegistryEntity } from './registry-definition.ts';

/** Body of a create; with `content` the entity starts with a draft. */
export function createInputSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return z.strictObject({
    name: nameField,
    description: descriptionField.default(''),
    tags: tagsField.default([]),
    metadata: metadataField.default({}),
    content: definition.content.optional().meta({ description: 'Content of the first draft' }),
  });
}

/** Body of an update of metadata. Built without defaults, so that what is absent stays as it is. */
export const updateInputSchema = z
  .strictObject({
    name: nameField.optional(),
    description: descriptionField.optional(),
    tags: tagsField.optional(),
    metadata: metadataField.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must name at least one field to change');
export type RegistryUpdateInput = z.output<typeof updateInputSchema>;

/** Body of a draft write: the whole content, as reading the draft gives it. */
export function putDraftInputSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return z.strictObject({ content: definition.content });
}

/** Number of a version in a path. */
export const versionParam = z.coerce.number().int().min(1).max(1_000_000_000).meta({ description: 'Version number' });

/** Body of a publication. */
export const publishInputSchema = z.strictObject({
  change_note: z.string().trim().max(2000).default('').meta({ description: 'What changed and why' }),
});

/** Query of a list of heads. */
export const listQuerySchema = z.object({
  ...pageQuery,
  name_prefix: z.string().min(1).max(200).optional().meta({ description: 'Only names that begin so (case matters)' }),
  tag: z.string().trim().min(1).max(64).optional().meta({ description: 'Only what carries this tag' }),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .default('exclude')
    .meta({ description: 'Whether archived ones are listed' }),
});
export type RegistryListQuery = z.output<typeof listQuerySchema>;

/** What a create needs, independent of the registry. */
export interface RegistryCreateInput<C extends RegistryContent> {
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
  readonly metadata: Record<string, string>;
  readonly content?: C | undefined;
}
