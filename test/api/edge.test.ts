import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});

const count = (collection: string) => api.db.client.db(api.db.name).collection(collection).countDocuments({});

describe('a tenant and its caller', () => {
  it('creates, reads and finds its prompt, and another tenant finds nothing there', async () => {
    const mine = await api.tenant();
    const other = await api.tenant();
    const created = await mine.client.post('/v1/prompts', { name: 'Greeting' });
    expect(created.status, created.text).toBe(201);
    expect(created.body).toMatchObject({ object: 'prompt', tenant_id: mine.tenant_id, name: 'Greeting' });
    expect((await mine.client.get(`/v1/prompts/${created.body.id}`)).body).toEqual(created.body);
    const foreign = await other.client.get(`/v1/prompts/${created.body.id}`);
    const absent = await other.client.get('/v1/prompts/pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC');
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body.error, request_id: '' }).toEqual({ ...absent.body.error, request_id: '' });
  });

  it('is shut out when its tenant is suspended', async () => {
    const { tenant_id, principal } = await api.tenant();
    expect((await api.platform.post(`/v1/tenants/${tenant_id}/suspend`)).status).toBe(200);
    const answer = await (await api.as(principal)).get('/v1/prompts');
    expect([answer.status, answer.body.error.code]).toEqual([401, 'credential_revoked']);
  });
});

describe('Idempotency-Key on the real database', () => {
  it('sent 20 times at once makes one prompt, one audit event and one answer', async () => {
    const { client } = await api.tenant();
    const before = [await count('prompts'), await count('audit_events')];
    const headers = { 'idempotency-key': 'race-1' };
    const post = () => client.post('/v1/prompts', { name: 'Once' }, { headers });
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    const rest = answers.filter(({ status }) => status !== 201).map(({ body }) => body.error.code);
    expect(new Set(rest)).toEqual(new Set(rest.length === 0 ? [] : ['idempotency_in_progress']));
    expect([await count('prompts'), await count('audit_events')]).toEqual(before.map((n) => n + 1));
    const again = await post();
    expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([201, made[0]?.text, 'true']);
  });

  it('is given back by a request that changed nothing', async () => {
    const { client } = await api.tenant();
    const headers = { 'idempotency-key': 'k' };
    const path = '/v1/prompts/pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC/archive';
    expect((await client.post(path, undefined, { headers })).status).toBe(404);
    const records = api.db.client.db(api.db.name).collection('idempotency_records');
    expect(await records.countDocuments({ status: 'in_progress' })).toBe(0);
  });
});

describe('browsers', () => {
  const preflight = (origin: string) =>
    api.anonymous.call('OPTIONS', '/v1/prompts', undefined, { headers: { Origin: origin } });

  it('of a configured origin may call every path, and read the headers that matter', async () => {
    const { status, headers } = await preflight('https://console.test');
    expect([status, headers['access-control-allow-origin']]).toEqual([204, 'https://console.test']);
    expect(headers['access-control-allow-headers']).toContain('Idempotency-Key');
    const { client } = await api.tenant();
    const answer = await client.get('/v1/prompts', { headers: { Origin: 'https://console.test' } });
    expect(answer.headers['access-control-expose-headers']).toContain('Request-Id');
  });

  it('of any other origin may not', async () => {
    for (const origin of ['https://evil.test', 'https://console.test.evil', 'null']) {
      expect((await preflight(origin)).headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});
