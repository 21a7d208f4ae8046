import { z } from 'zod';
import { environmentNameField, resolvedVersionsSchema } from '../config-resolver/index.ts';
import { idSchema, metadataField, pageOf, pageQuery, timeField, timeZoneField } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { sessionRecordingSchema } from '../recordings/index.ts';
import { sessionFeedbackSchema } from './session-feedback.ts';
import { sessionMetricsSchema } from './session-metrics.ts';
import { endReasonSchema } from './session-report.ts';
import { sessionUsageSchema } from './session-usage.ts';

/**
 * created → dispatching → active → ended | failed. Each change happens once; ended and failed are final.
 * `created`: written, no room yet. `dispatching`: the room exists and its agent was asked for. `active`: the agent is there.
 */
export const SESSION_STATUSES = ['created', 'dispatching', 'active', 'ended', 'failed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** Statuses from which a session can still go on. */
export const OPEN_STATUSES: readonly SessionStatus[] = ['created', 'dispatching', 'active'];

/** `web`: by voice, in a LiveKit room. `text`: by messages to the API, without a room. `phone`: a telephone call. */
const sessionChannelField = z.enum(['web', 'text', 'phone']);

const digestField = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** A conversation of an end user with an agent, pinned to exact versions. */
export const sessionSchema = z
  .object({
    object: z.literal('session'),
    id: idSchema('session'),
    tenant_id: idSchema('tenant'),
    agent_id: idSchema('agent'),
    user_id: idSchema('user'),
    channel: sessionChannelField,
    caller: z.string().nullable().meta({ description: 'Number of who calls or is called, in E.164; null on the web' }),
    time_zone: timeZoneField.meta({
      description: "IANA time zone in which the agent tells the time: its own, else the tenant's",
    }),
    status: z.enum(SESSION_STATUSES),
    /** The environment that named the binding; null when the binding was named itself. */
    environment: z.string().nullable(),
    binding_id: idSchema('binding'),
    binding_number: z.int().min(1).meta({ description: 'Number of the binding within the agent' }),
    resolved_versions: resolvedVersionsSchema,
    binding_digest: digestField.meta({ description: 'Digest of the resolved config' }),
    digest: digestField.meta({ description: 'Digest of the resolved config and the variables' }),
    variables: variableValuesSchema,
    metadata: metadataField,
    end_reason: endReasonSchema.nullable(),
    created_at: timeField,
    /** When the agent must have joined. */
    join_deadline_at: timeField,
    /** When the session ends at the latest. */
    max_end_at: timeField,
    dispatched_at: timeField.nullable(),
    started_at: timeField.nullable(),
    ended_at: timeField.nullable(),
    recording: sessionRecordingSchema.nullable().meta({ description: 'null where the config asks for none' }),
    metrics: sessionMetricsSchema
      .nullable()
      .meta({ description: 'Latest figures of the agent runtime; null until there are any' }),
    usage: sessionUsageSchema.nullable().meta({ description: 'What it used so far; null until something is known' }),
    feedback: sessionFeedbackSchema.nullable().meta({ description: 'What the end user said of it; null if nothing' }),
  })
  .meta({ id: 'Session', description: 'A conversation of an end user with an agent' });
export type Session = z.infer<typeof sessionSchema>;

/** Body of `POST /v1/sessions`. */
export const createSessionSchema = z
  .strictObject({
    agent_id: idSchema('agent'),
    environment: environmentNameField
      .optional()
      .meta({ description: 'Environment whose live binding to use; production, if no binding is named either' }),
    binding_id: idSchema('binding').optional().meta({ description: 'A binding to use instead of an environment' }),
    channel: z.enum(['web', 'text']).default('web').meta({
      description:
        '`web`: a LiveKit room where the agent speaks. `text`: no room; write to the agent at `/v1/sessions/{session_id}/messages`',
    }),
    user: z
      .strictObject({
        external_id: z.string().trim().min(1).max(200),
        display_name: z.string().trim().min(1).max(200).optional(),
      })
      .meta({ description: 'The end user, by the id that you gave it' }),
    variables: variableValuesSchema.default({}),
    metadata: metadataField.default({}),
  })
  .refine((body) => body.environment === undefined || body.binding_id === undefined, {
    path: ['binding_id'],
    message: 'cannot be given together with environment',
  });
export type CreateSession = z.output<typeof createSessionSchema>;

/** How an end user's device gets into the conversation. */
export const connectionSchema = z
  .object({
    url: z.string().meta({ description: 'LiveKit server, ws:// or wss://' }),
    room_name: z.string(),
    participant_token: z.string().meta({ description: 'LiveKit access token of the end user' }),
    expires_at: timeField,
  })
  .meta({ id: 'SessionConnection' });

/** What opens a session to its end user. */
const doors = {
  livekit: connectionSchema
    .optional()
    .meta({ description: 'Missing in sessions of the channel text: they have no room' }),
  session_token: z
    .object({ token: z.string().meta({ description: 'JWT for /v1/client/*' }), expires_at: timeField })
    .meta({ id: 'SessionToken' }),
};

/** New tokens for a session that goes on. */
export const sessionTokensSchema = z
  .object({ object: z.literal('session_tokens'), session_id: idSchema('session'), ...doors })
  .meta({ id: 'SessionTokens', description: 'New tokens for a session that goes on' });
export type SessionTokens = z.infer<typeof sessionTokensSchema>;

/** The answer to `POST /v1/sessions`: the session and what opens it. */
export const startedSessionSchema = sessionSchema
  .extend({
    ...doors,
    welcome: z
      .object({
        text: z.string().nullable().meta({
          description:
            'What the agent said first; null where its model is to write it: send a first message without content',
        }),
      })
      .optional()
      .meta({ description: 'Of the channel text, where the config has a welcome' }),
  })
  .meta({ id: 'StartedSession' });
export type StartedSession = z.infer<typeof startedSessionSchema>;

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .meta({ type: 'string', format: 'date-time', example: '2026-11-22T10:00:00.000Z' });

/** Query of `GET /v1/sessions`: every filter must hold. `since` is inclusive, `until` exclusive. */
export const listSessionsSchema = z.strictObject({
  ...pageQuery,
  agent_id: idSchema('agent').optional(),
  user_id: idSchema('user').optional(),
  status: z.enum(SESSION_STATUSES).optional(),
  channel: sessionChannelField.optional(),
  since: instant.optional().meta({ description: 'Sessions created from this time on' }),
  until: instant.optional().meta({ description: 'Sessions created before this time' }),
  metadata: z
    .array(z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_:/-]{0,63}=[\s\S]{0,512}$/, 'must be key=value'))
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'Sessions with this value in their metadata, `key=value`; repeated: with all of them' }),
});
export type SessionFilters = Omit<z.output<typeof listSessionsSchema>, keyof typeof pageQuery>;
export const sessionPageSchema = pageOf(sessionSchema);
