import { z } from 'zod';
import { idSchema, timeField } from '../kernel/index.ts';
import type { PromptVariable, VariableValues } from '../prompt-registry/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import { type ResolvedVersions, resolvedConfigSchema, resolvedVersionsSchema } from './resolved-config.ts';

/** Name of an environment: `production`, `staging`, any other. */
export const environmentNameField = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name such as production')
  .meta({ description: 'Name of an environment', example: 'production' });

/** The environment meant where none is named. */
export const DEFAULT_ENVIRONMENT = 'production';

/** What is to be resolved: what is live in an environment, now or at a time, or one binding. */
export type ResolveTarget = { readonly agent_id: string } & (
  | { readonly environment: string; readonly at?: Date | undefined; readonly binding_id?: undefined }
  | { readonly binding_id: string; readonly environment?: undefined; readonly at?: undefined }
);

/** Query of `GET /v1/agents/{agent_id}/resolve`. */
export const resolveQuerySchema = z
  .object({
    environment: environmentNameField.optional(),
    binding_id: idSchema('binding').optional().meta({ description: 'A binding to look at instead of an environment' }),
    at: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional()
      .meta({ description: 'What was live at this time, ISO 8601; without it what is live now' }),
  })
  .refine((query) => query.environment === undefined || query.binding_id === undefined, {
    path: ['binding_id'],
    message: 'cannot be given together with environment',
  })
  .refine((query) => query.at === undefined || query.binding_id === undefined, {
    path: ['at'],
    message: 'cannot be given together with binding_id: a binding is the same at any time',
  });

/** The target that a query means. */
export function resolveTarget(agent_id: string, query: z.output<typeof resolveQuerySchema>): ResolveTarget {
  const { binding_id, environment = DEFAULT_ENVIRONMENT, at } = query;
  return binding_id === undefined ? { agent_id, environment, at } : { agent_id, binding_id };
}

/** Schema of what a resolution shows. */
export const resolutionSchema = z
  .object({
    object: z.literal('resolution'),
    agent_id: idSchema('agent'),
    environment: z
      .string()
      .nullable()
      .meta({ description: 'The environment asked for; null where a binding was named' }),
    at: timeField.nullable().meta({ description: 'The time asked for; null: now' }),
    binding_id: idSchema('binding'),
    binding_number: z.int(),
    digest: z.string().meta({ description: 'SHA-256 of the canonical JSON of config' }),
    resolved_versions: resolvedVersionsSchema,
    config: resolvedConfigSchema,
  })
  .meta({ id: 'Resolution' });
export type Resolution = z.output<typeof resolutionSchema>;

/** What a session start reads of a resolved config. The runtime loads the rest by digest. */
export interface SessionParts {
  /** Declared variables of the prompt: `assertVariablesFit` checks the session's values against them. */
  readonly variables: readonly PromptVariable[];
  /** Longest duration that the runtime config allows; null where it says nothing. */
  readonly max_duration_seconds: number | null;
  /** The runtime config: `assertRuntimeSupports` decides whether a session with it can be held. */
  readonly runtime_config: RuntimeConfigContent;
  /** Those of the agents that the session may be handed over to, in the order of the config's `agents`. */
  readonly other_runtime_configs: readonly RuntimeConfigContent[];
  /** The agent's own values of variables, which those of the session go before. */
  readonly default_variables: VariableValues;
  /** The agent's own time zone; null where it has none. */
  readonly agent_time_zone: string | null;
}

/** What a session needs to start: the pins, and what its start depends on. */
export interface SessionResolution extends SessionParts {
  readonly agent_id: string;
  readonly environment: string | null;
  readonly binding_id: string;
  readonly binding_number: number;
  /** Address of the resolved config in `resolved_configs`. */
  readonly digest: string;
  readonly resolved_versions: ResolvedVersions;
}
