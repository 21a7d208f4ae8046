import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { AccessToken } from 'livekit-server-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { type AwsResources, makeAwsResources } from './support/aws-resources.ts';

const LIVEKIT_API_KEY = 'test-key';
const LIVEKIT_API_SECRET = 'test-secret-of-at-least-32-characters';

let api: TestApi;
let aws: AwsResources;

beforeAll(async () => {
  aws = await makeAwsResources();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } });
}, 600_000);

const ROOM = { name: 'ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC', metadata: '{"tenant_id":"ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC"}' };
const finished = JSON.stringify({ event: 'room_finished', room: ROOM, id: 'EV_1', createdAt: '1795366546' });

/** Signs a body as LiveKit does: a token of its API key that carries the body's SHA-256. */
async function signatureOf(body: string, key = LIVEKIT_API_KEY, secret = LIVEKIT_API_SECRET): Promise<string> {
  const token = new AccessToken(key, secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

async function deliver(body: string, authorization?: string) {
  const before = await aws.delayedAlarms();
  const headers = { 'content-type': 'application/webhook+json', ...(authorization && { authorization }) };
  const { status, body: answer } = await api.anonymous.post('/webhooks/livekit', body, { headers });
  return [status, answer.error?.code ?? answer.received, (await aws.delayedAlarms()) - before];
}

describe("LiveKit's webhooks", () => {
  it('about a finished room set the alarm of its session', async () => {
    expect(await deliver(finished, await signatureOf(finished))).toEqual([200, true, 1]);
  });

  it('are told apart: only an agent or a telephone that left and a room of ours matter', async () => {
    const event = async (change: object) => {
      const body = JSON.stringify({ ...JSON.parse(finished), ...change });
      return deliver(body, await signatureOf(body));
    };
    const left = { event: 'participant_left', participant: { identity: 'agent-1', kind: 'AGENT' } };
    expect(await event(left)).toEqual([200, true, 1]);
    expect(await event({ ...left, event: 'participant_connection_aborted' })).toEqual([200, true, 1]);
    expect(await event({ ...left, participant: { identity: 'phone-1', kind: 'SIP' } })).toEqual([200, true, 1]);
    expect(await event({ ...left, participant: { identity: 'usr_1', kind: 'STANDARD' } })).toEqual([200, true, 0]);
    expect(await event({ event: 'room_started' })).toEqual([200, true, 0]);
    expect(await event({ event: 'a_new_kind_of_event' })).toEqual([200, true, 0]);
    expect(await event({ room: { ...ROOM, name: 'somebody-elses' } })).toEqual([200, true, 0]);
    expect(await event({ room: { ...ROOM, metadata: 'not json' } })).toEqual([200, true, 0]);
    expect(await event({ room: { ...ROOM, metadata: '{"tenant_id":7}' } })).toEqual([200, true, 0]);
  });

  it('are verified over the raw bytes: any change to them is refused', async () => {
    const signature = await signatureOf(finished);
    for (const changed of [
      `${finished} `,
      finished.replace('"EV_1"', '"EV_2"'),
      JSON.stringify(JSON.parse(finished), null, 1),
      '',
    ]) {
      expect(await deliver(changed, signature)).toEqual([401, 'invalid_signature', 0]);
    }
  });

  it('with characters beyond ASCII are verified all the same', async () => {
    const body = finished.replace('EV_1', 'EV_ü☎');
    expect(await deliver(body, await signatureOf(body))).toEqual([200, true, 1]);
  });

  it.each([
    ['no signature', async () => undefined],
    ['junk', async () => 'junk'],
    ['an unknown key', () => signatureOf(finished, 'other-key')],
    ['a forged secret', () => signatureOf(finished, LIVEKIT_API_KEY, 'another-secret-of-at-least-32-characters')],
    ['a token without a digest', () => new AccessToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET).toJwt()],
    [
      'a signature that is over',
      () =>
        new SignJWT({ sha256: createHash('sha256').update(finished).digest('base64') })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer(LIVEKIT_API_KEY)
          .setExpirationTime('-5m')
          .sign(new TextEncoder().encode(LIVEKIT_API_SECRET)),
    ],
  ])('with %s are refused', async (_what, authorization) => {
    expect(await deliver(finished, await authorization())).toEqual([401, 'invalid_signature', 0]);
  });
});
