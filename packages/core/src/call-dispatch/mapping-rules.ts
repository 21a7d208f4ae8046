import { z } from 'zod';
import { environmentNameField } from '../config-resolver/index.ts';
import { idSchema } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { hoursProblem, openingHoursFields } from './opening-hours.ts';

const rejectSchema = z.strictObject({ action: z.literal('reject') });
const saySchema = z.strictObject({
  action: z.literal('say'),
  message: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .meta({ description: "Spoken in the agent's voice; then the call is put down", example: 'We open at nine.' }),
});

/** What a caller meets who is not let through: the call is put down unanswered, or answered by one message. */
export const refusalSchema = z
  .discriminatedUnion('action', [rejectSchema, saySchema])
  .meta({ id: 'CallRefusal', description: 'What a caller meets who is not let through' });
export type CallRefusal = z.output<typeof refusalSchema>;

const otherAgentSchema = z
  .strictObject({
    action: z.literal('agent'),
    agent_id: idSchema('agent'),
    environment: environmentNameField.optional().meta({ description: 'production, unless a binding is named' }),
    binding_id: idSchema('binding').optional(),
    variables: variableValuesSchema.default({}).meta({ description: "In place of the mapping's own" }),
  })
  .refine(({ environment, binding_id }) => environment === undefined || binding_id === undefined, {
    path: ['binding_id'],
    message: 'cannot be given together with environment',
  });

/** When the number is answered, and what callers meet at other times. */
export const callScheduleSchema = z
  .strictObject({
    ...openingHoursFields,
    outside: z
      .discriminatedUnion('action', [rejectSchema, saySchema, otherAgentSchema])
      .meta({ description: 'What callers meet while it is closed; another agent may answer' }),
  })
  .check(({ value, issues }) => {
    const problem = hoursProblem(value);
    if (problem !== undefined) issues.push({ code: 'custom', input: value, ...problem });
  })
  .meta({ id: 'CallSchedule', description: 'When a number is answered, by the clock of a time zone' });
export type CallSchedule = z.output<typeof callScheduleSchema>;

/** A service that is asked before a call is answered. */
export const callWebhookSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
      .max(2_000)
      .meta({ description: 'Public https address', example: 'https://hooks.example.org/calls' }),
    webhook_endpoint_id: idSchema('webhook_endpoint').meta({
      description: 'Its secrets sign the request by Standard Webhooks, as they sign events',
    }),
    timeout_ms: z.int().min(200).max(3_000).default(2_000).meta({ description: 'The phone rings meanwhile' }),
    on_failure: z
      .enum(['accept', 'refuse'])
      .default('accept')
      .meta({ description: 'Where it does not answer, or with something else than a decision' }),
  })
  .meta({ id: 'CallWebhook', description: 'A service that is asked before a call is answered' });
export type CallWebhook = z.output<typeof callWebhookSchema>;

/** How a mapping decides about a call before its agent is asked for. */
export const ruleFields = {
  schedule: callScheduleSchema.nullable().meta({ description: 'null: always open' }),
  webhook: callWebhookSchema.nullable().meta({ description: 'null: nobody is asked' }),
  refusal: refusalSchema.meta({ description: 'What callers meet whom the webhook refuses' }),
};

/** Rules of mappings that name none. */
export const NO_RULES = { schedule: null, webhook: null, refusal: { action: 'reject' } } as const;
