import { z } from 'zod';
import { environmentNameField, resolvedVersionsSchema } from '../config-resolver/index.ts';
import { expandField, idSchema, pageOf, subjectSchema, timeField } from '../kernel/index.ts';
import { bindingPointerSchema, bindingSchema } from './binding.ts';

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
    resolved_versions: resolvedVersionsSchema.meta({ description: 'The versions that the binding pins' }),
    revision: z.int().min(1).meta({ description: 'How often it was set' }),
    created_at: timeField,
    updated_at: timeField.meta({ description: 'Since when the binding is live' }),
    updated_by: subjectSchema,
  })
  .meta({ id: 'Environment', description: 'Which binding of an agent is live under a name' });
export type Environment = z.output<typeof environmentSchema>;

/** A page of environments. */
export const environmentPageSchema = pageOf(environmentSchema);

/** Query of `GET /v1/agents/{agent_id}/environments/{environment}`. */
export const getEnvironmentQuerySchema = z.object({ expand: expandField(['binding']) });

/** An environment with what was asked for besides. */
export const expandedEnvironmentSchema = environmentSchema
  .extend({ binding: bindingSchema.optional().meta({ description: 'Shown with `expand[]=binding`' }) })
  .meta({ id: 'ExpandedEnvironment', description: 'Which binding is live, and the binding itself where asked for' });
export type ExpandedEnvironment = z.output<typeof expandedEnvironmentSchema>;

const expectedBinding = idSchema('binding').nullable();
const note = z.string().trim().max(2000).meta({ description: 'Why; kept in the history' });

/** Body of `PUT /v1/agents/{agent_id}/environments/{environment}`. */
export const putEnvironmentInputSchema = z.strictObject({
  binding_id: idSchema('binding'),
  expected_binding: expectedBinding
    .optional()
    .meta({ description: 'Set it only if this binding is live now; null: only if none is' }),
  note: note.default(''),
});
export type PutEnvironmentInput = z.output<typeof putEnvironmentInputSchema>;

/** Body of `POST …/{environment}/promote`. */
export const promoteInputSchema = z.strictObject({
  from_environment: environmentNameField.meta({ description: 'Whose live binding is to be made live here' }),
  expected_binding: expectedBinding.meta({
    description:
      'The binding that is live here as far as you know; null: none is. Another one is 409 environment_moved',
  }),
  note: note.default(''),
});
export type PromoteInput = z.output<typeof promoteInputSchema>;

/** Body of `POST …/{environment}/rollback`. */
export const rollbackInputSchema = z.strictObject({
  to_binding_id: idSchema('binding').optional().meta({
    description: 'The binding whose versions to go back to; without it the one that was live before this one',
  }),
  expected_binding: idSchema('binding')
    .optional()
    .meta({ description: 'Go back only if this binding is live now; another one is 409 environment_moved' }),
  note: note.default(''),
});
export type RollbackInput = z.output<typeof rollbackInputSchema>;

/** One setting of an environment: a row of its history, never changed. */
export const environmentChangeSchema = z
  .object({
    object: z.literal('environment_change'),
    id: z.string(),
    tenant_id: idSchema('tenant'),
    agent_id: idSchema('agent'),
    environment: environmentNameField,
    revision: z.int().min(1).meta({ description: '1, 2, 3 … within the environment' }),
    reason: z.enum(['updated', 'promoted', 'rolled_back']),
    from: bindingPointerSchema.nullable().meta({ description: 'What was live before; null on the first setting' }),
    to: bindingPointerSchema.meta({ description: 'What is live from then on' }),
    from_environment: environmentNameField
      .nullable()
      .meta({ description: 'Where a promotion took the binding from; null for other reasons' }),
    restored_binding_id: idSchema('binding')
      .nullable()
      .meta({ description: 'Whose versions a rollback brought back; null for other reasons' }),
    note,
    created_at: timeField.meta({ description: 'From when on the binding was live: later than every earlier revision' }),
    created_by: subjectSchema,
  })
  .meta({ id: 'EnvironmentChange', description: 'One setting of an environment' });
export type EnvironmentChange = z.output<typeof environmentChangeSchema>;

/** A page of an environment's history. */
export const environmentChangePageSchema = pageOf(environmentChangeSchema);

/** The id of an environment, made of what identifies it. */
export function environmentIdOf(agentId: string, environment: string): string {
  return `${agentId}_${environment}`;
}
