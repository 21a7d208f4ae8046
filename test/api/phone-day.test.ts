import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compose } from '../../functions/scheduled/call-batch-compose.ts';
import { callIn } from '../calls/support/inbound-call.ts';
import { linesOf, ONCE_MORE, seenBy, twentyCallees } from '../calls/support/twenty-callees.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import type { ApiClient } from './support/client.ts';
import { httpPhoneDriver, type PhoneDriver, patchbayProcess, sdkPhoneDriver } from './support/phone-driver.ts';
import { type PhoneWorld, startPhoneWorld } from './support/phone-world.ts';

const CALLER = '+4915112345678';
let world: PhoneWorld;
let round: Awaited<ReturnType<typeof compose>>['round'];
beforeAll(async () => {
  world = await startPhoneWorld();
  ({ round } = await compose());
}, 600_000);
afterAll(async () => {
  await world?.stop();
  await dispose();
}, 60_000);

/** What somebody of a new tenant that has an agent signs in with. */
async function newTenant() {
  const { client, principal, tenant_id } = await world.api.tenant();
  const agent_id = await liveAgent(client);
  return { client, tenant_id, agent_id, accessToken: await world.api.identity.tokenOf(principal) };
}

interface Desk {
  readonly agent_id: string;
  readonly client: ApiClient;
  readonly desk: PhoneDriver;
}

const DRIVERS: readonly (readonly [string, string, () => Promise<Desk>])[] = [
  [
    'plain requests',
    '1',
    async () => {
      const { client, agent_id } = await newTenant();
      return { agent_id, client, desk: httpPhoneDriver(client) };
    },
  ],
  [
    'the SDK',
    '2',
    async () => {
      const { agent_id, client, accessToken } = await newTenant();
      return { agent_id, client, desk: sdkPhoneDriver({ baseUrl: world.url, accessToken }) };
    },
  ],
];

/** What the clock does meanwhile: batches go on, and the hour of those who are called again comes. */
async function runUntil(isSo: () => Promise<boolean>): Promise<void> {
  const rows = world.api.db.client.db(world.api.db.name).collection('call_batch_rows');
  while (!(await isSo())) {
    await rows.updateMany({ status: 'pending' }, { $set: { due_at: new Date() } });
    await round({ request_id: 'batches', source: 'scheduler' });
    await sleep(200);
  }
}

const invites = (to: string) => world.network.dialled.filter(({ request }) => request.sipCallTo === to);

describe.each(DRIVERS)('a day at the telephone, by %s', (_name, digit, start) => {
  const ours = `+49301234560${digit}`;
  it('begins with a number, and ends with a report that says what the network saw', { timeout: 180_000 }, async () => {
    const { agent_id, client, desk } = await start();
    const outbound = await desk.trunk({ direction: 'outbound', name: 'Out', address: 'sip.example.org' });
    const inbound = await desk.trunk({ direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] });
    await desk.number({ number: ours, outbound_trunk_id: outbound.id, inbound_trunk_id: inbound.id });
    expect([await desk.trunkStatus(outbound.id), await desk.trunkStatus(inbound.id)]).toEqual(['ready', 'ready']);
    const mapping = await desk.mapping({ number: ours, agent_id });

    const ring = await callIn(world.media, { from: CALLER, to: ours });
    if (ring.sip_status_code !== 200) throw new Error('nobody takes the call');
    await expect.poll(async () => (await desk.calls()).length, { timeout: 20_000 }).toBe(1);
    const [incoming] = await desk.calls();
    expect(incoming).toMatchObject({ direction: 'inbound', status: 'answered', from: CALLER, to: ours, agent_id });
    expect(incoming?.inbound_mapping_id).toBe(mapping.id);
    const sessionOf = async () => (await client.get(`/v1/sessions/${incoming?.session_id}`)).body.status;
    await expect.poll(sessionOf, { timeout: 20_000 }).toBe('active');
    await ring.phone.hangUp();
    const over = async (id: string) => (await desk.getCall(id)).status;
    await expect.poll(() => over(incoming?.id ?? ''), { timeout: 20_000, interval: 200 }).toBe('ended');

    const to = `+4915130000${digit}00`;
    world.network.phone(to, { does: 'answer', after_ms: 300, hangs_up_after_ms: 500 });
    const outgoing = await desk.call({ agent_id, from: ours, to, headers: { 'X-Order': '42' } });
    expect(outgoing).toMatchObject({ direction: 'outbound', status: 'queued', from: ours, to });
    await expect.poll(() => over(outgoing.id), { timeout: 30_000 }).toBe('ended');
    expect(await desk.getCall(outgoing.id)).toMatchObject({ result: 'answered', phone_number_id: expect.any(String) });
    expect(invites(to)).toMatchObject([{ request: { sipNumber: ours, headers: { 'X-Order': '42' } } }]);

    const rows = twentyCallees(world.network, `+491514${digit}0000`);
    const body = { agent_id, from: ours, rows, retries: ONCE_MORE, ring_timeout_seconds: 5 };
    const batch = await desk.batch({ ...body, pacing: { max_concurrent: 12 } });
    expect(batch).toMatchObject({ status: 'running', rows: { total: 20, pending: 20 } });
    await runUntil(async () => (await desk.getBatch(batch.id)).status === 'completed');
    const seen = seenBy(world.network, rows);
    const report = await desk.report(batch.id);
    expect(report.calls_by_result).toEqual(seen.by_result);
    expect(report.rows).toMatchObject({ total: 20, ended: 20 });
    expect(linesOf(report.csv ?? '')).toEqual(
      seen.each.map(({ to, results }) => ({ to, outcome: results.at(-1), attempts: results.length })),
    );
    expect(await desk.calls()).toHaveLength(2 + seen.calls);
  });
});

