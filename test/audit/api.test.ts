import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { AuditEvent } from '@patchbay/core/audit';
import { commitmentTo, hashOfSeal } from '@patchbay/core/audit';
import type { Context } from 'aws-lambda';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { openAuditCloud } from './support/cloud.ts';

/** Through the API and the deployed functions' own handlers, with a KMS key, a bucket and a queue of the emulator. */
const context = { awsRequestId: 'run', functionName: 'test' } as Context;

let api: TestApi;
let cloud: Awaited<ReturnType<typeof openAuditCloud>>;
let tenant: Awaited<ReturnType<TestApi['tenant']>>;
let client: ApiClient;

beforeAll(async () => {
  cloud = await openAuditCloud();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...cloud.env } });
  tenant = await api.tenant();
  client = tenant.client;
  for (const number of [1, 2, 3]) {
    await client.put('/v1/users', { external_id: `customer-${number}`, display_name: `Name ${number}` });
  }
}, 600_000);

/** Runs the sealer as its schedule does, until what was just written is no longer too fresh for it. */
async function seal(): Promise<void> {
  const { handler } = await import('../../functions/scheduled/seal-audit-events/handler.ts');
  await expect
    .poll(
      async () => {
        await handler({}, context);
        return (await client.get('/v1/audit-events/verify')).body.not_sealed_yet;
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toBe(0);
}

/** Hands what lies in the queue to the worker, as Lambda does. */
async function work(): Promise<number> {
  const { handler } = await import('../../functions/events/export-audit-events/handler.ts');
  const messages = await cloud.messages();
  await handler({ Records: messages } as never, context);
  return messages.length;
}

const actionsOf = (body: { data: AuditEvent[] }) => body.data.map(({ action }) => action);

describe('GET /v1/audit-events', () => {
  it('narrows by every filter, several actions at once', async () => {
    const all = await client.get('/v1/audit-events', { query: { entity_type: 'user' } });
    expect(actionsOf(all.body)).toEqual(['user.upserted', 'user.upserted', 'user.upserted']);
    const [{ request_id, entity, timestamp, source }] = all.body.data;
    const count = async (query: Record<string, string>) =>
      (await client.get('/v1/audit-events', { query })).body.data.length;
    expect(await count({ request_id })).toBe(1);
    expect(await count({ entity_id: entity.id })).toBe(1);
    expect(await count({ actor_id: tenant.principal.subject.id, actor_type: 'operator' })).toBe(3);
    expect(await count({ actor_type: 'api_key' })).toBe(0);
    expect(await count({ source, entity_type: 'user' })).toBe(3);
    expect(await count({ since: timestamp })).toBe(1);
    expect(await count({ entity_type: 'user', until: timestamp })).toBe(2);
    const both = await client.call('GET', '/v1/audit-events?action=user.upserted&action=tenant.created');
    expect(both.body.data.length).toBeGreaterThanOrEqual(3);
    expect((await client.get('/v1/audit-events', { query: { action: 'nothing.done' } })).body.error).toMatchObject({
      code: 'invalid_query',
    });
  });

  it('gives one by its id, to its own tenant', async () => {
    const [first] = (await client.get('/v1/audit-events')).body.data;
    expect((await client.get(`/v1/audit-events/${first.id}`)).body).toEqual(first);
    const stranger = (await api.tenant()).client;
    expect((await stranger.get(`/v1/audit-events/${first.id}`)).status).toBe(404);
  });
});

describe('the chain', { timeout: 60_000 }, () => {
  it('is sealed by the clock, and verified by whoever asks, with the key that everybody may have', async () => {
    await seal();
    const { status, body } = await client.get('/v1/audit-events/verify');
    expect(status).toBe(200);
    expect(body).toMatchObject({ verified: true, problem: null, not_sealed_yet: 0, has_more: false });
    expect(body.sealed).toBe(body.last_checkpoint.seq);
    const jwks = (await api.anonymous.get('/.well-known/audit-jwks.json')).body as JSONWebKeySet;
    const { payload } = await compactVerify(body.last_checkpoint.jws, createLocalJWKSet(jwks));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ head_hash: body.last_checkpoint.head_hash });
  });

  it('shows what somebody changed behind the back of the API', async () => {
    const events = api.db.client.db(api.db.name).collection<{ _id: string; actor_id: string }>('audit_events');
    const [victim] = (await client.get('/v1/audit-events', { query: { entity_type: 'user' } })).body.data;
    await events.updateOne({ _id: victim.id }, { $set: { actor_id: 'opr_nobody' } });
    const { body } = await client.get('/v1/audit-events/verify');
    expect(body).toMatchObject({ verified: false, problem: { kind: 'changed', event_id: victim.id } });
    await events.updateOne({ _id: victim.id }, { $set: { actor_id: victim.actor_id } });
    expect((await client.get('/v1/audit-events/verify')).body.verified).toBe(true);
  });
});

