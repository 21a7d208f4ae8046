import { z } from 'zod';
import { idSchema, pageOf, timeField } from '../kernel/index.ts';
import { citationSchema, sessionReportSchema } from './session-report.ts';

/** One thing the agent runtime reported about a session. */
export const sessionEventSchema = z
  .object({
    object: z.literal('session_event'),
    id: z.string(),
    session_id: idSchema('session'),
    seq: z.int(),
    report: sessionReportSchema,
  })
  .meta({ id: 'SessionEvent' });
export type SessionEvent = z.infer<typeof sessionEventSchema>;
export const sessionEventPageSchema = pageOf(sessionEventSchema);

/** What was said, in order. */
export const transcriptSchema = z
  .object({
    object: z.literal('transcript'),
    session_id: idSchema('session'),
    turns: z.array(
      z.object({
        seq: z.int(),
        at: timeField,
        role: z.enum(['user', 'agent']),
        text: z.string(),
        modality: z.enum(['speech', 'text']),
        interrupted: z.boolean(),
        citations: z.array(citationSchema),
      }),
    ),
  })
  .meta({ id: 'Transcript' });
export type Transcript = z.infer<typeof transcriptSchema>;
