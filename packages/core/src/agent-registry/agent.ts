import { z } from 'zod';
import { idSchema, languageField, timeZoneField } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { defineRegistry, versionNumberField } from '../versioned-registry/index.ts';

/** Content of an agent version: what belongs to the agent itself, whatever it is told and can do. */
export const agentContentSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'Name by which the agent is known in a call' }),
    language: languageField,
    time_zone: timeZoneField
      .optional()
      .meta({ description: "IANA time zone in which the agent tells the time; without it the tenant's" }),
    default_variables: variableValuesSchema.optional().meta({
      description:
        "Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside",
      example: { company: 'Harbour Clinic' },
    }),
    analysis: z
      .strictObject({ analysis_definition_id: idSchema('analysis_definition'), version: versionNumberField })
      .optional()
      .meta({
        description:
          'What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent',
      }),
  })
  .meta({ id: 'AgentContent', description: 'What belongs to the agent itself' });
export type AgentContent = z.output<typeof agentContentSchema>;

/** Agents: who speaks. */
export const agentRegistry = defineRegistry({
  entity: 'agent',
  plural: 'agents',
  id_field: 'agent_id',
  noun: 'agent',
  content: agentContentSchema,
  reference_errors: ['reference_not_found', 'reference_archived'],
  example: { name: 'Robin', language: 'en', time_zone: 'Europe/Berlin' },
});