describe('a batch that takes all that it may', () => {
  it('leaves room for who calls in', { timeout: 120_000 }, async () => {
    const { client, agent_id, tenant_id } = await newTenant();
    const desk = httpPhoneDriver(client);
    const ours = '+493012345688';
    const outbound = await desk.trunk({ direction: 'outbound', name: 'Out', address: 'sip.example.org' });
    const inbound = await desk.trunk({ direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] });
    await desk.number({ number: ours, outbound_trunk_id: outbound.id, inbound_trunk_id: inbound.id });
    await desk.mapping({ number: ours, agent_id });
    await world.api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { max_concurrent_sessions: 3 } });
    const rows = Array.from({ length: 5 }, (_, index) => ({ to: `+491514800000${index}` }));
    for (const { to } of rows) world.network.phone(to, { does: 'answer', after_ms: 100 });
    const batch = await desk.batch({ agent_id, from: ours, rows });
    // 3 less 20 percent rounded up; nobody of them hangs up.
    await runUntil(async () => seenBy(world.network, rows).by_result['answered'] === 2);
    for (const _ of [1, 2, 3]) await round({ request_id: 'batches', source: 'scheduler' });
    expect(seenBy(world.network, rows).calls).toBe(2);
    const ring = await callIn(world.media, { from: CALLER, to: ours });
    if (ring.sip_status_code !== 200) throw new Error('nobody takes the call');
    const incoming = async () => (await desk.calls()).filter(({ direction }) => direction === 'inbound');
    await expect.poll(async () => (await incoming()).length, { timeout: 20_000 }).toBe(1);
    expect(await incoming()).toMatchObject([{ status: 'answered', from: CALLER }]);
    await client.post(`/v1/call-batches/${batch.id}/cancel`);
    for (const { id } of await desk.calls()) await client.post(`/v1/calls/${id}/hang-up`);
    await runUntil(async () => (await desk.getBatch(batch.id)).rows.ended === 5);
    expect((await desk.report(batch.id)).rows.outcomes).toMatchObject({ answered: 2, canceled: 3 });
  });
});

describe('a day at the telephone, by the command line', () => {
  it('has a number, a call and a batch, and prints what became of them', { timeout: 120_000 }, async () => {
    const ours = '+493012345699';
    const { agent_id, accessToken } = await newTenant();
    const home = mkdtempSync(join(tmpdir(), 'patchbay-day-'));
    const run = patchbayProcess({ HOME: home, PATCHBAY_BASE_URL: world.url, PATCHBAY_ACCESS_TOKEN: accessToken });
    const read = async (...words: string[]) => parse(await run(...words));

    const trunk = await read(
      ...['sip-trunks', 'create', '--direction', 'outbound', '--name', 'Carrier', '--address', 'sip.example.org'],
    );
    const number = await read(
      'phone-numbers',
      'create',
      '--number',
      '+49 30 12345699',
      '--outbound-trunk-id',
      trunk.id,
    );
    expect(number).toMatchObject({ object: 'phone_number', number: ours });

    const to = '+4915130000900';
    world.network.phone(to, { does: 'busy' });
    const call = await run('calls', 'create', '--agent-id', agent_id, '--from', ours, '--to', to);
    expect(call).toMatch(/^object: call\nid: cal_\w{26}\n/);
    expect(call).toContain('\nstatus: queued\nresult: null\n');
    const { id } = parse(call);
    await expect.poll(() => run('calls', 'get', id), { timeout: 30_000 }).toContain('\nstatus: ended\nresult: busy\n');
    expect(await run('calls', 'get', id)).toContain('\n  status_code: 486\n  status: Busy Here\n');

    const [answers, , , , , , , , , engaged, , , , declines] = twentyCallees(world.network, '+4915149000');
    const rows = [answers, engaged, declines];
    writeFileSync(join(home, 'rows.json'), JSON.stringify(rows));
    const made = await read(
      ...['call-batches', 'create', '--name', 'Reminders', '--agent-id', agent_id, '--from', ours],
      ...['--rows', `@${join(home, 'rows.json')}`],
    );
    expect(made).toMatchObject({ object: 'call_batch', name: 'Reminders', rows: { total: 3 } });
    await runUntil(async () => /^status: completed$/m.test(await run('call-batches', 'get', made.id)));
    const report = await run('call-batches', 'report', 'get', made.id);
    expect(report).toContain('calls: 3\ncalls_by_result:\n');
    expect(parse(report).calls_by_result).toEqual({ answered: 1, busy: 1, declined: 1 });
    const csv = await run('call-batches', 'report', 'get', made.id, '--format', 'csv');
    expect(linesOf(csv)).toEqual([
      { to: answers?.to, outcome: 'answered', attempts: 1 },
      { to: engaged?.to, outcome: 'busy', attempts: 1 },
      { to: declines?.to, outcome: 'declined', attempts: 1 },
    ]);
    const [header, ...listed] = (await run('call-batches', 'rows', 'list', made.id)).trim().split('\n');
    expect(header).toMatch(/^STATUS +BATCH_ID +INDEX +TO /);
    expect(listed).toHaveLength(3);
  });
});