describe('an export', { timeout: 60_000 }, () => {
  it('is made in the background and fetched by its address, every line with what proves it', async () => {
    const asked = await client.post('/v1/audit-exports', { entity_type: 'user' });
    expect([asked.status, asked.body.status, asked.body.count]).toEqual([202, 'queued', null]);
    expect(await work()).toBe(1);
    const { body: done } = await client.get(`/v1/audit-exports/${asked.body.id}`);
    expect(done).toMatchObject({ status: 'completed', count: 3, reason: null });
    expect(new URL(done.download_url).pathname).toContain(`/exports/${tenant.tenant_id}/${done.id}.jsonl.gz`);
    const file = Buffer.from(await (await fetch(done.download_url)).arrayBuffer());
    expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([done.size_bytes, done.sha256]);
    const lines = gunzipSync(file).toString().trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.map(({ action }) => action)).toEqual(['user.upserted', 'user.upserted', 'user.upserted']);
    for (const { seal: sealed, ...event } of rows) {
      const { salt, hash, commitment, ...rest } = sealed;
      expect(commitmentTo(event, salt)).toBe(commitment);
      expect(hashOfSeal({ ...rest, commitment, id: event.id, tenant_id: tenant.tenant_id })).toBe(hash);
    }
    const listed = await client.get('/v1/audit-exports', { query: { status: 'completed' } });
    expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(done.id);
    const events = await client.get('/v1/audit-events', { query: { entity_id: done.id } });
    expect(actionsOf(events.body)).toEqual(['audit_export.completed', 'audit_export.created']);
  });

  it('that is delivered twice is made once', async () => {
    const asked = await client.post('/v1/audit-exports', { action: ['user.upserted'] });
    const { handler } = await import('../../functions/events/export-audit-events/handler.ts');
    const [message] = await cloud.messages();
    await handler({ Records: [message] } as never, context);
    const first = (await client.get(`/v1/audit-exports/${asked.body.id}`)).body;
    await handler({ Records: [message] } as never, context);
    const again = (await client.get(`/v1/audit-exports/${asked.body.id}`)).body;
    expect([again.completed_at, again.sha256]).toEqual([first.completed_at, first.sha256]);
  });

  it('whose message was lost or whose worker died is taken up by the sweep', async () => {
    const asked = await client.post('/v1/audit-exports', { entity_type: 'user' });
    expect(await cloud.messages()).toHaveLength(1);
    const exports = api.db.client.db(api.db.name).collection<{ _id: string }>('audit_exports');
    const dead = { status: 'running', attempt: 1, deadline_at: new Date(Date.now() - 1_000) };
    await exports.updateOne({ _id: asked.body.id }, { $set: dead });
    const { handler: sweep } = await import('../../functions/scheduled/sweep-audit-exports/handler.ts');
    await sweep({}, context);
    expect(await work()).toBe(1);
    expect((await client.get(`/v1/audit-exports/${asked.body.id}`)).body.status).toBe('completed');
  });

  it('that can never be made ends as failed, with a reason', async () => {
    const asked = await client.post('/v1/audit-exports', { entity_type: 'user' });
    const exports = api.db.client.db(api.db.name).collection<{ _id: string }>('audit_exports');
    await exports.updateOne({ _id: asked.body.id }, { $set: { status: 'queued', attempt: 3 } });
    await work();
    const { body } = await client.get(`/v1/audit-exports/${asked.body.id}`);
    expect(body).toMatchObject({ status: 'failed', reason: { code: 'gave_up' }, download_url: null, count: null });
  });

  it('is asked for with a range that has a beginning before its end', async () => {
    const body = { since: '2026-11-22T10:00:00Z', until: '2026-11-22T10:00:00Z' };
    expect((await client.post('/v1/audit-exports', body)).body.error).toMatchObject({
      code: 'invalid_body',
      param: 'until',
    });
  });
});
