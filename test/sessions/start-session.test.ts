import { sessionAuthorizer } from '@patchbay/http/session-authorizer';
import { theAuditEvent } from '@patchbay/testing';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { decodeJwt } from 'jose';
import { TokenVerifier } from 'livekit-server-sdk';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import type { PathValues } from '../isolation/calls.ts';
import { makeResources } from '../isolation/resources.ts';
import { type AwsResources, makeAwsResources } from './support/aws-resources.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';

let api: TestApi;
let aws: AwsResources;
let media: MediaServer;
let client: ApiClient;
let made: PathValues;
let tenant_id: string;

beforeAll(async () => {
  media = await startMediaServer();
  aws = await makeAwsResources();
  const { url: LIVEKIT_URL, api_key: LIVEKIT_API_KEY, api_secret: LIVEKIT_API_SECRET } = media;
  const env = { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET };
  api = await startApi({ env });
}, 600_000);

beforeEach(async () => {
  const tenant = await api.tenant();
  ({ client, tenant_id } = tenant);
  made = await makeResources(api, tenant.principal);
});

const NOBODY = { agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' };
const user = { external_id: 'customer-1', display_name: 'Ada' };
const start = (body: object = {}, headers: Record<string, string> = {}) =>
  client.post('/v1/sessions', { agent_id: made['agent_id'], user, ...body }, { headers });
const openSessions = async () => (await client.get('/v1/sessions')).body.data.map(({ id }: { id: string }) => id);

describe('starting a session', () => {
  it('opens its room with one dispatch of the agent, sets its alarm, and is audited step by step', async () => {
    const alarms = await aws.delayedAlarms();
    const { status, body, text } = await start({ metadata: { ticket: '7' } });
    expect(status, text).toBe(201);
    expect(body).toMatchObject({
      object: 'session',
      tenant_id,
      agent_id: made['agent_id'],
      binding_id: made['binding_id'],
      environment: 'production',
      status: 'dispatching',
      end_reason: null,
      metadata: { ticket: '7' },
      livekit: { url: media.url, room_name: body.id },
    });
    const [room] = await media.rooms.listRooms([body.id]);
    expect(JSON.parse(room?.metadata ?? '')).toEqual({ tenant_id });
    const dispatches = await media.dispatches.listDispatch(body.id);
    expect(dispatches.map(({ agentName, metadata }) => [agentName, JSON.parse(metadata)])).toEqual([
      [
        'patchbay',
        {
          session_id: body.id,
          tenant_id,
          digest: body.binding_digest,
          trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ],
    ]);
    expect(await aws.delayedAlarms()).toBe(alarms + 1);
    for (const action of ['session.created', 'session.dispatched'] as const) {
      await theAuditEvent(api.db, { action, tenant_id, entity_id: body.id });
    }
    const { livekit: _livekit, session_token: _token, ...session } = body;
    expect((await client.get(`/v1/sessions/${body.id}`)).body).toEqual(session);
  });

  it('gives a participant token for that room only, and keeps no token anywhere', async () => {
    const { body } = await start();
    const verifier = new TokenVerifier(media.api_key, media.api_secret);
    const { sub, name, video, exp } = await verifier.verify(body.livekit.participant_token);
    expect({ sub, name }).toEqual({ sub: body.user_id, name: 'Ada' });
    expect(video).toEqual({
      room: body.id,
      roomJoin: true,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
    });
    expect(Math.abs(Number(exp) * 1000 - new Date(body.livekit.expires_at).getTime())).toBeLessThan(2_000);
    const database = api.db.client.db(api.db.name);
    const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name);
    const everything = JSON.stringify(await Promise.all(names.map((one) => database.collection(one).find().toArray())));
    expect(everything).toContain(body.id);
    expect(everything).not.toContain(body.livekit.participant_token);
    expect(everything).not.toContain(body.session_token.token);
  });

  it('gives a session JWT, signed by KMS, that the published keys verify at the door of end users', async () => {
    const { body } = await start();
    const { body: jwks, headers } = await api.anonymous.get('/.well-known/jwks.json');
    expect(headers['cache-control']).toBe('public, max-age=300');
    const authorize = sessionAuthorizer(async () => ({ issuer: 'https://sessions.test', jwks }));
    const event = (token: string) =>
      ({
        methodArn: 'arn:aws:execute-api:x:1:api/stage/GET/v1/client/session',
        headers: { authorization: `Bearer ${token}` },
      }) as unknown as APIGatewayRequestAuthorizerEvent;
    const { context } = await authorize(event(body.session_token.token));
    expect(context).toEqual({ tenant_id, user_id: body.user_id, session_id: body.id });
    const { exp } = decodeJwt(body.session_token.token);
    expect(new Date(Number(exp) * 1000).toISOString()).toBe(body.session_token.expires_at);
    const [header, claims, signature] = body.session_token.token.split('.');
    const forged = `${header}.${claims}.${signature.slice(0, -4)}${signature.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    await expect(authorize(event(forged))).rejects.toThrow(/^Unauthorized$/);
  });

  it('repeated with the same Idempotency-Key is the same session in one room, with new tokens', async () => {
    const key = { 'idempotency-key': 'start-1' };
    const first = await start({}, key);
    const again = await start({}, key);
    expect([again.status, again.body.id], again.text).toEqual([201, first.body.id]);
    expect(again.body.session_token.token).not.toBe(first.body.session_token.token);
    expect(again.body.status).toBe('dispatching');
    expect(await media.dispatches.listDispatch(first.body.id)).toHaveLength(1);
    await theAuditEvent(api.db, { action: 'session.created', tenant_id, entity_id: first.body.id });
    const other = await start({ metadata: { other: 'body' } }, key);
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_mismatch']);
    await client.post(`/v1/sessions/${first.body.id}/stop`);
    const late = await start({}, key);
    expect([late.status, late.body.error.code]).toEqual([409, 'session_ended']);
  });

  it('knows the user by the external id: one user, however many sessions', async () => {
    const [one, two] = [await start(), await start()];
    expect(one.body.user_id).toBe(two.body.user_id);
    expect(one.body.id).not.toBe(two.body.id);
  });
});

describe('a session that cannot be', () => {
  it('for an archived user: 409 with the path of its external id, until it is restored', async () => {
    const { body: first } = await start();
    expect((await client.post(`/v1/users/${first.user_id}/archive`)).status).toBe(200);
    const before = await openSessions();
    const { status, body } = await start();
    expect([status, body.error.code, body.error.param]).toEqual([409, 'resource_archived', 'user.external_id']);
    expect(body.error.message).toContain('archived');
    expect(await openSessions()).toEqual(before);
    await client.post(`/v1/users/${first.user_id}/restore`);
    expect((await start()).body.user_id).toBe(first.user_id);
  });

  it('for want of a live binding: 409, and the environment is named', async () => {
    const { status, body } = await start({ environment: 'staging' });
    expect([status, body.error.code]).toEqual([409, 'no_live_binding']);
    expect(JSON.stringify(body.error)).toContain('staging');
  });

  it.each([
    ['an agent that nobody knows', () => ({ agent_id: NOBODY.agent_id }), 404, 'not_found', 'agent_id', /agent/],
    [
      'a binding that the agent has not',
      () => ({ binding_id: NOBODY.binding_id }),
      404,
      'not_found',
      'binding_id',
      /binding/,
    ],
    [
      'an environment that there is not',
      () => ({ environment: 'no-such-place' }),
      409,
      'no_live_binding',
      'environment',
      /no-such-place/,
    ],
  ])('for %s: in words, with the field', async (_what, change, status, code, param, words) => {
    const before = await openSessions();
    const { status: answered, body, text } = await start(change());
    expect([answered, body.error.code, body.error.param], text).toEqual([status, code, param]);
    expect(body.error.message).toMatch(words);
    expect(await openSessions()).toEqual(before);
  });

  it('for variables that do not fit: 422 with the path of the first', async () => {
    const wrong = await start({ variables: { nobody_declared_this: 'x' } });
    expect([wrong.status, wrong.body.error.code], wrong.text).toEqual([422, 'unprocessable']);
    expect(wrong.body.error.param).toBe('variables.nobody_declared_this');
  });

  it('for an archived agent: refused, and its sessions stay readable', async () => {
    const before = await start();
    expect((await client.post(`/v1/agents/${made['agent_id']}/archive`, { force: true })).status).toBe(200);
    const { status, body } = await start();
    expect([status, body.error.code]).toEqual([409, 'resource_archived']);
    expect(body.error.message).toMatch(/agent.*archived/);
    expect((await client.get(`/v1/sessions/${before.body.id}`)).status).toBe(200);
  });

  it("for another tenant's agent, binding or both: exactly as for absent ones", async () => {
    const theirs = await makeResources(api, (await api.tenant()).principal);
    const shown = async (body: object) => {
      const answer = await start(body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      return [answer.status, { ...answer.body.error, request_id: '' }];
    };
    const own = { agent_id: made['agent_id'] };
    const foreign = { agent_id: theirs['agent_id'], binding_id: theirs['binding_id'] };
    expect(await shown({ agent_id: foreign.agent_id })).toEqual(await shown({ agent_id: NOBODY.agent_id }));
    expect(await shown(foreign)).toEqual(await shown(NOBODY));
    expect(await shown({ ...own, binding_id: foreign.binding_id })).toEqual(
      await shown({ ...own, binding_id: NOBODY.binding_id }),
    );
  });

  it('leaves no session, no room and no user behind', async () => {
    const before = await openSessions();
    await start({ variables: { nobody_declared_this: 'x' }, user: { external_id: 'never-seen' } });
    expect(await openSessions()).toEqual(before);
    expect((await client.get('/v1/users')).text).not.toContain('never-seen');
  });
});

describe('stopping a session', () => {
  it('ends it once and closes its room, however often it is asked for', async () => {
    const { body } = await start();
    const stops = await Promise.all([1, 2, 3].map(() => client.post(`/v1/sessions/${body.id}/stop`)));
    stops.push(await client.post(`/v1/sessions/${body.id}/stop`));
    expect(stops.map(({ status, body: session }) => [status, session.status, session.end_reason])).toEqual(
      stops.map(() => [200, 'ended', 'stopped']),
    );
    expect(await media.hasRoom(body.id)).toBe(false);
    await theAuditEvent(api.db, { action: 'session.ended', tenant_id, entity_id: body.id });
  });
});
