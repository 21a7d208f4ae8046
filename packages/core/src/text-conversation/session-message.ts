import { z } from 'zod';
import { idSchema, timeField } from '../kernel/index.ts';
import { citationSchema, endReasonSchema, SESSION_STATUSES } from '../session-orchestrator/index.ts';

/** Longest text of one message in characters; as long as what may be typed into a conversation by voice. */
export const MAX_MESSAGE_CHARS = 8_000;

/** Body of a message to an agent. */
export const createSessionMessageSchema = z.strictObject({
  content: z
    .string()
    .trim()
    .min(1)
    .max(MAX_MESSAGE_CHARS)
    .transform((text) => text.toWellFormed())
    .optional()
    .meta({
      description:
        'What the end user writes. Left out in the first message alone, to have the agent begin with a welcome that its model writes',
    }),
  stream: z.boolean().default(false).meta({
    description: 'Answer as server-sent events while the agent writes; the same as Accept: text/event-stream',
  }),
});
export type CreateSessionMessage = z.output<typeof createSessionMessageSchema>;

/** What the agent answered to one message. */
export const sessionMessageSchema = z
  .object({
    object: z.literal('session_message'),
    id: z.string().meta({ description: 'Of the last event that the message left in the session' }),
    session_id: idSchema('session'),
    tenant_id: idSchema('tenant'),
    created_at: timeField,
    text: z.string().meta({ description: 'What the agent wrote; empty where it had nothing to say' }),
    citations: z.array(citationSchema),
    tool_calls: z.array(z.object({ tool_name: z.string(), ok: z.boolean(), duration_ms: z.int() })),
    is_complete: z.boolean().meta({ description: 'False where the model broke off and the rest is missing' }),
    session: z.object({ status: z.enum(SESSION_STATUSES), end_reason: endReasonSchema.nullable() }),
  })
  .meta({ id: 'SessionMessage', description: 'What an agent answered to a message' });
export type SessionMessage = z.infer<typeof sessionMessageSchema>;

/** What happens in a turn, as it happens. */
export type TurnEvent =
  | { readonly type: 'message.delta'; readonly text: string }
  | { readonly type: 'tool.called'; readonly tool_name: string; readonly ok: boolean; readonly duration_ms: number };
