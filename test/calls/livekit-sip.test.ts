import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/support/client.ts';
import { type PhoneWorld, startPhoneWorld } from '../api/support/phone-world.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { type LivekitSip, startLivekitSip } from './support/livekit-sip.ts';
import { freeUdpPort, type SippPhone, scenarioOf, sippCall } from './support/sipp.ts';

const { LIVEKIT_SIP_BIN = '', SIPP_BIN = '' } = process.env;
const missing = Object.entries({ LIVEKIT_SIP_BIN, SIPP_BIN }).flatMap(([name, value]) => (value === '' ? [name] : []));

if (missing.length > 0) {
  process.stdout.write(
    `livekit-sip: calls through a real SIP service and sipp were NOT run here, because of what is not set: ${missing.join(', ')}.\n`,
  );
} else {
  describe('a call through a real SIP service', { timeout: 120_000 }, withRealService);
}

describe('the phones of sipp', () => {
  it('say what they are told to say', () => {
    expect(scenarioOf({ refuses: 486, with: 'Busy Here' })).toContain('SIP/2.0 486 Busy Here\n');
    expect(scenarioOf('rings')).not.toContain('SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]');
    expect(scenarioOf('answers and hangs up')).toContain('BYE [next_url] SIP/2.0');
    expect(scenarioOf('calls')).toContain('INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0');
  });
});

function withRealService(): void {
  const OURS = '+493012349001';
  let world: PhoneWorld;
  let sip: LivekitSip;
  let client: ApiClient;
  let agent_id: string;
  let carrier_port: number;

  beforeAll(async () => {
    world = await startPhoneWorld({ stand_in: false });
    sip = await startLivekitSip(LIVEKIT_SIP_BIN, world.media, world.redis);
    ({ client } = await world.api.tenant());
    agent_id = await liveAgent(client);
    carrier_port = await freeUdpPort();
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await client.post(path, body);
      expect(answer.status, answer.text).toBe(201);
      return answer.body.id;
    };
    const outbound_trunk_id = await made('/v1/sip-trunks', {
      ...{ direction: 'outbound', name: 'Out', transport: 'udp', address: `127.0.0.1:${carrier_port}` },
    });
    const inbound_trunk_id = await made('/v1/sip-trunks', {
      ...{ direction: 'inbound', name: 'In', allowed_addresses: ['127.0.0.0/8'] },
    });
    await made('/v1/phone-numbers', { number: OURS, outbound_trunk_id, inbound_trunk_id });
    await made('/v1/inbound-mappings', { number: OURS, agent_id });
  }, 600_000);
  afterAll(async () => {
    await sip?.stop();
    await world?.stop();
    await dispose();
  }, 60_000);

  const get = async (id: string) => (await client.get(`/v1/calls/${id}`)).body;
  async function until(id: string, status: string) {
    await expect.poll(async () => (await get(id)).status, { timeout: 60_000, interval: 200 }).toBe(status);
    return await get(id);
  }

  /** Calls a phone of sipp. @returns the call, and when the phone has done all that it was told to */
  async function call(phone: SippPhone) {
    const over = sippCall(SIPP_BIN, phone, { port: carrier_port });
    over.catch(() => undefined);
    await sleep(500);
    const body = { agent_id, from: OURS, to: '+4915112345678', ring_timeout_seconds: 5 };
    const placed = await client.post('/v1/calls', body, { headers: { 'idempotency-key': crypto.randomUUID() } });
    expect(placed.status, placed.text).toBe(202);
    return { id: placed.body.id as string, over };
  }

  it('is answered, and over when the callee hangs up', async () => {
    const { id, over } = await call('answers and hangs up');
    await over;
    expect(await until(id, 'ended')).toMatchObject({ result: 'answered', error: null });
  });

  it('is answered, and the phone is told when we hang up', async () => {
    const { id, over } = await call('answers');
    expect((await until(id, 'answered')).sip.call_id).toMatch(/^SCL_/);
    expect((await client.post(`/v1/calls/${id}/hang-up`)).body).toMatchObject({ status: 'ended', result: 'answered' });
    await over;
  });

  it.each([
    [{ refuses: 486, with: 'Busy Here' }, 'busy', 486],
    [{ refuses: 603, with: 'Decline' }, 'declined', 603],
    [{ refuses: 403, with: 'Forbidden' }, 'failed', 403],
  ] as const)('that is refused with %o ends as %s', async (phone, result, status_code) => {
    const { id, over } = await call(phone);
    expect(await until(id, 'ended')).toMatchObject({ result, sip: { status_code }, answered_at: null });
    await over;
  });

  it('that nobody picks up is taken back, and ends as no_answer', async () => {
    const { id, over } = await call('rings');
    expect(await until(id, 'ended')).toMatchObject({ result: 'no_answer', answered_at: null });
    await over;
  });

  it('that comes in reaches the agent of its number, and is over when the caller hangs up', async () => {
    const port = await freeUdpPort();
    const over = sippCall(SIPP_BIN, 'calls', { port, remote: sip.address, number: OURS });
    over.catch(() => undefined);
    const incoming = async () => (await client.get('/v1/calls', { query: { direction: 'inbound' } })).body.data;
    await expect.poll(async () => (await incoming()).length, { timeout: 30_000, interval: 200 }).toBe(1);
    const [{ id }] = await incoming();
    expect(await get(id)).toMatchObject({ from: '+4915112345678', to: OURS, agent_id });
    await over;
    expect(await until(id, 'ended')).toMatchObject({ result: 'answered' });
  });
}
