import { z } from 'zod';
import {
  AppError,
  descriptionField,
  expandField,
  metadataField,
  nameField,
  pageQuery,
  tagsField,
} from '../kernel/index.ts';
import type { RegistryContent, RegistryDefinition, RegistryEntity } from './registry-definition.ts';
import { labelField, ownerField, REGISTRY_STATUSES, versionNumberField } from './registry-resources.ts';

/** Body of a create; with `content` the entity starts with a draft. */
export function createInputSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return z.strictObject({
    name: nameField,
    description: descriptionField.default(''),
    tags: tagsField.default([]),
    metadata: metadataField.default({}),
    owner: ownerField.nullable().default(null),
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
    owner: ownerField.nullable().optional(),
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

/** A published version as requests name it: its number, or the label that stands on it. */
export type VersionRef = number | string;

/** What of a registry may be compared: a published version, or the draft. */
export const DRAFT = 'draft';

/** A number, or a label: labels begin with a letter. */
const VERSION_REF = /^(?:[1-9]\d{0,8}|[a-z][a-z0-9._-]{0,62})$/;

function versionRefText() {
  return z
    .string()
    .regex(VERSION_REF, 'must be a version number or a label')
    .transform((ref): VersionRef => (/^\d/.test(ref) ? Number(ref) : ref));
}

/** A published version in a path, by number or by label. */
export const versionRefParam = versionRefText().meta({
  description: 'Version number, or a label that stands on it',
  example: '1',
});

/** The side of a comparison that the path names. */
export const comparedParam = versionRefText().meta({
  description: 'Version number, a label that stands on it, or `draft`',
  example: '1',
});

/** Query of a comparison. */
export const diffQuerySchema = z.object({
  against: versionRefText()
    .optional()
    .meta({ description: 'What it is compared with; the version before it unless told otherwise', example: '1' }),
});

/** Body of a duplication. */
export const duplicateInputSchema = z.strictObject({
  name: nameField.optional().meta({ description: 'Name of the copy; `… (copy)` unless told otherwise' }),
  version: z.union([versionNumberField, labelField], { error: 'must be a version number or a label' }).optional().meta({
    description:
      'Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none',
  }),
});
export type DuplicateInput = z.output<typeof duplicateInputSchema>;

/** Body of setting a label. */
export const labelInputSchema = z.strictObject({
  version: versionNumberField,
  expected_version: versionNumberField
    .nullable()
    .optional()
    .meta({ description: 'Move it only from this version; null: only if it is on none' }),
});
export type LabelInput = z.output<typeof labelInputSchema>;

/** Body of removing a label. */
export const unlabelInputSchema = z.strictObject({
  expected_version: versionNumberField.optional().meta({ description: 'Remove it only from this version' }),
});
export type UnlabelInput = z.output<typeof unlabelInputSchema>;

/** Body of an archive. */
export const archiveInputSchema = z.strictObject({
  force: z
    .boolean()
    .default(false)
    .meta({ description: 'Archive it although it is in use; what runs goes on with what it was started with' }),
});
export type ArchiveInput = z.output<typeof archiveInputSchema>;

/** Query of a get: what is shown besides the head. */
export const getQuerySchema = z.object({ expand: expandField(['draft', 'latest_version']) });
export type RegistryExpansion = 'draft' | 'latest_version';

/** Query of dependents. */
export const dependentsQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'How many of each kind are shown' }),
});

const instant = z.iso.datetime({ offset: true }).meta({ example: '2026-11-22T10:00:00Z' });

/** Query of a list of heads. */
export const listQuerySchema = z.object({
  ...pageQuery,
  name: z.string().min(1).max(200).optional().meta({ description: 'Only this very name (case matters)' }),
  name_prefix: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Only names that begin so (case matters); the list is then ordered by name' }),
  tag: z.string().trim().min(1).max(64).optional().meta({ description: 'Only what carries this tag' }),
  status: z
    .enum(REGISTRY_STATUSES)
    .optional()
    .meta({ description: '`draft`: never published; `published`; `archived`. All but archived unless told otherwise' }),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .optional()
    .meta({ description: 'Whether archived ones are listed; not together with status' }),
  updated_after: instant
    .optional()
    .meta({ description: 'Only what changed after this time; the list is then ordered by the time of change' }),
  updated_before: instant
    .optional()
    .meta({ description: 'Only what changed before this time; the list is then ordered by the time of change' }),
  expand: expandField(['latest_version']),
});
export type RegistryListQuery = Omit<z.output<typeof listQuerySchema>, 'expand'>;

/** The statuses that a list shows. @throws AppError `invalid_query` where status and archived are both given. */
export function listedStatuses({ status, archived }: Pick<RegistryListQuery, 'status' | 'archived'>) {
  if (status === undefined) {
    if (archived === 'include') return REGISTRY_STATUSES;
    return REGISTRY_STATUSES.filter((each) => (each === 'archived') === (archived === 'only'));
  }
  if (archived === undefined) return [status];
  throw new AppError('invalid_query', { message: 'archived: cannot be given together with status', param: 'archived' });
}

/** What a create needs, independent of the registry. */
export interface RegistryCreateInput<C extends RegistryContent> {
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
  readonly metadata: Record<string, string>;
  readonly owner?: string | null | undefined;
  readonly content?: C | undefined;
}
