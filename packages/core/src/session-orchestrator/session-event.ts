import { z } from 'zod';
import { idSchema, pageOf, timeField } from '../kernel/index.ts';
import { citationSchema, sessionReportSchema } from './session-report.ts';

/** One thing the agent runtime reported about a session. */
export const sessionEventSchema = z
  .object({
    object: z.literal('session_event'),
    id: z.string(),
    session_id: idSchema('session'),
    run_id: z.string().meta({ description: 'The agent process that reported it' }),
    seq: z.int().meta({ description: 'Place within the session; report.seq is the place within the run' }),
    report: sessionReportSchema,
  })
  .meta({ id: 'SessionEvent' });
export type SessionEvent = z.infer<typeof sessionEventSchema>;
export const sessionEventPageSchema = pageOf(sessionEventSchema);

/** Something that one side said, or typed. */
const transcriptTurnSchema = z
  .object({
    seq: z.int().meta({ description: 'Place within the session, which turns and tool calls share' }),
    at: timeField,
    role: z.enum(['user', 'agent']),
    text: z.string(),
    modality: z.enum(['speech', 'text']),
    interrupted: z.boolean().meta({ description: 'Whether the other side cut it short' }),
    citations: z.array(citationSchema),
    agent_id: idSchema('agent').optional().meta({ description: 'Which agent said it, of turns of the agent' }),
  })
  .meta({ id: 'TranscriptTurn' });

/** What was said, in order, as the end user sees it. */
export const clientTranscriptSchema = z
  .object({ object: z.literal('transcript'), session_id: idSchema('session'), turns: z.array(transcriptTurnSchema) })
  .meta({ id: 'ClientTranscript' });
export type ClientTranscript = z.infer<typeof clientTranscriptSchema>;

/** What was said and done, in order. */
export const transcriptSchema = clientTranscriptSchema
  .extend({
    tool_calls: z.array(
      z
        .object({
          seq: z.int().meta({ description: 'Place within the session, which turns and tool calls share' }),
          at: timeField,
          tool_name: z.string(),
          ok: z.boolean(),
          duration_ms: z.int(),
        })
        .meta({ id: 'TranscriptToolCall' }),
    ),
  })
  .meta({ id: 'Transcript' });
export type Transcript = z.infer<typeof transcriptSchema>;
