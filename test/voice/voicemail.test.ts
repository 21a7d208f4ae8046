import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/support/client.ts';
import { type Executions, startExecutions } from '../calls/support/executions.ts';
import { type SipStandIn, startSipStandIn } from '../calls/support/sip-stand-in.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { type PhoneLine, startPhoneLine } from './support/phone-line.ts';

const FROM = '+493012345678';
const WELCOME = 'Hello, this is the reception.';
const GREETING =
  'Hello. You have reached the voicemail of John Smith. I can not come to the phone right now. ' +
  'Please leave your name and a short message after the tone, and I will call you back as soon as I can.';
const VOICE = {
  llm: { provider: 'openai', model: 'patchbay-offline-1' },
  stt: { provider: 'openai', model: 'pocketsphinx-en-us', language: 'en' },
  tts: { provider: 'openai', model: 'flite-2', voice: 'slt' },
};

let line: PhoneLine;
let network: SipStandIn;
let executions: Executions;
let client: ApiClient;
let agent_id: string;

beforeAll(async () => {
  executions = await startExecutions();
  line = await startPhoneLine(async (server) => {
    network = await startSipStandIn(server);
    return { LIVEKIT_URL: network.url, AWS_ENDPOINT_URL_SFN: executions.url };
  });
  ({ client } = await line.api.tenant());
  const trunk = await client.post('/v1/sip-trunks', { direction: 'outbound', name: 'Out', address: 'sip.example.org' });
  const owned = await client.post('/v1/phone-numbers', { number: FROM, outbound_trunk_id: trunk.body.id });
  expect(owned.status, owned.text).toBe(201);
  agent_id = await liveAgent(client, {
    prompt: { template: 'You call for {{clinic}}.', variables: [{ name: 'clinic', type: 'string' }] },
    runtime_config: { ...VOICE, welcome_message: { mode: 'say', text: WELCOME } },
  });
}, 600_000);

afterAll(async () => {
  await executions?.stop();
  await line?.stop();
  await network?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
/** Calls a phone that says something when it is picked up, and waits for it to be picked up. */
async function call(says: string, voicemail: object) {
  numbers += 1;
  const to = `+4915112347${numbers}`;
  network.phone(to, { does: 'answer', after_ms: 200, says: await line.speech(says) });
  const body = { agent_id, from: FROM, to, variables: { clinic: 'Oak Street' }, voicemail };
  const placed = await client.post('/v1/calls', body, { headers: { 'idempotency-key': crypto.randomUUID() } });
  expect(placed.status, placed.text).toBe(202);
  const { id, session_id } = placed.body;
  const get = async () => (await client.get(`/v1/calls/${id}`)).body;
  await expect.poll(async () => (await get()).answered_at, { timeout: 60_000, interval: 50 }).not.toBeNull();
  const phone = network.dialled.find(({ request }) => request.sipCallTo === to)?.phone;
  if (phone === undefined) throw new Error('no phone was called');
  return {
    phone,
    get,
    ended: async () => {
      await expect.poll(async () => (await get()).status, { timeout: 60_000, interval: 100 }).toBe('ended');
      return await get();
    },
    /** What the agent said, in order. */
    async said(): Promise<string[]> {
      const { turns } = (await client.get(`/v1/sessions/${session_id}/transcript`)).body;
      return turns.flatMap(({ role, text }: { role: string; text: string }) => (role === 'agent' ? [text] : []));
    },
    async happened(action: string): Promise<number> {
      const audit = line.api.db.client.db(line.api.db.name).collection('audit_events');
      return await audit.countDocuments({ 'entity.id': id, action });
    },
  };
}

describe('an agent that listens first', { timeout: 180_000 }, () => {
  it.each(['hang_up', 'leave_message', 'continue'])(
    'greets a person who says hello, with the policy %s',
    async (policy) => {
      const { phone, get, said, ended } = await call('Hello?', { policy });
      const first = await phone.caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
      expect(first.text).toBe(WELCOME);
      expect(phone.caller.takeHeard().audible_ms).toBeGreaterThan(500);
      expect(await get()).toMatchObject({ status: 'answered', answered_by: 'human' });
      await phone.hangUp();
      expect(await ended()).toMatchObject({ result: 'answered', answered_by: 'human' });
      expect(await said()).toEqual([WELCOME]);
    },
  );

  it('hangs up on a machine without a word', async () => {
    const { phone, ended, said, happened } = await call(GREETING, { policy: 'hang_up' });
    expect(await phone.gone).toBe('removed');
    expect(phone.caller.takeHeard().audible_ms).toBe(0);
    expect(await ended()).toMatchObject({ result: 'voicemail', answered_by: 'machine', error: null });
    expect(await said()).toEqual([]);
    expect([await happened('call.ended'), await happened('call.callee_detected')]).toEqual([1, 1]);
  });

  it('leaves a message once the machine has finished, and hangs up', async () => {
    const message = 'This is {{clinic}}. Please call us back.';
    const { phone, ended, said, get, happened } = await call(GREETING, { policy: 'leave_message', message });
    await expect.poll(async () => (await get()).answered_by, { timeout: 60_000, interval: 50 }).toBe('machine');
    expect(phone.caller.takeHeard().audible_ms).toBe(0);
    expect(await phone.gone).toBe('removed');
    expect(phone.caller.takeHeard().audible_ms).toBeGreaterThan(1_000);
    expect(await ended()).toMatchObject({ result: 'voicemail', answered_by: 'machine', error: null });
    expect(await said()).toEqual(['This is Oak Street. Please call us back.']);
    expect(await happened('call.ended')).toBe(1);
  });

  it('talks to a machine as to anybody where that is wanted, after its greeting', async () => {
    const { phone, ended, get } = await call(GREETING, { policy: 'continue' });
    const first = await phone.caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    expect(first.text).toBe(WELCOME);
    expect(await get()).toMatchObject({ status: 'answered', answered_by: 'machine' });
    await phone.hangUp();
    expect(await ended()).toMatchObject({ result: 'answered', answered_by: 'machine' });
  });
});
