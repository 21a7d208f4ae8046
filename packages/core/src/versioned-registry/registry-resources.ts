import { z } from 'zod';
import {
  descriptionField,
  idSchema,
  metadataField,
  nameField,
  type Subject,
  subjectSchema,
  tagsField,
  timeField,
} from '../kernel/index.ts';
import { type ContentWarning, contentWarningSchema } from './content-warning.ts';
import type { RegistryContent, RegistryDefinition, RegistryEntity } from './registry-definition.ts';

const digestField = z
  .string()
  .meta({ description: 'SHA-256 of the canonical JSON of the content', example: 'sha256:…' });

const warningsField = {
  warnings: z
    .array(contentWarningSchema)
    .optional()
    .meta({ description: 'What is allowed and still worth a look; missing where there is nothing' }),
};

/** The head of an entity: its identity and what may change without a new version. */
export interface RegistryHead {
  readonly object: RegistryEntity;
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
  readonly metadata: Record<string, string>;
  /** Number of the newest published version, null before the first. */
  readonly latest_version: number | null;
  /** Digest of that version's content. */
  readonly latest_digest: string | null;
  readonly created_at: Date;
  readonly created_by: Subject;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

/** What of a head its owners may change directly. */
export type RegistryMetadata = Partial<Pick<RegistryHead, 'name' | 'description' | 'tags' | 'metadata'>>;

/** The one editable content of an entity. Publishing copies it; it stays as the start of the next version. */
export interface RegistryDraft<C extends RegistryContent = RegistryContent> {
  readonly object: `${RegistryEntity}_draft`;
  readonly id: string;
  readonly tenant_id: string;
  readonly content: C;
  /** Digest of the content: what `If-Match` is compared with. */
  readonly etag: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly updated_by: Subject;
  /** What of the content is worth a look; missing where nothing is. Never stored. */
  readonly warnings?: readonly ContentWarning[];
}

/** A published version without its content, as lists show it. */
export interface RegistryVersionSummary {
  readonly object: `${RegistryEntity}_version`;
  readonly id: string;
  readonly tenant_id: string;
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly digest: string;
  readonly change_note: string;
  readonly created_at: Date;
  readonly created_by: Subject;
}

/** A published version: it never changes. */
export interface RegistryVersion<C extends RegistryContent = RegistryContent> extends RegistryVersionSummary {
  readonly content: C;
  /** What of the content is worth a look; missing where nothing is. Never stored. */
  readonly warnings?: readonly ContentWarning[];
}

/** The id of an entity's draft: there is one. */
export function draftIdOf(entityId: string): string {
  return `${entityId}_draft`;
}

/** The id of a version, made of what identifies it. */
export function versionIdOf(entityId: string, version: number): string {
  return `${entityId}_v${version}`;
}

/** Number of a published version in paths and references. */
export const versionNumberField = z
  .int()
  .min(1)
  .max(1_000_000_000)
  .meta({ description: 'Number of a published version' });

/** Schema of a head, for responses and for the collection. */
export function headSchema<E extends RegistryEntity>(definition: RegistryDefinition<E>) {
  return z.object({
    object: z.literal(definition.entity as RegistryEntity),
    id: idSchema(definition.entity),
    tenant_id: idSchema('tenant'),
    name: nameField,
    description: descriptionField,
    tags: tagsField,
    metadata: metadataField,
    latest_version: versionNumberField.nullable(),
    latest_digest: digestField.nullable(),
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  });
}

/** Schema of a draft. */
export function draftSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
): z.ZodType<RegistryDraft<C>, RegistryDraft<C>> {
  const schema: unknown = z.object({
    object: z.literal(`${definition.entity}_draft`),
    id: z.string(),
    [definition.id_field]: idSchema(definition.entity),
    tenant_id: idSchema('tenant'),
    content: definition.content,
    etag: digestField,
    created_at: timeField,
    updated_at: timeField,
    updated_by: subjectSchema,
    ...warningsField,
  });
  return schema as z.ZodType<RegistryDraft<C>, RegistryDraft<C>>;
}

function versionFields({ entity, id_field }: RegistryDefinition): z.ZodRawShape {
  return {
    object: z.literal(`${entity}_version`),
    id: z.string(),
    [id_field]: idSchema(entity),
    tenant_id: idSchema('tenant'),
    version: versionNumberField,
    digest: digestField,
    change_note: z.string(),
    created_at: timeField,
    created_by: subjectSchema,
  };
}

/** Schema of a version without its content. */
export function versionSummarySchema(
  definition: RegistryDefinition,
): z.ZodType<RegistryVersionSummary, RegistryVersionSummary> {
  const schema: unknown = z.object(versionFields(definition));
  return schema as z.ZodType<RegistryVersionSummary, RegistryVersionSummary>;
}

/** Schema of a version. */
export function versionSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
): z.ZodType<RegistryVersion<C>, RegistryVersion<C>> {
  const schema: unknown = z.object({ ...versionFields(definition), content: definition.content, ...warningsField });
  return schema as z.ZodType<RegistryVersion<C>, RegistryVersion<C>>;
}
