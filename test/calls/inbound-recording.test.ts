import { createS3Client, s3ObjectRemover } from '@patchbay/aws/files';
import { systemClock } from '@patchbay/config';
import { createSweepRecordings } from '@patchbay/core/recordings';
import { livekitEgress } from '@patchbay/livekit';
import { startStack } from '@patchbay/local-stack';
import { createRecordingRepository, createRecordingWatchList } from '@patchbay/mongo';
import { theAuditEvent } from '@patchbay/testing';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { openUploadsCloud, type UploadsCloud } from '../api/support/uploads-cloud.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type EgressServer, startEgressServer } from '../sessions/support/egress-server.ts';
import { type MediaServer, mediaServerAt } from '../sessions/support/media-server.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { callIn } from './support/inbound-call.ts';
import type { SipPhone } from './support/sip-phone.ts';

let stack: Awaited<ReturnType<typeof startStack>>;
let media: MediaServer;
let egress: EgressServer;
let cloud: UploadsCloud;
let api: TestApi;
let client: ApiClient;
let tenant_id: string;
let number: string;
const phones: SipPhone[] = [];
const S3 = { access_key_id: 'test', secret_access_key: 'test' };

beforeAll(async () => {
  stack = await startStack({ components: ['redis', 'livekit-server'], ports: 'ephemeral', persist: false });
  media = mediaServerAt(stack.endpoints.livekit);
  egress = await startEgressServer(media);
  cloud = await openUploadsCloud();
  const aws = await makeAwsResources();
  api = await startApi({
    env: {
      ...PLACEHOLDER_ENVIRONMENT,
      ...aws.env,
      ...cloud.env,
      LIVEKIT_URL: egress.url,
      LIVEKIT_API_KEY: media.api_key,
      LIVEKIT_API_SECRET: media.api_secret,
      RECORDING_EGRESS: 'on',
      EGRESS_S3_ENDPOINT: cloud.env['AWS_ENDPOINT_URL'] ?? '',
      EGRESS_S3_ACCESS_KEY_ID: S3.access_key_id,
      EGRESS_S3_SECRET_ACCESS_KEY: S3.secret_access_key,
    },
  });
}, 600_000);
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.hangUp()));
  await stack?.stop();
}, 60_000);

let numbers = 100;
beforeEach(async () => {
  egress.refuse = false;
  numbers += 1;
  number = `+493012348${numbers}`;
  ({ client, tenant_id } = await api.tenant());
  const trunk = { direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] };
  const { body: made } = await client.post('/v1/sip-trunks', trunk);
  expect((await client.post('/v1/phone-numbers', { number, inbound_trunk_id: made.id })).status).toBe(201);
  const agent_id = await liveAgent(client, {
    runtime_config: { recording: { enabled: true }, retention: { recording_days: 30 } },
  });
  expect((await client.post('/v1/inbound-mappings', { number, agent_id })).status).toBe(201);
}, 60_000);

async function call() {
  const taken = await callIn(media, { from: '+4915112345678', to: number });
  if (taken.sip_status_code !== 200) throw new Error('the call was refused');
  phones.push(taken.phone);
  return taken;
}
async function post(body: string, authorization: string): Promise<number> {
  const headers = { 'content-type': 'application/webhook+json', authorization };
  return (await api.anonymous.post('/webhooks/livekit', body, { headers })).status;
}
async function joined(room: string): Promise<number> {
  const participant = { identity: 'sip_1', kind: 'SIP' };
  const { body } = await egress.webhook('participant_joined', {});
  const text = JSON.stringify({ ...JSON.parse(body), egressInfo: undefined, room: { name: room }, participant });
  const token = new AccessToken(media.api_key, media.api_secret);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  token.sha256 = Buffer.from(digest).toString('base64');
  return post(text, await token.toJwt());
}
async function tell(event: string, info: object): Promise<number> {
  const { body, authorization } = await egress.webhook(event, info);
  return post(body, authorization);
}
const sessionOf = async () => {
  const [made] = (await client.get('/v1/calls')).body.data;
  return (await client.get(`/v1/sessions/${made.session_id}`)).body;
};
const ordersOf = (room: string) => egress.recordings.filter(({ roomName }) => roomName === room);

