import { z } from 'zod';

/** Kinds of personal data that can be taken out of what is kept. */
const PII_KINDS = [
  'person_name',
  'phone_number',
  'email_address',
  'postal_address',
  'date_of_birth',
  'payment_card',
  'bank_account',
  'national_id',
  'ip_address',
] as const;

const topicsField = z.array(z.string().trim().min(1).max(200)).max(50).default([]);
const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** What the agent must not talk about, say, or keep. */
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
