import { randomUUID } from 'node:crypto';
import { systemClock, ulidSource } from '@patchbay/config';
import { registries } from '@patchbay/core/registries';
import { createMongoClient } from '@patchbay/mongo';
import { RoomServiceClient } from 'livekit-server-sdk';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
expectNoSecretInLogs(() => product);
let tenant: ProductTenant;
let server: GatewayCaller;
let agent_id: string;

beforeAll(async () => {
  product = await deployedProduct({ voice: true });
  tenant = await product.createTenant();
  server = product.api(tenant.token);
  agent_id = await liveAgent();
}, PRODUCT_UP_MS);

/** An agent made of the registries' own examples, live in production. */
async function liveAgent(): Promise<string> {
  const publish = async (path: string, content: object) => {
    const entity = await server.post(`/v1/${path}`, { name: 'one', content });
    expect(entity.status, JSON.stringify(entity.body)).toBe(201);
    await server.post(`/v1/${path}/${entity.body.id}/versions`, { change_note: 'first' });
    return entity.body.id as string;
  };
  const agent = await publish('agents', registries.agents.example);
  const pins = {
    agent_version: 1,
    prompt_id: await publish('prompts', registries.prompts.example),
    prompt_version: 1,
    tool_versions: [],
    runtime_config_id: await publish('runtime-configs', registries.runtime_configs.example),
    runtime_config_version: 1,
  };
  const binding = await server.post(`/v1/agents/${agent}/bindings`, pins);
  expect(binding.status, JSON.stringify(binding.body)).toBe(201);
  await server.put(`/v1/agents/${agent}/environments/production`, { binding_id: binding.body.id });
  return agent;
}

const start = (headers = {}) => server.post('/v1/sessions', { agent_id, user: { external_id: 'customer-1' } }, headers);

describe('an end user with a session JWT, through the gateway', { timeout: 120_000 }, () => {
  it('sees its own session become active, and end when the tenant stops it', async () => {
    const { status, body } = await start({ 'idempotency-key': randomUUID() });
    expect(status, JSON.stringify(body)).toBe(201);
    const device = product.api(body.session_token.token);
    const seen = async () => (await device.get('/v1/client/session')).body.status;
    await expect.poll(seen, { timeout: 60_000, interval: 500 }).toBe('active');
    expect((await device.get('/v1/client/session')).body).toMatchObject({ id: body.id, tenant_id: tenant.tenant_id });
    const stopped = await server.post(`/v1/sessions/${body.id}/stop`);
    expect(stopped.body).toMatchObject({ status: 'ended', end_reason: 'stopped' });
    expect(await seen()).toBe('ended');
  });

  it('gets nowhere else with it, and nothing else gets in', async () => {
    const { body } = await start();
    const jwt: string = body.session_token.token;
    const [header, claims, signature] = jwt.split('.');
    const foreign = Buffer.from(JSON.stringify({ sub: 'x', tenant_id: 'ten_x', session_id: 'ses_x' })).toString(
      'base64url',
    );
    expect((await product.api(jwt).get('/v1/client/session')).status).toBe(200);
    for (const [token, path] of [
      [jwt, '/v1/agents'],
      [jwt, `/v1/sessions/${body.id}`],
      [tenant.token, '/v1/client/session'],
      [`${header}.${foreign}.${signature}`, '/v1/client/session'],
      [`${header}.${claims}.${signature?.slice(0, -8)}AAAAAAAA`, '/v1/client/session'],
      [body.livekit.participant_token, '/v1/client/session'],
    ] as const) {
      const answer = await product.api(token).get(path);
      expect([path, answer.status, answer.body.error?.code]).toEqual([path, 401, 'unauthenticated']);
    }
    await server.post(`/v1/sessions/${body.id}/stop`);
  });
});

describe('the watchdog, as deployed', { timeout: 120_000 }, () => {
  it('hears from LiveKit that a room is gone, and ends the session that nobody reports about', async () => {
    const { body } = await start();
    const { id } = body;
    await server.post(`/v1/sessions/${id}/stop`);
    const orphan = await copyAsActive(id);
    const { url, api_key, api_secret } = product.endpoints.livekit;
    const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), api_key, api_secret);
    await rooms.createRoom({ name: orphan, metadata: JSON.stringify({ tenant_id: tenant.tenant_id }) });
    await rooms.deleteRoom(orphan);
    const state = async () => {
      const { body: session } = await server.get(`/v1/sessions/${orphan}`);
      return [session.status, session.end_reason];
    };
    expect(await state()).toEqual(['active', null]);
    await expect.poll(state, { timeout: 60_000, interval: 1_000 }).toEqual(['ended', 'room_closed']);
    const audit = await server.get(`/v1/audit-events?entity_id=${orphan}`);
    expect(audit.body.data.map(({ action }: { action: string }) => action)).toEqual(['session.ended']);
  });

  /** A session that is active in the database, but that no agent knows of: as after the loss of a worker. */
  async function copyAsActive(id: string): Promise<string> {
    const client = createMongoClient(product.endpoints.mongodb_uri, { app_name: 'patchbay-test' });
    onTestFinished(() => client.close());
    const sessions = client.db('patchbay').collection<{ _id: string }>('sessions');
    const found = await sessions.findOne({ _id: id });
    const copy = { _id: ulidSource().next('session'), status: 'active', end_reason: null, ended_at: null };
    await sessions.insertOne({ ...found, ...copy, started_at: systemClock.now() } as { _id: string });
    return copy._id;
  }
});
