import { ulidSource } from '@patchbay/config';
import { tenantScope } from '@patchbay/core/kernel';
import { createPhoneNumberRepository } from '@patchbay/mongo';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const PATH = '/v1/call-batches';
const FROM = '+493020000001';
// Registering a number reads the access to the media server; without a trunk it does not go there.
const LIVEKIT = { LIVEKIT_URL: 'http://127.0.0.1:9', LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'test'.repeat(8) };
const api = await startApi({ env: LIVEKIT });
const ids = ulidSource();

let owner: ApiClient;
let stranger: ApiClient;
let agent_id: string;
let keys = 0;

beforeAll(async () => {
  const { client, principal } = await api.tenant();
  owner = client;
  stranger = (await api.tenant()).client;
  const pins = await pinsOf(owner);
  agent_id = pins.agentId;
  const binding_id = (await owner.post(`/v1/agents/${agent_id}/bindings`, pins.body)).body.id;
  await owner.put(`/v1/agents/${agent_id}/environments/production`, { binding_id });
  const number = await owner.post('/v1/phone-numbers', { number: FROM });
  // Its trunk would be made at the media server; here only that it has one counts.
  const scope = tenantScope(principal, { request_id: 'test', source: 'api' });
  await api.db.unit_of_work.run(scope, async (work) => {
    const id = number.body.id;
    await createPhoneNumberRepository(api.db.database).update(scope, work, id, {
      outbound_trunk_id: ids.next('sip_trunk'),
    });
    const entity = { type: 'phone_number', id } as const;
    work.record({ action: 'phone_number.updated', entity, old_value: null, new_value: null });
  });
});

function create(change: object = {}, client = owner, query: Record<string, string> = {}) {
  keys += 1;
  const body = { agent_id, from: FROM, rows: [{ to: '+4915112345678' }], start_at: '2030-01-07T09:00:00Z', ...change };
  return client.post(PATH, body, { headers: { 'idempotency-key': `batch-${keys}` }, query });
}

describe('batches of calls', () => {
  it('are made, read, listed, and told of their rows and report', async () => {
    const window = { earliest: '09:00', latest: '18:00', weekdays: [1, 2, 3, 4, 5] };
    const rows = [{ to: '+49 151 12345678' }, { to: '+12125550123', time_zone: 'America/New_York' }];
    const { status, body } = await create({ rows, window, name: 'Reminders' });
    expect([status, body.status, body.rows.pending, body.object]).toEqual([201, 'running', 2, 'call_batch']);
    expect(body).not.toHaveProperty('round');
    expect((await owner.get(`${PATH}/${body.id}`)).body).toEqual(body);
    expect((await owner.get(PATH, { query: { status: 'running' } })).body.data).toContainEqual(body);
    const listed = (await owner.get(`${PATH}/${body.id}/rows`)).body.data;
    expect(listed).toMatchObject([
      { object: 'call_batch_row', index: 0, to: '+4915112345678', due_at: '2030-01-07T09:00:00.000Z' },
      { index: 1, status: 'pending', due_at: '2030-01-07T14:00:00.000Z' },
    ]);
    const report = (await owner.get(`${PATH}/${body.id}/report`, { query: { format: 'csv' } })).body;
    expect(report).toMatchObject({ calls: 0, rows: { total: 2 } });
    expect(report.csv.split('\r\n')[1]).toBe('0,+4915112345678,pending,,0,,,');
    await theAuditEvent(api.db, { action: 'call_batch.created', entity_id: body.id });
  });

  it('are paused, resumed and canceled, and nothing comes after that', async () => {
    const { id } = (await create()).body;
    expect((await owner.post(`${PATH}/${id}/pause`)).body.status).toBe('paused');
    expect((await owner.post(`${PATH}/${id}/pause`)).status).toBe(200);
    expect((await owner.post(`${PATH}/${id}/resume`)).body.status).toBe('running');
    const canceled = await owner.post(`${PATH}/${id}/cancel`);
    expect(canceled.body).toMatchObject({ status: 'canceled', rows: { ended: 1, outcomes: { canceled: 1 } } });
    const refused = await owner.post(`${PATH}/${id}/resume`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'call_batch_ended']);
  });

  it.each([
    [{ from: '+493020000002' }, 422, 'from'],
    [{ rows: [{ to: '+4915112345678' }, { to: '110' }] }, 422, 'rows.1.to'],
    [{ rows: [{ to: '+12125550123' }] }, 422, 'rows.0.time_zone'],
    [{ expires_at: '2030-01-01T00:00:00Z' }, 422, 'expires_at'],
    [{ rows: [] }, 400, 'rows'],
    [{ window: { earliest: '18:00', latest: '09:00' } }, 400, 'window.latest'],
  ])('refuse %o naming the field', async (change, status, param) => {
    const answer = await create(change);
    expect([answer.status, answer.body.error.param]).toEqual([status, param]);
  });

  it('need an Idempotency-Key, keep nothing in a dry run, and are nobody else’s', async () => {
    expect((await owner.post(PATH, { agent_id, from: FROM, rows: [{ to: '+4915112345678' }] })).status).toBe(400);
    const dry = (await create({}, owner, { dry_run: 'true' })).body;
    expect((await owner.get(`${PATH}/${dry.id}`)).status).toBe(404);
    const { id } = (await create()).body;
    for (const path of ['', '/rows', '/report']) expect((await stranger.get(`${PATH}/${id}${path}`)).status).toBe(404);
    expect((await stranger.post(`${PATH}/${id}/cancel`)).status).toBe(404);
  });
});
