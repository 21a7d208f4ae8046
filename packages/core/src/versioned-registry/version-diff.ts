import { z } from 'zod';
import { idSchema, notFound, type TenantScope } from '../kernel/index.ts';
import { diffJson, type FieldChange, fieldChangeSchema } from './json-diff.ts';
import type { RegistryContext } from './registry-context.ts';
import { contentJson, type RegistryContent, type RegistryDefinition } from './registry-definition.ts';
import { DRAFT, type VersionRef } from './registry-inputs.ts';
import { versionNumberField } from './registry-resources.ts';

/** Changes that an answer lists at most. */
const MAX_CHANGES = 1_000;

const sideSchema = z.object({
  version: versionNumberField.nullable().meta({ description: 'null: the draft' }),
  digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of the content' }),
});

/** Schema of a comparison. */
export function versionDiffSchema({ entity, id_field }: RegistryDefinition): z.ZodType<VersionDiff, VersionDiff> {
  const schema: unknown = z.object({
    object: z.literal('version_diff'),
    [id_field]: idSchema(entity),
    from: sideSchema.nullable().meta({ description: 'null: nothing, for the first version is compared with nothing' }),
    to: sideSchema,
    changes: z.array(fieldChangeSchema).meta({ description: 'What leads from `from` to `to`' }),
    change_count: z.int().min(0),
    has_more: z.boolean().meta({ description: `Whether there are more than the ${MAX_CHANGES} that are listed` }),
  });
  return schema as z.ZodType<VersionDiff, VersionDiff>;
}

interface Side {
  readonly version: number | null;
  readonly digest: string;
}

/** What leads from one content to another. */
export interface VersionDiff {
  readonly object: 'version_diff';
  readonly from: Side | null;
  readonly to: Side;
  readonly changes: FieldChange[];
  readonly change_count: number;
  readonly has_more: boolean;
}

interface Compared<C> extends Side {
  readonly content: C;
}

/**
 * Compares a version (or the draft) with another: what changes from `against` to it. Without `against` it is the
 * version before; for the draft the newest one, so that it tells what publishing would change.
 *
 * @throws AppError `not_found` where one of them is not there.
 */
export async function diffVersions<C extends RegistryContent>(
  context: RegistryContext<C>,
  scope: TenantScope,
  id: string,
  { version, against }: { readonly version: VersionRef; readonly against?: VersionRef | undefined },
): Promise<VersionDiff> {
  async function read(ref: VersionRef): Promise<Compared<C>> {
    if (ref !== DRAFT) return context.version(scope, id, ref);
    const draft = await context.repository.findDraft(scope, id);
    if (draft !== undefined) return { version: null, digest: draft.etag, content: draft.content };
    await context.head(scope, id);
    throw notFound(`draft of this ${context.definition.noun}`);
  }

  async function before({ version: number }: Side): Promise<Compared<C> | undefined> {
    const previous = number === null ? (await context.head(scope, id)).latest_version : number - 1;
    return previous === null || previous === 0 ? undefined : read(previous);
  }

  const to = await read(version);
  const from = against === undefined ? await before(to) : await read(against);
  const changes = diffJson(from === undefined ? {} : contentJson(from.content), contentJson(to.content));
  const side = (compared: Compared<C>): Side => ({ version: compared.version, digest: compared.digest });
  return {
    object: 'version_diff',
    ...context.owner(id),
    from: from === undefined ? null : side(from),
    to: side(to),
    changes: changes.slice(0, MAX_CHANGES),
    change_count: changes.length,
    has_more: changes.length > MAX_CHANGES,
  };
}
