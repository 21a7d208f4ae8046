import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { theAuditEvent } from '@patchbay/testing';
import { decodeJwt } from 'jose';
import { TokenVerifier } from 'livekit-server-sdk';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeResources } from '../isolation/resources.ts';
import { makeAwsResources } from './support/aws-resources.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';

let api: TestApi;
let media: MediaServer;
/** The tenant's server, and the device of the end user. */
let server: ApiClient;
let device: ApiClient;
let tenant_id: string;
let session: { id: string; user_id: string };

beforeAll(async () => {
  media = await startMediaServer();
  const aws = await makeAwsResources();
  const { url: LIVEKIT_URL, api_key: LIVEKIT_API_KEY, api_secret: LIVEKIT_API_SECRET } = media;
  const env = { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET };
  api = await startApi({ env });
}, 600_000);

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client: server, tenant_id } = tenant);
  const { agent_id } = await makeResources(api, tenant.principal);
  const user = { external_id: 'customer-1', display_name: 'Ada' };
  const started = await server.post('/v1/sessions', { agent_id, user, metadata: { ticket: 'SUP-1' } });
  expect(started.status, started.text).toBe(201);
  session = started.body;
  device = api.withToken(
    (await api.session_tokens.issue({ tenant_id, user_id: session.user_id, session_id: session.id })).token,
  );
});

const EVENT = { at: '2026-11-22T10:00:05.000Z' };
const REPORTS: SessionReport[] = [
  { ...EVENT, seq: 1, type: 'agent_joined', worker_id: 'w' },
  {
    ...EVENT,
    seq: 2,
    type: 'turn',
    role: 'user',
    text: 'When are you open?',
    modality: 'speech',
    interrupted: false,
    citations: [],
  },
  { ...EVENT, seq: 3, type: 'tool_call', tool_name: 'opening_hours', ok: true, duration_ms: 12 },
  {
    ...EVENT,
    seq: 4,
    type: 'turn',
    role: 'agent',
    text: 'From nine to',
    modality: 'speech',
    interrupted: true,
    citations: [],
  },
];

async function report(): Promise<void> {
  const stored = REPORTS.map((one) => ({
    _id: `${session.id}:${one.seq}`,
    tenant_id,
    session_id: session.id,
    seq: one.seq,
    report: one,
  }));
  await api.db.client.db(api.db.name).collection<{ _id: string }>('session_events').insertMany(stored);
}

