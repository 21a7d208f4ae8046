import { z } from 'zod';
import {
  environmentNameField,
  handOffsField,
  type ResolvedVersions,
  resolvedConfigSchema,
  resolvedKnowledgeSchema,
  resolvedVersionsSchema,
} from '../config-resolver/index.ts';
import { expandField, idSchema, pageOf, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { labelField, versionNumberField } from '../versioned-registry/index.ts';

const pins = resolvedVersionsSchema.shape;
const versionRef = z
  .union([versionNumberField, labelField], { error: 'must be a version number or a label' })
  .meta({ description: 'Number of a published version, or a label: the version that it stands on now is pinned' });
const toolVersions = z
  .array(z.strictObject({ tool_id: idSchema('tool'), version: versionRef }))
  .max(64)
  .meta({ description: 'Versions of the tools that the agent may call; the whole list, also over a base' });
const knowledge = z.array(resolvedKnowledgeSchema).max(32).meta({
  description:
    'Search indexes that the agent may search: `track: live` follows the index as it changes, `snapshot_id` keeps it as it was',
});
const note = z.string().trim().max(2000).meta({ description: 'What this combination is for' });

const baseSchema = z
  .strictObject({ environment: environmentNameField.optional(), binding_id: idSchema('binding').optional() })
  .refine((base) => (base.environment === undefined) !== (base.binding_id === undefined), {
    message: 'must name either an environment or a binding_id',
  })
  .meta({
    description: 'Pin what is live in this environment, or what this binding pins, but for what the request names',
  });

/** Without a base these must be there. */
const REQUIRED = [
  'agent_version',
  'prompt_id',
  'prompt_version',
  'runtime_config_id',
  'runtime_config_version',
] as const;

/** An id of another thing says nothing without its version. */
const PAIRS = [
  ['prompt_id', 'prompt_version'],
  ['runtime_config_id', 'runtime_config_version'],
] as const;

/**
 * Body of `POST /v1/agents/{agent_id}/bindings`: one version of each thing, under the names that a session shows as
 * its resolved_versions; with a base, only what differs from it.
 */
export const createBindingInputSchema = z
  .strictObject({
    base: baseSchema.optional(),
    agent_version: versionRef.optional(),
    prompt_id: pins.prompt_id.optional(),
    prompt_version: versionRef.optional(),
    tool_versions: toolVersions.optional(),
    runtime_config_id: pins.runtime_config_id.optional(),
    runtime_config_version: versionRef.optional(),
    knowledge: knowledge.optional(),
    hand_offs: handOffsField
      .refine((list) => new Set(list.map(({ agent_id }) => agent_id)).size === list.length, 'must not repeat an agent')
      .optional(),
    note: note.default(''),
  })
  .superRefine((input, context) => {
    const missing = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: `is required ${why}` });
    if (input.base === undefined) {
      for (const name of REQUIRED) if (input[name] === undefined) missing(name, 'where there is no base');
      return;
    }
    for (const [id, version] of PAIRS) {
      if (input[id] !== undefined && input[version] === undefined) missing(version, `with ${id}`);
    }
  });
export type CreateBindingInput = z.output<typeof createBindingInputSchema>;

/** What a request pins, where labels may still stand for numbers. */
export type RequestedVersions = {
  readonly [K in Exclude<keyof CreateBindingInput, 'base' | 'note'>]-?: Exclude<CreateBindingInput[K], undefined>;
};

/** What a request pins: its own words, over the base's. The schema has seen to it that nothing is missing. */
export function requestedVersions(
  { base: _base, note: _note, ...named }: CreateBindingInput,
  base?: ResolvedVersions,
): RequestedVersions {
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return { tool_versions: [], knowledge: [], ...base, ...Object.fromEntries(given) } as unknown as RequestedVersions;
}

/** The versions that a binding pins, without what else it says. */
export function versionsOf(binding: Binding): ResolvedVersions {
  return {
    agent_version: binding.agent_version,
    prompt_id: binding.prompt_id,
    prompt_version: binding.prompt_version,
    tool_versions: binding.tool_versions,
    runtime_config_id: binding.runtime_config_id,
    runtime_config_version: binding.runtime_config_version,
    knowledge: binding.knowledge,
    ...(binding.hand_offs === undefined ? {} : { hand_offs: binding.hand_offs }),
  };
}

/** A pinned set of versions. It never changes; another combination is another binding. */
export const bindingSchema = z
  .object({
    object: z.literal('binding'),
    id: idSchema('binding'),
    tenant_id: idSchema('tenant'),
    agent_id: idSchema('agent'),
    number: z.int().min(1).meta({ description: '1, 2, 3 … within the agent' }),
    ...pins,
    digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of the whole resolved config' }),
    base_binding_id: idSchema('binding')
      .nullable()
      .meta({ description: 'The binding it was made from: a base, or what a rollback went back to' }),
    note,
    created_at: timeField,
    created_by: subjectSchema,
  })
  .meta({ id: 'Binding', description: 'A pinned set of versions' });
export type Binding = z.output<typeof bindingSchema>;

/** A binding as others refer to it. */
export const bindingPointerSchema = z
  .object({ binding_id: idSchema('binding'), binding_number: z.int(), digest: z.string() })
  .meta({ id: 'BindingPointer', description: 'A binding, by id, number and digest' });

/** What points at a binding. */
export function bindingPointer({ id, number, digest }: Binding): z.output<typeof bindingPointerSchema> {
  return { binding_id: id, binding_number: number, digest };
}

/** A page of bindings. */
export const bindingPageSchema = pageOf(bindingSchema);

/** Query of `GET /v1/agents/{agent_id}/bindings`: every filter must hold. */
export const listBindingsSchema = z.object({
  ...pageQuery,
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits')
    .optional()
    .meta({ description: 'Bindings that resolve to exactly this' }),
  prompt_id: pins.prompt_id.optional().meta({ description: 'Bindings that pin a version of this prompt' }),
});
export type ListBindings = z.output<typeof listBindingsSchema>;

/** Query of `GET /v1/agents/{agent_id}/bindings/{binding_id}`. */
export const getBindingQuerySchema = z.object({ expand: expandField(['config']) });

/** A binding with what was asked for besides. */
export const expandedBindingSchema = bindingSchema
  .extend({ config: resolvedConfigSchema.optional().meta({ description: 'Shown with `expand[]=config`' }) })
  .meta({ id: 'ExpandedBinding', description: 'A pinned set of versions, and what it resolves to where asked for' });
export type ExpandedBinding = z.output<typeof expandedBindingSchema>;
