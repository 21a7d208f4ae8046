import { z } from 'zod';
import { agentContentSchema } from '../agent-registry/index.ts';
import { idSchema, jsonValueSchema } from '../kernel/index.ts';
import { promptVariableSchema, promptVersionRefSchema } from '../prompt-registry/index.ts';
import { runtimeConfigContentSchema } from '../runtime-config/index.ts';
import { versionNumberField as versionNumber } from '../versioned-registry/index.ts';

const jsonObject = z.record(z.string(), jsonValueSchema);

/** A tool as the agent runtime needs it. */
export const resolvedToolSchema = z.strictObject({
  tool_id: idSchema('tool'),
  version: versionNumber,
  /** The function name that the language model sees: `[a-z][a-z0-9_]*`. */
  name: z.string(),
  description: z.string(),
  /** JSON Schema of the arguments. */
  parameters: jsonObject,
  /** JSON Schema of the result, where the version has one. */
  result: jsonObject.optional(),
  /** The named implementation in core/session-tools. */
  handler_ref: z.string(),
  /** Settings of the handler, validated against the handler's own schema at publish. */
  config: jsonObject,
});

/** Knowledge the agent may search: an index as it changes, or as it was when a snapshot of it was made. */
export const resolvedKnowledgeSchema = z.union(
  [
    z.strictObject({ index_id: idSchema('search_index'), track: z.literal('live') }),
    z.strictObject({ index_id: idSchema('search_index'), snapshot_id: idSchema('snapshot') }),
  ],
  { error: 'must be an index_id with track: live, or with a snapshot_id' },
);

/** Agents of one session at most: the one that begins, and those that it may be handed over to. */
export const MAX_SESSION_AGENTS = 8;

/** An agent with all that it talks with. */
export const resolvedAgentSchema = z.strictObject({
  agent: agentContentSchema.extend({ agent_id: idSchema('agent'), version: versionNumber }),
  prompt: z.strictObject({
    prompt_id: idSchema('prompt'),
    version: versionNumber,
    /** The template with everything that it includes put in: places of variables, and no include any more. */
    template: z.string(),
    /** Its variables and those of its includes; `renderTemplate` takes them with the session's values. */
    variables: z.array(promptVariableSchema),
    /** Every version of another prompt that is inside. */
    includes: z.array(promptVersionRefSchema).default([]),
  }),
  tools: z.array(resolvedToolSchema),
  runtime_config: runtimeConfigContentSchema.extend({
    runtime_config_id: idSchema('runtime_config'),
    version: versionNumber,
  }),
  knowledge: z.array(resolvedKnowledgeSchema),
});
export type ResolvedAgent = z.infer<typeof resolvedAgentSchema>;

/**
 * Everything a session needs to talk, resolved from the versions that a binding pins. It is stored once in
 * `resolved_configs`, addressed by its digest (tenant, digest), and never changes.
 *
 * The digest is over the canonical JSON of exactly this object: no numbers of bindings, no times, no variables.
 */
export const resolvedConfigSchema = resolvedAgentSchema.extend({
  /**
   * Agents that the session may be handed over to, each as it was pinned; left out where there are none. An agent
   * stands here once, and never the one that begins: who hands over to that one means this config's own.
   */
  agents: z
    .array(resolvedAgentSchema)
    .max(MAX_SESSION_AGENTS - 1)
    .optional(),
});
export type ResolvedConfig = z.infer<typeof resolvedConfigSchema>;

/** Bindings of other agents, which hand-off tools name by agent. */
export const handOffsField = z
  .array(z.strictObject({ agent_id: idSchema('agent'), binding_id: idSchema('binding') }))
  .max(MAX_SESSION_AGENTS - 1)
  .meta({
    description:
      'Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names',
  });

/** The versions that a session runs with: stored on the session as `resolved_versions`. */
export const resolvedVersionsSchema = z.strictObject({
  agent_version: versionNumber,
  prompt_id: idSchema('prompt'),
  prompt_version: versionNumber,
  tool_versions: z.array(z.strictObject({ tool_id: idSchema('tool'), version: versionNumber })),
  runtime_config_id: idSchema('runtime_config'),
  runtime_config_version: versionNumber,
  knowledge: z.array(resolvedKnowledgeSchema),
  /** Bindings of other agents that the session may be handed over to; left out where there are none. */
  hand_offs: handOffsField.optional(),
});
export type ResolvedVersions = z.infer<typeof resolvedVersionsSchema>;