describe("an end user's device", () => {
  it('sees its own session, and nothing of what the tenant keeps with it', async () => {
    const { status, body } = await device.get('/v1/client/session');
    expect([status, body.id, body.status, body.feedback]).toEqual([200, session.id, 'dispatching', null]);
    for (const hidden of ['metadata', 'variables', 'resolved_versions', 'digest', 'metrics']) {
      expect(body).not.toHaveProperty(hidden);
    }
  });

  it('renews its tokens while the session lives: for the same room and the same session, for 15 minutes at most', async () => {
    const { status, body, text } = await device.post('/v1/client/session/tokens');
    expect([status, body.session_id], text).toEqual([201, session.id]);
    const verifier = new TokenVerifier(media.api_key, media.api_secret);
    const { sub, name, video, exp = 0 } = await verifier.verify(body.livekit.participant_token);
    expect([sub, name, video?.room]).toEqual([session.user_id, 'Ada', session.id]);
    const claims = decodeJwt(body.session_token.token);
    expect(claims).toMatchObject({ sub: session.user_id, tenant_id, session_id: session.id, aud: 'patchbay-client' });
    for (const until of [exp, claims.exp ?? 0]) expect(until - Date.now() / 1000).toBeLessThanOrEqual(901);
    const others = await server.post(`/v1/sessions/${session.id}/tokens`);
    expect([others.status, others.body.livekit.room_name]).toEqual([201, session.id]);
    expect(others.body.session_token.token).not.toBe(body.session_token.token);
  });

  it('ends its own session, as its own doing, and gets no tokens any more', async () => {
    const stopped = await device.post('/v1/client/session/stop');
    expect([stopped.status, stopped.body.status, stopped.body.end_reason]).toEqual([200, 'ended', 'stopped']);
    expect(await media.hasRoom(session.id)).toBe(false);
    const audited = await theAuditEvent(api.db, { action: 'session.ended', tenant_id, entity_id: session.id });
    expect(audited).toMatchObject({ actor_id: session.user_id, actor_type: 'user' });
    expect((await device.post('/v1/client/session/stop')).status).toBe(200);
    for (const late of [
      await device.post('/v1/client/session/tokens'),
      await server.post(`/v1/sessions/${session.id}/tokens`),
    ]) {
      expect([late.status, late.body.error.code]).toEqual([409, 'session_ended']);
    }
  });

  it('reads what was said, with what was cut short; the tools are for the tenant to see', async () => {
    await report();
    const mine = await device.get('/v1/client/session/transcript');
    const said = [
      ['user', 'When are you open?', false],
      ['agent', 'From nine to', true],
    ];
    const turnsOf = (body: { turns: { role: string; text: string; interrupted: boolean }[] }) =>
      body.turns.map(({ role, text, interrupted }) => [role, text, interrupted]);
    expect([mine.status, turnsOf(mine.body)]).toEqual([200, said]);
    expect(mine.text).not.toContain('opening_hours');
    const theirs = await server.get(`/v1/sessions/${session.id}/transcript`);
    expect(turnsOf(theirs.body)).toEqual(said);
    expect(theirs.body.tool_calls).toEqual([
      { seq: 3, at: EVENT.at, tool_name: 'opening_hours', ok: true, duration_ms: 12 },
    ]);
  });
});

describe('feedback', () => {
  const give = (body: object) => device.put('/v1/client/session/feedback', body);
  const operatorsView = async () => (await server.get(`/v1/sessions/${session.id}`)).body.feedback;

  it('is kept with the session, replaced as a whole, audited, and told as an event', async () => {
    expect(await operatorsView()).toBeNull();
    const first = await give({ rating: 2, comment: '  It did not let me finish.  ' });
    expect([first.status, first.body.feedback.comment], first.text).toEqual([200, 'It did not let me finish.']);
    expect(await operatorsView()).toEqual(first.body.feedback);
    await device.post('/v1/client/session/stop');
    const { body } = await give({ thumb: 'up' });
    expect(body.feedback).toMatchObject({
      rating: null,
      thumb: 'up',
      comment: null,
      created_at: first.body.feedback.created_at,
    });
    expect(await operatorsView()).toEqual(body.feedback);
    await give({ thumb: 'up' });
    const database = api.db.client.db(api.db.name);
    const audited = await database
      .collection('audit_events')
      .find({ action: 'session_feedback.updated', tenant_id })
      .toArray();
    expect(audited.map(({ entity, actor_id }) => [entity.id, actor_id])).toEqual([
      [session.id, session.user_id],
      [session.id, session.user_id],
    ]);
    const events = database.collection('outbox_events');
    const told = await events.find({ type: 'session_feedback.updated', tenant_id }).sort({ _id: 1 }).toArray();
    expect(told.map(({ data }) => [data.entity.id, data.object.thumb])).toEqual([
      [session.id, null],
      [session.id, 'up'],
    ]);
  });

  it.each([
    [{}, 'rating'],
    [{ rating: 0 }, 'rating'],
    [{ rating: 6 }, 'rating'],
    [{ rating: 2.5 }, 'rating'],
    [{ thumb: 'sideways' }, 'thumb'],
    [{ comment: ' ' }, 'comment'],
    [{ comment: 'x'.repeat(2_001) }, 'comment'],
    [{ thumb: 'up', stars: 5 }, 'stars'],
  ])('that says %j is refused, and nothing is kept', async (body, param) => {
    const { status, body: answer } = await give(body);
    expect([status, answer.error.code, answer.error.param]).toEqual([400, 'invalid_body', param]);
    expect(await operatorsView()).toBeNull();
  });
});
