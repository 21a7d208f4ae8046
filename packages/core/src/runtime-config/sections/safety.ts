import { z } from 'zod';
import { PII_KINDS } from '../../conversation-safety/index.ts';

const topicsField = z.array(z.string().trim().min(1).max(200)).max(50).default([]);
const unique = (values: readonly string[]) => new Set(values).size === values.length;

/**
 * What the agent must not talk about, say, or keep.
 *
 * - `blocked_phrases`: enforced in code on every text before it is spoken or shown (`phraseFilter` tells what counts
 *   as the phrase). From the first one on, the turn is dropped and `refusal_line` said.
 * - `topics`: the model that answers is told them; and while it answers, the same model is asked in a call of its own
 *   whether what the person said may be answered. Nothing is said before the verdict; with a refusal the answer is
 *   dropped and `refusal_line` said. A verdict that does not come in time, or cannot be read, lets the answer pass (the
 *   instructions still hold) and is reported as an `error` of `topic_check`.
 * - `pii_redaction`: masked in transcript, events, tool reports and logs before they leave the process that holds the
 *   conversation (`piiMask` tells what is found); the conversation itself is not touched.
 */
export const safetySchema = z
  .strictObject({
    topics: z
      .strictObject({
        allow: topicsField.meta({ description: 'The only topics talked about; empty allows every one' }),
        deny: topicsField.meta({ description: 'Topics never talked about' }),
      })
      .prefault({}),
    blocked_phrases: z
      .array(z.string().trim().min(1).max(200))
      .max(200)
      .default([])
      .meta({ description: 'Phrases the agent never says, whatever their case' }),
    pii_redaction: z
      .array(z.enum(PII_KINDS))
      .max(PII_KINDS.length)
      .refine(unique, 'must name each kind once')
      .default([])
      .meta({ description: 'Kinds of personal data that are masked in transcript and events' }),
    refusal_line: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Said instead of what is refused; needed with topics or blocked_phrases' }),
  })
  .meta({ id: 'Safety', description: 'What the agent must not talk about, say, or keep' });
