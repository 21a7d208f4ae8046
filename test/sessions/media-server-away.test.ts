import { createServer } from 'node:net';
import { theAuditEvent } from '@patchbay/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeResources } from '../isolation/resources.ts';
import { makeAwsResources } from './support/aws-resources.ts';

/** A port where nobody answers: closed, or open and silent. */
const silent = createServer();
let isSilent = false;
silent.on('connection', (socket) => {
  socket.on('error', () => undefined);
  if (!isSilent) socket.destroy();
});

let api: TestApi;

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const LIVEKIT_URL = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const aws = await makeAwsResources();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, LIVEKIT_URL } });
}, 600_000);

afterAll(() => void silent.close());

describe('while the media server is away', () => {
  it.each([
    ['refuses', false, 502, 'upstream_failed'],
    ['is silent', true, 504, 'upstream_timeout'],
  ])('and %s, a start says so and its session is failed, never silent', async (_how, quiet, status, code) => {
    isSilent = quiet;
    const { client, principal, tenant_id } = await api.tenant();
    const { agent_id } = await makeResources(api, principal);
    const headers = { 'idempotency-key': 'one' };
    const start = () => client.post('/v1/sessions', { agent_id, user: { external_id: 'u' } }, { headers });
    const answer = await start();
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('eyJ');
    const { session_id } = answer.body.error.details;
    const session = await client.get(`/v1/sessions/${session_id}`);
    expect(session.body).toMatchObject({
      status: 'failed',
      end_reason: 'dispatch_failed',
      ended_at: expect.any(String),
    });
    await theAuditEvent(api.db, { action: 'session.failed', tenant_id, entity_id: session_id });
    const again = await start();
    expect([again.status, again.body.error]).toEqual([status, answer.body.error]);
  });

  it('a session can still be ended, and the caller hears that its room may be left', async () => {
    isSilent = false;
    const { client, principal } = await api.tenant();
    const { session_id } = await makeResources(api, principal);
    const stop = await client.post(`/v1/sessions/${session_id}/stop`);
    expect([stop.status, stop.body.error.code]).toEqual([502, 'upstream_failed']);
    expect((await client.get(`/v1/sessions/${session_id}`)).body).toMatchObject({
      status: 'ended',
      end_reason: 'stopped',
    });
  });
});
