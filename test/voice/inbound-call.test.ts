import { dispose } from '@livekit/rtc-node';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../api/support/client.ts';
import { callIn, type Incoming } from '../calls/support/inbound-call.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { type PhoneLine, startPhoneLine } from './support/phone-line.ts';

const CALLER = '+4915112345678';
const VOICE = {
  llm: { provider: 'openai', model: 'patchbay-offline-1' },
  stt: { provider: 'openai', model: 'pocketsphinx-en-us', language: 'en' },
  tts: { provider: 'openai', model: 'flite-2', voice: 'slt' },
};

let line: PhoneLine;

beforeAll(async () => {
  line = await startPhoneLine();
}, 600_000);

afterAll(async () => {
  await line?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
/** A number whose calls an agent with a voice takes. */
async function answeredNumber(welcome: string, mapping: object = {}) {
  numbers += 1;
  const number = `+493012347${numbers}`;
  const { client, tenant_id } = await line.api.tenant();
  const trunk = { direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] };
  const { body: made } = await client.post('/v1/sip-trunks', trunk);
  const owned = await client.post('/v1/phone-numbers', { number, inbound_trunk_id: made.id });
  expect(owned.status, owned.text).toBe(201);
  const agent_id = await liveAgent(client, {
    prompt: {
      template: 'You answer the phone of {{clinic}}.',
      variables: [{ name: 'clinic', type: 'string' }],
    },
    runtime_config: { ...VOICE, welcome_message: { mode: 'say', text: welcome } },
  });
  const variables = { clinic: 'Oak Street' };
  const mapped = await client.post('/v1/inbound-mappings', { number, agent_id, variables, ...mapping });
  expect(mapped.status, mapped.text).toBe(201);
  return { client, tenant_id, number };
}

async function call(to: string, more: Partial<Incoming> = {}) {
  const taken = await callIn(line.server, { from: CALLER, to, ...more });
  if (taken.sip_status_code !== 200) throw new Error('the call was refused');
  return taken;
}

const look = <T>(what: string, at: () => Promise<T | undefined>) =>
  waitFor(what, at, 60_000, () => line.worker.log().slice(-3_000));
const onlyCall = async (client: ApiClient) => {
  const { data } = (await client.get('/v1/calls')).body;
  expect(data.length).toBeLessThanOrEqual(1);
  return data[0];
};

describe('a call that comes in', { timeout: 180_000 }, () => {
  it('is greeted aloud, heard and answered, and ends once when its caller hangs up', async () => {
    const { client, tenant_id, number } = await answeredNumber('Hello, this is the reception.');
    const { phone, room } = await call(number);
    const welcome = await phone.caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    expect(welcome.text).toBe('Hello, this is the reception.');
    expect(phone.caller.takeHeard().audible_ms).toBeGreaterThan(500);

    await phone.caller.speak(await line.speech('what time does the clinic open on saturday'));
    await phone.caller.waitForAnswer(({ turn }) => turn === 2, 60_000);
    expect(phone.caller.takeHeard().audible_ms).toBeGreaterThan(500);
    const live = await onlyCall(client);
    expect(live).toMatchObject({ status: 'answered', result: null, from: CALLER, to: number });

    await phone.hangUp();
    expect(await phone.gone).toBe('hung_up');
    const ended = await look('the end of the call', async () => {
      const now = await onlyCall(client);
      return now.status === 'ended' ? now : undefined;
    });
    expect(ended).toMatchObject({ id: live.id, result: 'answered', error: null });
    const session = (await client.get(`/v1/sessions/${ended.session_id}`)).body;
    expect(session).toMatchObject({
      ...{ channel: 'phone', caller: CALLER, status: 'ended', end_reason: 'participant_left' },
      variables: { clinic: 'Oak Street' },
    });

    const transcript = (await client.get(`/v1/sessions/${session.id}/transcript`)).body;
    const turns: { role: string; modality: string; text: string }[] = transcript.data ?? transcript.turns;
    expect(turns.map(({ role, modality }) => `${role} ${modality}`)).toEqual([
      'agent speech',
      'user speech',
      'agent speech',
    ]);
    expect(turns[1]?.text.toLowerCase()).toMatch(/clinic|saturday|open/);
    await look('a closed room', async () =>
      (await line.media.rooms.listRooms([room])).length === 0 ? true : undefined,
    );

    const audited = await line.api.db.client
      .db(line.api.db.name)
      .collection('audit_events')
      .find({ tenant_id, 'entity.id': { $in: [ended.id, session.id] } })
      .toArray();
    const counted = (action: string) => audited.filter((event) => event['action'] === action).length;
    const once = ['call.created', 'call.ended', 'session.created', 'session.dispatched', 'session.started'];
    for (const action of [...once, 'session.ended']) expect([action, counted(action)]).toEqual([action, 1]);
    expect(counted('session.failed')).toBe(0);
  });

  it('outside opening hours hears the message in the voice of the agent, is put down, and talks to nobody', async () => {
    const message = 'We are closed today. Please call again tomorrow at nine.';
    const { client, number } = await answeredNumber('Hello, this is the reception.', {
      schedule: { time_zone: 'UTC', weekly: [], outside: { action: 'say', message } },
    });
    const { phone, room } = await call(number);
    expect(await phone.gone).toBe('removed');
    expect(phone.caller.takeHeard().audible_ms).toBeGreaterThan(1_000);
    const ended = await look('the end of the call', async () => {
      const now = await onlyCall(client);
      return now.status === 'ended' ? now : undefined;
    });
    expect(ended).toMatchObject({ result: 'answered', error: null });
    const session = (await client.get(`/v1/sessions/${ended.session_id}`)).body;
    expect(session).toMatchObject({ status: 'ended', end_reason: 'agent_ended' });
    const transcript = (await client.get(`/v1/sessions/${session.id}/transcript`)).body;
    const turns: { role: string; text: string }[] = transcript.data ?? transcript.turns;
    expect(turns.map(({ role, text }) => [role, text])).toEqual([['agent', message]]);
    expect(await line.media.rooms.listRooms([room])).toEqual([]);
  });
});