describe('a call that comes in to an agent that records', { timeout: 90_000 }, () => {
  it('is recorded in its own room, under its session, once, and can be fetched', async () => {
    const { room } = await call();
    expect(await joined(room)).toBe(200);
    expect(await joined(room)).toBe(200);
    const session = await sessionOf();
    expect(session.recording).toMatchObject({ status: 'starting', kind: 'audio' });
    const [order, ...more] = ordersOf(room);
    expect(more).toEqual([]);
    expect(order?.roomComposite).toMatchObject({
      audio_only: true,
      file_outputs: [{ filepath: `recordings/${tenant_id}/${session.id}/recording.ogg` }],
    });
    await tell('egress_updated', { ...order, status: 'EGRESS_ACTIVE', startedAt: '1795366546000000000' });
    expect((await sessionOf()).recording).toMatchObject({ status: 'recording' });

    expect((await client.post(`/v1/sessions/${session.id}/stop`)).status).toBe(200);
    expect(order?.status).toBe('EGRESS_COMPLETE');
    expect(await tell('egress_ended', order ?? {})).toBe(200);
    const { body: download } = await client.get(`/v1/sessions/${session.id}/recording`);
    expect(download).toMatchObject({ status: 'completed', media_type: 'audio/ogg', duration_ms: 3_000 });
    const sound = Buffer.from(await (await fetch(download.url)).arrayBuffer());
    expect(sound.subarray(0, 4).toString()).toBe('OggS');
    await theAuditEvent(api.db, { action: 'recording.completed', tenant_id, entity_id: session.id });
  });

  it('is asked about in its own room where no webhook came', async () => {
    const { room } = await call();
    await joined(room);
    const session = await sessionOf();
    await client.post(`/v1/sessions/${session.id}/stop`);
    expect((await sessionOf()).recording.status).toBe('starting');
    const endpoint = cloud.env['AWS_ENDPOINT_URL'] ?? '';
    const livekit = { url: egress.url, api_key: media.api_key, api_secret: media.api_secret };
    await createSweepRecordings({
      recordings: createRecordingRepository(api.db.database),
      watchList: createRecordingWatchList(api.db.database),
      unitOfWork: api.db.unit_of_work,
      clock: { now: () => new Date(systemClock.now().getTime() + 86_400_000) },
      objects: s3ObjectRemover(createS3Client(endpoint), cloud.bucket),
      recorder: livekitEgress({
        ...{ ...livekit, ...S3, endpoint },
        ...{ bucket: cloud.bucket, region: 'us-east-1', role_arn: undefined },
      }),
    })({ request_id: 'sweep', source: 'scheduler' });
    expect((await sessionOf()).recording).toMatchObject({ status: 'completed', duration_ms: 3_000 });
  });

  it('is not held where the recorder refuses: nobody is talked to unrecorded', async () => {
    egress.refuse = true;
    const { room, phone } = await call();
    expect(await joined(room)).toBe(502);
    expect(await phone.gone).toBe('removed');
    expect(await sessionOf()).toMatchObject({ status: 'failed', end_reason: 'dispatch_failed' });
    expect((await client.get('/v1/calls')).body.data).toMatchObject([{ status: 'ended' }]);
    expect(await media.hasRoom(room)).toBe(false);
  });

  it('is told of by nobody under the path of another room', async () => {
    const { room } = await call();
    await joined(room);
    const [order] = ordersOf(room);
    expect(await tell('egress_ended', { ...order, roomName: 'somebody-elses', status: 'EGRESS_FAILED' })).toBe(200);
    expect((await sessionOf()).recording.status).toBe('starting');
  });
});
