import { z } from 'zod';

/** What an agent does with an answering machine that picks up. */
export const VOICEMAIL_POLICIES = ['hang_up', 'leave_message', 'continue'] as const;

/** Who picked up, as the agent heard: `unknown` where nothing was heard that tells. */
export const ANSWERED_BY = ['human', 'machine', 'unknown'] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];

/** Longest message to leave: some three minutes of speech. */
const MAX_MESSAGE_LENGTH = 2_000;

/** What to do when an answering machine picks up. */
export const voicemailSchema = z
  .strictObject({
    policy: z.enum(VOICEMAIL_POLICIES).meta({
      description:
        '`hang_up` as soon as it is recognised; `leave_message` after its greeting, then hang up; `continue` the conversation',
    }),
    message: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH).optional().meta({
      description:
        "With `leave_message`: what is said; may use the prompt's {{variables}}. The agent's welcome text if left out, or else a sentence in its language",
    }),
  })
  .meta({
    id: 'Voicemail',
    description: 'What to do when an answering machine picks up. With it, the agent listens before it says a word',
  });
export type Voicemail = z.output<typeof voicemailSchema>;
