import type { EntityType, JsonValue } from '../kernel/index.ts';
import type { EVENT_TYPES, Event } from './event.ts';

const ULID = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const AGENT = `agt_${ULID}`;
const SESSION = `ses_${ULID}`;
const CONVERSATION = { session_id: SESSION, agent_id: AGENT, user_id: `usr_${ULID}`, channel: 'web' };
const BINDING_DIGEST = `sha256:${'6f1c0a4c5d0f0c1d'.repeat(4)}`;

/** What an event of a type is like. */
export interface EventExample {
  /** What it means that it came. */
  readonly when: string;
  readonly entity: { readonly type: EntityType; readonly id: string };
  readonly object: JsonValue;
}

const ofSession = (when: string, object: JsonValue): EventExample => ({
  when,
  entity: { type: 'session', id: SESSION },
  object,
});
/** Why calls end that come out so. */
const END_OF: Readonly<Record<string, string>> = { answered: 'participant_left', canceled: 'stopped' };
const ofCall = (when: string, status: string, result: string | null, sip_status_code: number | null): EventExample => ({
  when,
  entity: { type: 'call', id: `cal_${ULID}` },
  object: {
    status,
    result,
    end_reason: result === null ? null : (END_OF[result] ?? 'call_not_answered'),
    answered_by: null,
    sip_status_code,
  },
});
const ofFile = (when: string, object: JsonValue): EventExample => ({
  when,
  entity: { type: 'file', id: `fil_${ULID}` },
  object,
});
const ofEnvironment = (when: string, more: { readonly [key: string]: JsonValue }): EventExample => ({
  when,
  entity: { type: 'environment', id: `${AGENT}:production` },
  object: { binding_id: `bnd_${ULID}`, binding_number: 3, digest: BINDING_DIGEST, ...more, note: '' },
});

/** Figures of a short session over text. */
const METRICS = {
  time_to_first_audio_ms: null,
  ...{ user_turns: 1, agent_turns: 1, interruptions: 0, tool_calls: 0, tool_ms: 0 },
  latency: { transcription: null, end_of_turn: null, llm_first_token: null, tts_first_byte: null, total: null },
  usage: [],
};

/** Examples of the events that receivers ask for most; real ones have the same fields. */
export const EVENT_EXAMPLES = {
  'session.started': ofSession('The agent has joined', { status: 'active', end_reason: null }),
  'session.ended': ofSession('The conversation is over', {
    ...{ status: 'ended', end_reason: 'participant_left' },
    // As the session shows them; null where its agent has told none.
    metrics: METRICS,
  }),
  'session.failed': ofSession('There was no conversation, or it broke off', {
    status: 'failed',
    end_reason: 'agent_not_joined',
    metrics: null,
  }),
  'tool.called': ofSession('The agent has used a tool; what it asked and was told is not in it', {
    ...{ session_id: SESSION, agent_id: AGENT, seq: 4, at: '2026-11-22T10:00:05.000Z' },
    ...{ tool_name: 'look_up_order', ok: true, duration_ms: 212 },
  }),
  'transcript.ready': ofSession('Everything that was said is in the transcript; once a session', {
    ...CONVERSATION,
    ...{ status: 'ended', end_reason: 'participant_left', turns: 12, tool_calls: 1 },
  }),
  'usage.recorded': ofSession('What the session used; once a session, after its transcript', {
    ...CONVERSATION,
    duration_seconds: 184,
    usage: {
      ...{ llm_input_tokens: 5_120, llm_input_cached_tokens: 2_048, llm_output_tokens: 420, tts_characters: 1_630 },
      ...{ tool_calls: 1, searches: 2, stt_seconds: 96.4 },
    },
  }),
  'call.ringing': ofCall('The phone rings', 'ringing', null, null),
  'call.answered': ofCall('Somebody, or a machine, picked up', 'answered', null, 200),
  'call.ended': ofCall('The call is over: the one terminal event of a call', 'ended', 'busy', 486),
  'file.ready': ofFile('A file can be searched', {
    ...{ version: 1, status: 'ready', stage: 'done', attempt: 1, reason: null },
  }),
  'file.failed': ofFile('A file cannot be read; the reason says why', {
    ...{ version: 1, status: 'failed', stage: 'parsing', attempt: 1 },
    reason: { code: 'document_encrypted', message: 'The document is encrypted.' },
  }),
  'environment.updated': ofEnvironment('Another binding is live', {}),
  'environment.promoted': ofEnvironment('The binding of another environment is live', { from_environment: 'staging' }),
} as const satisfies Partial<Record<(typeof EVENT_TYPES)[number], EventExample>>;

/** An example as it arrives. */
export function exampleEvent(type: keyof typeof EVENT_EXAMPLES): Omit<Event, 'created_at'> & { created_at: string } {
  const { entity, object } = EVENT_EXAMPLES[type];
  return {
    object: 'event',
    id: `evt_${ULID}`,
    tenant_id: `ten_${ULID}`,
    type,
    created_at: '2026-11-22T10:00:05.000Z',
    data: { entity: { ...entity }, object: object as Event['data']['object'] },
  };
}
