import { z } from 'zod';

const base = {
  interruptible: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the caller may interrupt it, where interruption is enabled' }),
  delay_ms: z
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .meta({ description: 'Pause in milliseconds after the caller has joined' }),
};

/** What the agent says first: a text as it stands, or an answer of the language model to instructions. */
export const welcomeMessageSchema = z
  .discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('say'),
      text: z.string().trim().min(1).max(2000).meta({ description: 'Said word for word' }),
      ...base,
    }),
    z.strictObject({
      mode: z.literal('generate'),
      instructions: z
        .string()
        .trim()
        .min(1)
        .max(4000)
        .meta({ description: 'What the language model is told to greet with' }),
      ...base,
    }),
  ])
  .meta({ id: 'WelcomeMessage', description: 'What the agent says first, once the caller has joined' });
