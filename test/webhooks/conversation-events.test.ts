import { randomUUID } from 'node:crypto';
import { type InternalKey, signInternalRequest } from '@patchbay/core/internal-auth';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { EVENT_EXAMPLES } from '@patchbay/core/webhooks';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeResources } from '../isolation/resources.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { dispatcherOf } from './support/dispatcher.ts';
import { type Receiver, startReceiver, verified } from './support/receiver.ts';

const key: InternalKey = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const AT = '2026-11-22T10:00:05.000Z';

let api: TestApi;
let receiver: Receiver;
let client: ApiClient;
let tenant_id: string;
let session_id: string;

beforeAll(async () => {
  receiver = await startReceiver();
  const { env } = await makeAwsResources();
  const WEBHOOK_QUEUE_URL = env['SESSION_WATCHDOG_QUEUE_URL'] ?? '';
  const INTERNAL_HMAC_KEYS = JSON.stringify({ k1: Buffer.from(key.secret).toString('base64') });
  const more = { WEBHOOK_QUEUE_URL, INTERNAL_HMAC_KEYS, OUTGOING_LOCAL_HOSTS: receiver.host };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env, ...more } });
}, 600_000);

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client, tenant_id } = tenant);
  session_id = (await makeResources(api, tenant.principal))['session_id'] ?? '';
});

type Told = Omit<SessionReport, 'seq' | 'at'>;
const turn = (role: 'user' | 'agent', text: string): Told =>
  ({ type: 'turn', role, text, modality: 'speech', interrupted: false, citations: [] }) as Told;
const called = (tool_name: string, ok = true): Told => ({ type: 'tool_call', tool_name, ok, duration_ms: 12 }) as Told;
const JOINED = { type: 'agent_joined', worker_id: 'w' } as Told;
const ENDED = { type: 'ended', reason: 'participant_left' } as Told;

/** Numbers reports and sends them by the signed door, as the runtime does. */
async function report(first: number, ...told: Told[]): Promise<void> {
  const path = `/internal/v1/sessions/${session_id}/reports`;
  const reports = told.map((one, index) => ({ ...one, seq: first + index, at: AT }));
  const body = JSON.stringify({ tenant_id, reports });
  const signed = signInternalRequest({ method: 'POST', path, body }, key, {
    clock: { now: () => new Date() },
    nonce: randomUUID,
  });
  const headers = { 'content-type': 'application/json', ...signed };
  const { status, text } = await api.anonymous.post(path, body, { headers });
  expect(status, text).toBe(200);
}

const events = async (type?: string) => {
  const query = { entity_id: session_id, order: 'asc', limit: '100', ...(type === undefined ? {} : { type }) };
  return (await client.get('/v1/events', { query })).body.data as {
    type: string;
    data: { entity: object; object: Record<string, unknown> };
  }[];
};
const keysOf = (object: object) => Object.keys(object).sort();
const typesOf = async () => (await events()).map(({ type }) => type);

describe('what is told of a conversation', () => {
  it('is each tool call, once, with what the transcript says of it', async () => {
    await report(1, JOINED, turn('user', 'my number is 4111'), called('look_up_order'), called('refund', false));
    await report(3, called('look_up_order'), called('refund', false));
    const told = await events('tool.called');
    const transcript = (await client.get(`/v1/sessions/${session_id}/transcript`)).body;
    expect(told.map(({ data }) => data.entity)).toEqual([1, 2].map(() => ({ type: 'session', id: session_id })));
    const agent_id = (await client.get(`/v1/sessions/${session_id}`)).body.agent_id;
    expect(told.map(({ data }) => data.object)).toEqual(
      transcript.tool_calls.map((call: object) => ({ session_id, agent_id, ...call })),
    );
    expect(told.map(({ data }) => data.object['ok'])).toEqual([true, false]);
    expect(JSON.stringify(told)).not.toContain('4111');
  });

  it('is its transcript and its figures, once each and last, when the last turn is there', async () => {
    await report(1, JOINED, turn('user', 'Hello'), called('look_up_order'));
    expect(await events('transcript.ready')).toEqual([]);
    await report(4, turn('agent', 'Goodbye'), ENDED);
    await report(4, turn('agent', 'Goodbye'), ENDED);
    const [ready, ...more] = await events('transcript.ready');
    expect(more).toEqual([]);
    expect(ready?.data.object).toMatchObject({ session_id, status: 'ended', turns: 2, tool_calls: 1 });
    expect((await client.get(`/v1/sessions/${session_id}/transcript`)).body.turns).toHaveLength(2);
    const [figures, ...again] = await events('usage.recorded');
    expect(again).toEqual([]);
    const { usage } = (await client.get(`/v1/sessions/${session_id}`)).body;
    expect(figures?.data.object).toMatchObject({ session_id, usage });
    for (const event of await events()) {
      const example = Object.entries(EVENT_EXAMPLES).find(([type]) => type === event.type)?.[1];
      if (example !== undefined) expect(keysOf(event.data.object), event.type).toEqual(keysOf(Object(example.object)));
    }
    const types = await typesOf();
    expect(types).toEqual(expect.arrayContaining(['session.created', 'session.ended', 'tool.called']));
    expect(types.slice(-2)).toEqual(['transcript.ready', 'usage.recorded']);
    expect(types.filter((type) => type === 'session.ended' || type === 'session.failed')).toEqual(['session.ended']);
  });

  it('waits for the agent, where somebody else ended the session', async () => {
    await report(1, JOINED, turn('user', 'Hello'));
    const database = api.db.client.db(api.db.name);
    const ended = { status: 'ended', ended_at: new Date(), end_reason: 'stopped', wrap_up: 'due' };
    await database.collection<{ _id: string }>('sessions').updateOne({ _id: session_id }, { $set: ended });
    await report(3, turn('agent', 'I was just saying'));
    expect(await events('transcript.ready')).toEqual([]);
    await report(4, ENDED);
    const [ready] = await events('transcript.ready');
    expect(ready?.data.object).toMatchObject({ turns: 2, end_reason: 'stopped' });
  });

  it('reaches endpoints that ask for it by type or by noun, in order', async () => {
    // Those of the fixtures have no secrets to sign with.
    await api.db.client
      .db(api.db.name)
      .collection('webhook_endpoints')
      .updateMany({}, { $set: { archived_at: new Date() } });
    const made = await client.post('/v1/webhook-endpoints', {
      url: receiver.url,
      events: ['tool.*', 'transcript.ready', 'usage.recorded'],
    });
    expect(made.status, made.text).toBe(201);
    await report(1, JOINED, called('look_up_order'), ENDED);
    await dispatcherOf(api, receiver.host).round();
    const arrived = receiver.received.map((webhook) => verified(made.body.secret, webhook).type);
    expect(arrived).toEqual(['tool.called', 'transcript.ready', 'usage.recorded']);
  });
});
