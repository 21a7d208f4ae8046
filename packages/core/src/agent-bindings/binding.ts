import { z } from 'zod';
import { resolvedKnowledgeSchema, resolvedVersionsSchema } from '../config-resolver/index.ts';
import { idSchema, pageOf, subjectSchema, timeField } from '../kernel/index.ts';

const toolVersions = resolvedVersionsSchema.shape.tool_versions
  .max(64)
  .meta({ description: 'Versions of the tools that the agent may call' });
const knowledge = z
  .array(resolvedKnowledgeSchema)
  .max(32)
  .meta({ description: 'Search indexes that the agent may search; `track: live` follows the index as it changes' });
const note = z.string().trim().max(2000).meta({ description: 'What this combination is for' });

/**
 * Body of `POST /v1/agents/{agent_id}/bindings`: one version of each thing, under the names that a session shows as
 * its resolved_versions.
 */
export const createBindingInputSchema = resolvedVersionsSchema.extend({
  tool_versions: toolVersions.default([]),
  knowledge: knowledge.default([]),
  note: note.default(''),
});
export type CreateBindingInput = z.output<typeof createBindingInputSchema>;

/** A pinned set of versions. It never changes; another combination is another binding. */
export const bindingSchema = z
  .object({
    object: z.literal('binding'),
    id: idSchema('binding'),
    tenant_id: idSchema('tenant'),
    agent_id: idSchema('agent'),
    number: z.int().min(1).meta({ description: '1, 2, 3 … within the agent' }),
    ...resolvedVersionsSchema.shape,
    digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of the whole resolved config' }),
    note,
    created_at: timeField,
    created_by: subjectSchema,
  })
  .meta({ id: 'Binding', description: 'A pinned set of versions' });
export type Binding = z.output<typeof bindingSchema>;

/** A page of bindings. */
export const bindingPageSchema = pageOf(bindingSchema);
