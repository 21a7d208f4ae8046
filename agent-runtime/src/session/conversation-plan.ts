import { resolvedConfigSchema } from '@patchbay/core/config-resolver';
import { channelField, variableValuesSchema } from '@patchbay/core/prompt-registry';
import { voicemailSchema } from '@patchbay/core/session-orchestrator';
import { z } from 'zod';

/** Why a dispatched session cannot be held. */
export const REFUSALS = [
  'unknown_session',
  'session_over',
  'unknown_config',
  'digest_mismatch',
  'invalid_config',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const reportsSeq = {
  /** Highest report number the API already has: a job that takes over a session continues after it. */
  reports_seq: z.int().min(0),
};

/** A conversation ready to be held, or the reason why it cannot be. */
export const conversationPlanSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('ready'),
    config: resolvedConfigSchema,
    /** Values of the prompt's `{{variables}}`, checked by the API when the session was created. */
    variables: variableValuesSchema,
    /** What the built-in variables tell besides the moment and the agent. */
    channel: channelField,
    caller: z.string().nullable(),
    time_zone: z.string(),
    /** All that is said before the call is put down; missing where there is a conversation. */
    only_says: z.string().optional(),
    /** What to do when an answering machine picks up; missing where nobody listens for one. */
    voicemail: voicemailSchema.optional(),
    /** What was said before this agent process, where it takes the conversation over from another one. */
    turns: z.array(
      z.strictObject({ role: z.enum(['user', 'agent']), text: z.string(), agent_id: z.string().optional() }),
    ),
    ...reportsSeq,
  }),
  z.strictObject({ outcome: z.literal('refused'), refusal: z.enum(REFUSALS), ...reportsSeq }),
]);
export type ConversationPlan = z.infer<typeof conversationPlanSchema>;

/** A conversation that can be held. */
export type ReadyPlan = Extract<ConversationPlan, { outcome: 'ready' }>;
