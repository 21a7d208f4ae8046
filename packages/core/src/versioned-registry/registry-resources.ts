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

/** Where an entity stands: never published, published at least once, or archived. */
export const REGISTRY_STATUSES = ['draft', 'published', 'archived'] as const;
export type RegistryStatus = (typeof REGISTRY_STATUSES)[number];

/** A name that stands on one version and can be moved to another. Kept on the head: there are few. */
export interface StoredLabel {
  readonly label: string;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly updated_by: Subject;
}

/** Where a duplicate was copied from; the version is null where it was the draft. */
export interface DuplicatedFrom {
  readonly id: string;
  readonly version: number | null;
}

/** Who answers for an entity. It gives no right to anything: roles and scopes do. */
export const ownerField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: 'Who answers for it: a person or a team, in your own words', example: 'Front office' });

/** The head of an entity: its identity and what may change without a new version. */
export interface RegistryHead {
  readonly object: RegistryEntity;
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: string[];
  readonly metadata: Record<string, string>;
  /** Who answers for it, in the tenant's own words: a person, a team. */
  readonly owner: string | null;
  /** Follows from `archived_at` and `latest_version`; written with them, so that lists can be narrowed by it. */
  readonly status: RegistryStatus;
  /** Number of the newest published version, null before the first. */
  readonly latest_version: number | null;
  /** Digest of that version's content. */
  readonly latest_digest: string | null;
  readonly labels: StoredLabel[];
  readonly duplicated_from: DuplicatedFrom | null;
  readonly created_at: Date;
  readonly created_by: Subject;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

/** What of a head its owners may change directly. */
export type RegistryMetadata = Partial<Pick<RegistryHead, 'name' | 'description' | 'tags' | 'metadata' | 'owner'>>;

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
  /** Labels that stand on it now; shown, never stored with it. */
  readonly labels?: readonly string[];
}

/** A published version: it never changes. */
export interface RegistryVersion<C extends RegistryContent = RegistryContent> extends RegistryVersionSummary {
  readonly content: C;
  /** What of the content is worth a look; missing where nothing is. Never stored. */
  readonly warnings?: readonly ContentWarning[];
}

/** A label as the API shows it. */
export interface RegistryLabel extends StoredLabel {
  readonly object: `${RegistryEntity}_label`;
  readonly id: string;
  readonly tenant_id: string;
}

/** The id of an entity's draft: there is one. */
export function draftIdOf(entityId: string): string {
  return `${entityId}_draft`;
}

/** The id of a version, made of what identifies it. */
export function versionIdOf(entityId: string, version: number): string {
  return `${entityId}_v${version}`;
}

/** What no label may be called: the words for an unpublished state and for the newest version. */
const RESERVED_LABELS = ['draft', 'latest'];

/** A movable name on a version. It begins with a letter, so it is never taken for a number. */
export const labelField = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{0,62}$/, 'must be lower case letters, digits, `.`, `_` and `-`, beginning with a letter')
  .refine((label) => !RESERVED_LABELS.includes(label), `must not be ${RESERVED_LABELS.join(' or ')}`)
  .meta({ description: 'A movable name on a version', example: 'stable' });

/** Number of a published version in paths and references. */
export const versionNumberField = z
  .int()
  .min(1)
  .max(1_000_000_000)
  .meta({ description: 'Number of a published version' });

/** The status that a head must have. */
export function statusOf(head: Pick<RegistryHead, 'archived_at' | 'latest_version'>): RegistryStatus {
  if (head.archived_at !== null) return 'archived';
  return head.latest_version === null ? 'draft' : 'published';
}

const labelFields = {
  label: labelField,
  version: versionNumberField,
  created_at: timeField,
  updated_at: timeField.meta({ description: 'When it was put on this version' }),
  updated_by: subjectSchema,
};

/** Schema of a head, for the collection and, with what may be shown besides, for responses. */
export function headSchema<E extends RegistryEntity>(definition: RegistryDefinition<E>) {
  return z.object({
    object: z.literal(definition.entity as RegistryEntity),
    id: idSchema(definition.entity),
    tenant_id: idSchema('tenant'),
    name: nameField,
    description: descriptionField,
    tags: tagsField,
    metadata: metadataField,
    owner: ownerField.nullable(),
    status: z
      .enum(REGISTRY_STATUSES)
      .meta({ description: '`draft`: never published; `published`; `archived`, published or not' }),
    latest_version: versionNumberField.nullable(),
    latest_digest: digestField.nullable(),
    labels: z
      .array(z.object(labelFields))
      .meta({ description: 'Movable names on versions, in the order of their making' }),
    duplicated_from: z
      .object({
        id: idSchema(definition.entity),
        version: versionNumberField.nullable().meta({ description: 'null: its draft' }),
      })
      .nullable()
      .meta({ description: 'What it was copied from' }),
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
    labels: z.array(labelField).meta({ description: 'Labels that stand on it now' }),
  };
}

/** Schema of a label. */
export function labelSchema({ entity, id_field }: RegistryDefinition): z.ZodType<RegistryLabel, RegistryLabel> {
  const schema: unknown = z.object({
    object: z.literal(`${entity}_label`),
    id: z.string(),
    [id_field]: idSchema(entity),
    tenant_id: idSchema('tenant'),
    ...labelFields,
  });
  return schema as z.ZodType<RegistryLabel, RegistryLabel>;
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

/** Schema of a head as a get shows it, with what was asked for besides. */
export function expandedHeadSchema<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
) {
  return headSchema(definition).extend({
    draft: draftSchema(definition).nullable().optional().meta({ description: 'With `expand[]=draft`' }),
    latest: versionSchema(definition).nullable().optional().meta({ description: 'With `expand[]=latest_version`' }),
  });
}

/** Schema of a head as a list shows it, with what was asked for besides. */
export function listedHeadSchema<E extends RegistryEntity>(definition: RegistryDefinition<E>) {
  return headSchema(definition).extend({
    latest: versionSummarySchema(definition)
      .nullable()
      .optional()
      .meta({ description: 'With `expand[]=latest_version`; without its content' }),
  });
}
