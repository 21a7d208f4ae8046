import { z } from 'zod';
import { environmentNameField } from '../config-resolver/index.ts';
import { idSchema, pageOf, type Subject, subjectSchema, timeField } from '../kernel/index.ts';

/** A movable pointer of an agent to one of its bindings. */
export const environmentSchema = z
  .object({
    object: z.literal('environment'),
    id: z.string(),
    tenant_id: idSchema('tenant'),
    agent_id: idSchema('agent'),
    environment: environmentNameField,
    binding_id: idSchema('binding').meta({ description: 'The binding that is live' }),
    binding_number: z.int(),
    digest: z.string(),
    revision: z.int().min(1).meta({ description: 'How often it was set' }),
    created_at: timeField,
    updated_at: timeField,
    updated_by: subjectSchema,
  })
  .meta({ id: 'Environment', description: 'Which binding of an agent is live under a name' });
export type Environment = z.output<typeof environmentSchema>;

/** A page of environments. */
export const environmentPageSchema = pageOf(environmentSchema);

/** Body of `PUT /v1/agents/{agent_id}/environments/{environment}`. */
export const putEnvironmentInputSchema = z.strictObject({
  binding_id: idSchema('binding'),
  expected_binding_id: idSchema('binding')
    .nullable()
    .optional()
    .meta({ description: 'Set it only if this binding is live now; null: only if none is' }),
});
export type PutEnvironmentInput = z.output<typeof putEnvironmentInputSchema>;

/** One setting of an environment: a row of its history, never changed. */
export interface EnvironmentChange {
  readonly id: string;
  readonly tenant_id: string;
  readonly agent_id: string;
  readonly environment: string;
  readonly revision: number;
  readonly binding_id: string;
  readonly previous_binding_id: string | null;
  readonly set_at: Date;
  readonly set_by: Subject;
}

/** The id of an environment, made of what identifies it. */
export function environmentIdOf(agentId: string, environment: string): string {
  return `${agentId}_${environment}`;
}
