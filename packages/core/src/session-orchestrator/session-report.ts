import { z } from 'zod';
import { idSchema, traceIdSchema } from '../kernel/index.ts';
import { sessionMetricsSchema, turnLatencySchema } from './session-metrics.ts';
import { ANSWERED_BY } from './voicemail.ts';

/** The closed list of reasons why a session is over. */
export const END_REASONS = [
  'participant_left',
  'stopped',
  'agent_ended',
  'max_duration',
  'silence_timeout',
  'agent_not_joined',
  'agent_lost',
  'dispatch_failed',
  'room_closed',
  'provider_error',
  'configuration_error',
  'worker_shutdown',
  'call_not_answered',
  'voicemail',
  'transferred',
] as const;
export const endReasonSchema = z.enum(END_REASONS);
export type EndReason = z.infer<typeof endReasonSchema>;

/** Reference from an answer to the place it was taken from. */
export const citationSchema = z.strictObject({
  file_id: idSchema('file'),
  file_name: z.string(),
  /** Number of the file version. */
  version: z.int(),
  /** Page on which the quoted chunk starts, from 1. */
  page: z.int(),
  /** Page on which it ends; missing where that is `page`. */
  page_end: z.int().optional(),
  /** Character offsets: `start` inclusive in the text of `page`, `end` exclusive in that of the page where it ends. */
  start: z.int(),
  end: z.int(),
});
export type Citation = z.infer<typeof citationSchema>;

const reportBase = {
  /** 1, 2, 3 … within the run: the receiver drops what it has and waits for what is missing. */
  seq: z.int().min(1),
  /** When it happened, by the runtime's clock. */
  at: z.iso.datetime(),
};

/** What the agent runtime reports about a session, in order. */
export const sessionReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...reportBase, type: z.literal('agent_joined'), worker_id: z.string().max(200) }),
  z.strictObject({
    ...reportBase,
    type: z.literal('turn'),
    role: z.enum(['user', 'agent']),
    text: z.string().max(32_768),
    /** Whether it was heard or spoken, or typed (`lk.chat`). */
    modality: z.enum(['speech', 'text']),
    interrupted: z.boolean(),
    citations: z.array(citationSchema).max(50),
    /** Which agent said it, of turns of the agent. */
    agent_id: idSchema('agent').optional(),
    /** Of turns of the agent. */
    latency: turnLatencySchema.optional(),
  }),
  z.strictObject({
    ...reportBase,
    type: z.literal('tool_call'),
    tool_name: z.string().max(128),
    /** The tool's implementation. */
    handler_ref: z.string().max(64).optional(),
    ok: z.boolean(),
    duration_ms: z.int().min(0),
  }),
  z.strictObject({
    ...reportBase,
    type: z.literal('error'),
    source: z.string().max(64),
    message: z.string().max(2_000),
  }),
  /** Another agent of the session has the conversation from here on. */
  z.strictObject({
    ...reportBase,
    type: z.literal('agent_handed_off'),
    from_agent_id: idSchema('agent'),
    to_agent_id: idSchema('agent'),
  }),
  /** Who picked up the phone, where that was listened for. */
  z.strictObject({ ...reportBase, type: z.literal('callee_detected'), answered_by: z.enum(ANSWERED_BY) }),
  /** The agent pressed keys on the telephone of its own accord: how many; which ones may be a secret. */
  z.strictObject({ ...reportBase, type: z.literal('keys_pressed'), count: z.int().min(1).max(64) }),
  z.strictObject({ ...reportBase, type: z.literal('metrics'), metrics: sessionMetricsSchema }),
  z.strictObject({ ...reportBase, type: z.literal('ended'), reason: endReasonSchema }),
]);
export type SessionReport = z.infer<typeof sessionReportSchema>;

/** Run of those that have one only. */
export const ONLY_RUN = 'only';

/** Body of `POST /internal/v1/sessions/{session_id}/reports`. */
export const sessionReportsSchema = z.strictObject({
  tenant_id: idSchema('tenant'),
  run_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .default(ONLY_RUN)
    .meta({
      description:
        'The agent process that reports: numbers are within it. A sender that has one run only may leave it out',
    }),
  reports: z.array(sessionReportSchema).min(1).max(200),
});

/** Answer to it: the highest sequence number of the run that is stored without a gap. */
export const sessionReportsReceiptSchema = z.object({ accepted_seq: z.int().min(0) });

/** Metadata of the LiveKit agent dispatch: all that the worker is told; the rest it loads. */
export const dispatchMetadataSchema = z.strictObject({
  session_id: idSchema('session'),
  tenant_id: idSchema('tenant'),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** Of the request that started the session; what the runtime logs, reports and asks of tools belongs to it. */
  trace_id: traceIdSchema.optional(),
});
export type DispatchMetadata = z.infer<typeof dispatchMetadataSchema>;

/**
 * The LiveKit room of a session has the session's id as its name, so that a retried start finds the same room and
 * makes no second agent.
 */
export function roomNameOf(sessionId: string): string {
  return sessionId;
}

/** The room of a session: one that was there before it, as with calls that came in, or else its own. */
export function roomOf({ id, room_name }: { readonly id: string; readonly room_name?: string }): string {
  return room_name ?? roomNameOf(id);
}
