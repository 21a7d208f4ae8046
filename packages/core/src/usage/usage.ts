import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';

const count = z.int().min(0);
const dayField = z.iso.date().meta({ description: 'Day in UTC', example: '2026-11-22' });

/** Figures of a day, or of several together. */
const figures = {
  sessions: count.meta({ description: 'Sessions that were started' }),
  session_minutes: z.number().min(0).meta({ description: 'From the agent joining until the end, or until now' }),
  llm_input_tokens: count,
  llm_input_cached_tokens: count.meta({ description: 'Of the input tokens, those that the provider had in its cache' }),
  llm_output_tokens: count,
  tts_characters: count,
  stt_seconds: z.number().min(0),
  tool_calls: count,
  searches: count.meta({ description: 'Searches of the knowledge: by agents, and by POST /v1/search' }),
  files: count.meta({ description: 'Versions of files that were uploaded' }),
  file_bytes: count.meta({ description: 'Bytes of them' }),
};
const figuresSchema = z.object(figures).meta({ id: 'UsageFigures' });
export type UsageFigures = z.infer<typeof figuresSchema>;

/** What a tenant used. */
export const usageSchema = z
  .object({
    object: z.literal('usage'),
    from: dayField,
    to: dayField,
    data: z
      .array(
        z
          .object({
            day: dayField,
            agent_id: idSchema('agent')
              .nullable()
              .meta({ description: 'With `by=agent`: whose figures; null for what belongs to no agent' }),
            ...figures,
          })
          .meta({ id: 'UsageRow' }),
      )
      .meta({ description: 'In order of days; a day without any use is missing' }),
    total: figuresSchema,
  })
  .meta({ id: 'Usage', description: 'What a tenant used, day by day' });
export type Usage = z.infer<typeof usageSchema>;

/** Query of `GET /v1/usage`. */
export const getUsageSchema = z.strictObject({
  from: dayField.optional().meta({ description: 'First day, in UTC; 29 days before `to` unless given' }),
  to: dayField.optional().meta({ description: 'Last day, in UTC; today unless given' }),
  by: z.enum(['day', 'agent']).default('day').meta({ description: '`agent`: a row for each agent and day' }),
  agent_id: idSchema('agent').optional().meta({ description: 'Only what sessions with this agent used' }),
});
export type GetUsage = z.output<typeof getUsageSchema>;
