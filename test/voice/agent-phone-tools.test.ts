import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose as composeWatchdog } from '../../functions/events/compose.ts';
import type { ApiClient } from '../api/support/client.ts';
import { ears, tone } from '../calls/support/ears.ts';
import { type Executions, startExecutions } from '../calls/support/executions.ts';
import { callIn } from '../calls/support/inbound-call.ts';
import type { SipPhone } from '../calls/support/sip-phone.ts';
import { type SipStandIn, startSipStandIn } from '../calls/support/sip-stand-in.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { type PhoneLine, startPhoneLine } from './support/phone-line.ts';

const NUMBER = '+493012345678';
const RECEPTION = '+493055521';
const ENGAGED = '+493055522';
const BILLING = '+493055523';
const SUPPORT = '+493055524';
const QUEUE = 'sip:queue-7@pbx.example.org';
const WELCOME = 'Hello, this is the reception.';
const FAREWELL = 'Thank you for calling. Goodbye.';

const VOICE = {
  llm: { provider: 'openai', model: 'patchbay-offline-1' },
  stt: { provider: 'openai', model: 'pocketsphinx-en-us', language: 'en' },
  tts: { provider: 'openai', model: 'flite-2', voice: 'slt' },
};
const wordOf = (name: string, values?: string[]) => ({
  type: 'object',
  properties: { [name]: { type: 'string', ...(values === undefined ? {} : { enum: values }) } },
  required: [name],
});
const TOOLS = [
  {
    name: 'transfer_call',
    description: 'Hands the call over.',
    // The model may say more than there is: where a call may go, the config says.
    parameters: wordOf('destination', ['reception', 'sales', 'queue', 'boss']),
    handler_ref: 'transfer_call',
    config: {
      destinations: [
        { name: 'reception', phone_number: RECEPTION },
        { name: 'sales', phone_number: ENGAGED },
        { name: 'queue', uri: QUEUE },
      ],
      headers: { 'X-Desk': 'front' },
    },
  },
  {
    name: 'ask_colleague',
    description: 'Asks a colleague to take the call over.',
    // The stand-in for a model says codes: the colleague is told one.
    parameters: {
      type: 'object',
      properties: { destination: { type: 'string', enum: ['billing', 'support'] }, summary: { type: 'string' } },
      required: ['destination', 'summary'],
    },
    handler_ref: 'transfer_call',
    config: {
      mode: 'warm',
      destinations: [
        { name: 'billing', phone_number: BILLING },
        { name: 'support', phone_number: SUPPORT },
      ],
      ring_timeout_seconds: 20,
    },
  },
  {
    name: 'send_dtmf',
    description: 'Presses keys.',
    parameters: wordOf('digits'),
    handler_ref: 'send_dtmf',
    config: {},
  },
  {
    name: 'end_call',
    description: 'Ends the call.',
    parameters: { type: 'object', properties: {} },
    handler_ref: 'end_call',
    config: { farewell: FAREWELL },
  },
];

let line: PhoneLine;
let network: SipStandIn;
let executions: Executions;
let client: ApiClient;
let tenant_id: string;
let agent_id: string;

beforeAll(async () => {
  executions = await startExecutions();
  line = await startPhoneLine(async (server) => {
    network = await startSipStandIn(server);
    return { LIVEKIT_URL: network.url, AWS_ENDPOINT_URL_SFN: executions.url };
  });
  network.takesTransfers(RECEPTION, 'accept');
  network.takesTransfers(QUEUE.slice('sip:'.length), 'accept');
  network.takesTransfers(ENGAGED, { sip_status_code: 486, sip_status: 'Busy Here' });
  ({ client, tenant_id } = await line.api.tenant());
  const out = await client.post('/v1/sip-trunks', { direction: 'outbound', name: 'Out', address: 'sip.example.org' });
  const within = { direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] };
  const { body: trunk } = await client.post('/v1/sip-trunks', within);
  const number = { number: NUMBER, outbound_trunk_id: out.body.id, inbound_trunk_id: trunk.id };
  const owned = await client.post('/v1/phone-numbers', number);
  expect(owned.status, owned.text).toBe(201);
  agent_id = await liveAgent(client, {
    prompt: { template: 'You answer the phone.', variables: [] },
    tools: TOOLS,
    runtime_config: { ...VOICE, welcome_message: { mode: 'say', text: WELCOME } },
  });
  const mapped = await client.post('/v1/inbound-mappings', { number: NUMBER, agent_id });
  expect(mapped.status, mapped.text).toBe(201);
}, 600_000);

afterAll(async () => {
  await executions?.stop();
  await line?.stop();
  await network?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
const LONG = { timeout: 60_000, interval: 100 };

/** What there is to see of a call whose phone has been welcomed. */
async function welcomed(id: string, session_id: string, phone: SipPhone) {
  const hears = async (turn: number) =>
    (await phone.caller.waitForAnswer((answer) => answer.turn === turn, 60_000)).text;
  expect(await hears(1)).toBe(WELCOME);
  phone.caller.takeHeard();
  const collection = (name: string) => line.api.db.client.db(line.api.db.name).collection(name);
  const get = async () => (await client.get(`/v1/calls/${id}`)).body;
  return {
    ...{ id, phone, hears, get },
    /** The caller says something; what is heard is another test's matter. */
    says: (text: string) => phone.caller.type(text),
    async ended() {
      await expect.poll(async () => (await get()).status, LONG).toBe('ended');
      return await get();
    },
    session: async () => (await client.get(`/v1/sessions/${session_id}`)).body,
    transcript: async () => (await client.get(`/v1/sessions/${session_id}/transcript`)).body,
    /** Audit events of the call, by action. */
    audited: (action: string) => collection('audit_events').find({ 'entity.id': id, action }).toArray(),
    told_of: (type: string) => collection('outbox_events').countDocuments({ 'data.entity.id': id, type }),
    referred: () => network.transferred.filter(({ participantIdentity }) => participantIdentity === phone.identity),
  };
}

/** Somebody calls in. */
async function calledIn() {
  numbers += 1;
  const from = `+4915112348${numbers}`;
  const taken = await callIn(line.server, { from, to: NUMBER });
  if (taken.sip_status_code !== 200) throw new Error('the call was refused');
  const mine = async () =>
    (await client.get('/v1/calls')).body.data.find((call: { from: string }) => call.from === from);
  await expect.poll(mine, LONG).toBeDefined();
  const { id, session_id } = await mine();
  return await welcomed(id, session_id, taken.phone);
}

/** Somebody is called, and picks up. */
async function called() {
  numbers += 1;
  const to = `+4915112348${numbers}`;
  network.phone(to, { does: 'answer', after_ms: 200 });
  const key = { headers: { 'idempotency-key': crypto.randomUUID() } };
  const placed = await client.post('/v1/calls', { agent_id, from: NUMBER, to }, key);
  expect(placed.status, placed.text).toBe(202);
  const phoneOf = () => network.dialled.find(({ request }) => request.sipCallTo === to)?.phone;
  await expect.poll(phoneOf, LONG).toBeDefined();
  return await welcomed(placed.body.id, placed.body.session_id, phoneOf() as SipPhone);
}

describe('an agent on the telephone', { timeout: 180_000 }, () => {
  it('says aloud to whom it calls what the API has it say, in its own voice', async () => {
    const call = await called();
    const said = await client.post(`/v1/calls/${call.id}/say`, { text: 'I have found your order.' });
    expect(said.status, said.text).toBe(200);
    expect(await call.hears(2)).toBe('I have found your order.');
    expect(call.phone.caller.takeHeard().audible_ms).toBeGreaterThan(500);
    expect(await call.audited('call.said')).toHaveLength(1);
    await call.phone.hangUp();
    expect(await call.ended()).toMatchObject({ result: 'answered', transfer: null });
  });

  it.each([
    ['somebody who called in', calledIn, 'reception', RECEPTION, `tel:${RECEPTION}`],
    ['somebody it called', called, 'queue', QUEUE, QUEUE],
  ])('hands %s over by its own tool, and the call shows it', async (_who, begin, destination, to, referred) => {
    const call = await begin();
    await call.says(`Please transfer the call to the ${destination}.`);
    await call.phone.gone;
    expect(call.referred()).toMatchObject([
      { transferTo: referred, playDialtone: true, headers: { 'X-Desk': 'front' } },
    ]);
    await expect
      .poll(async () => (await call.get()).transfer, LONG)
      .toMatchObject({
        ...{ to, mode: 'blind', outcome: 'done', sip_status_code: null },
      });
    const [event, ...more] = await call.audited('call.transferred');
    expect(more).toEqual([]);
    expect(event).toMatchObject({ tenant_id, new_value: { to, outcome: 'done' } });
    expect(await call.told_of('call.transferred')).toBe(1);
    expect(await call.ended()).toMatchObject({ result: 'answered', transfer: { to, outcome: 'done' } });
    expect(await call.told_of('call.ended')).toBe(1);
    expect((await call.transcript()).tool_calls).toMatchObject([{ tool_name: 'transfer_call', ok: true }]);
  });

  it('keeps the caller where the other line is busy, presses keys, and hangs up once', async () => {
    const call = await calledIn();
    await call.says('Please transfer the call to sales.');
    await call.hears(2);
    expect(await call.get()).toMatchObject({
      status: 'answered',
      transfer: { to: ENGAGED, outcome: 'refused', sip_status_code: 486, sip_status: 'Busy Here' },
    });
    expect(await call.audited('call.transfer_refused')).toHaveLength(1);

    await call.says('Now send dtmf 123.');
    await call.hears(3);
    expect(call.phone.pressed.map(({ digit }) => digit).join('')).toBe('123');
    await expect.poll(() => call.audited('call.dtmf_sent'), LONG).toMatchObject([{ new_value: { digits: 3 } }]);

    call.phone.caller.takeHeard();
    await call.says('Goodbye.');
    expect(await call.phone.gone).toBe('removed');
    expect(call.phone.caller.takeHeard().audible_ms).toBeGreaterThan(500);
    expect(await call.ended()).toMatchObject({ result: 'answered', error: null });
    expect((await call.session()).end_reason).toBe('agent_ended');
    expect(await call.audited('call.ended')).toHaveLength(1);
    expect(await call.told_of('call.ended')).toBe(1);
    expect((await call.transcript()).turns.at(-1)).toMatchObject({ role: 'agent', text: FAREWELL });
    const calls = (await call.transcript()).tool_calls;
    expect(calls.map(({ tool_name, ok }: { tool_name: string; ok: boolean }) => [tool_name, ok])).toEqual([
      ['transfer_call', false],
      ['send_dtmf', true],
      ['end_call', true],
    ]);
  });

  it('is told to hand over warm: it briefs the colleague in its own voice, and leaves the two alone', async () => {
    const call = await called();
    await expect.poll(async () => (await call.get()).status, LONG).toBe('answered');
    const { session_id: room } = await call.get();
    numbers += 1;
    const to = `+4915112348${numbers}`;
    network.phone(to, { does: 'answer', after_ms: 500, says: tone(300) });
    // A telephone has its sound in the room from the first second on.
    await call.phone.caller.speak(tone(200));
    const callerHears = ears(call.phone.caller.room);
    const agents = async () =>
      (await line.media.rooms.listParticipants(room)).filter(({ identity }) => identity.startsWith('agent-'));
    const [agent] = await agents();
    const order = { to, mode: 'warm', briefing: 'Ada Lovelace asks where her order is.' };
    const key = { headers: { 'idempotency-key': crypto.randomUUID() } };
    const begun = await client.post(`/v1/calls/${call.id}/transfer`, order, key);
    expect(begun.status, begun.text).toBe(200);
    const phoneOf = () => network.dialled.find(({ request }) => request.sipCallTo === to)?.phone;
    await expect.poll(phoneOf, LONG).toBeDefined();
    const colleague = phoneOf() as SipPhone;
    const colleagueHears = ears(colleague.caller.room);
    await expect.poll(() => colleagueHears.heard(agent?.identity ?? ''), LONG).toBeGreaterThan(1_000);
    // The caller was told to wait, and hears neither of the two.
    expect(callerHears.heard(agent?.identity ?? '')).toBeGreaterThan(500);
    expect(callerHears.heard(colleague.identity)).toBe(0);
    await expect.poll(async () => (await call.get()).transfer.status, LONG).toBe('completed');
    await expect.poll(agents, LONG).toEqual([]);
    await Promise.all([call.phone.caller.speak(tone(1_500)), colleague.caller.speak(tone(1_500))]);
    await expect.poll(() => callerHears.heard(colleague.identity), LONG).toBeGreaterThan(500);
    await expect.poll(() => colleagueHears.heard(call.phone.identity), LONG).toBeGreaterThan(500);
    expect(await call.session()).toMatchObject({ status: 'ended', end_reason: 'transferred' });
    expect(await call.get()).toMatchObject({ status: 'answered', transfer: { mode: 'warm', outcome: 'done' } });
    await colleague.hangUp();
    // The alarms of these tests ring for nobody.
    const { watchdog } = await composeWatchdog();
    await expect.poll(async () => (await line.media.rooms.listParticipants(room)).length, LONG).toBe(1);
    await watchdog.check({ session_id: room, tenant_id }, { request_id: 'r', source: 'watchdog' });
    expect(await call.ended()).toMatchObject({ result: 'answered', error: null });
    expect(await call.phone.gone).toBe('removed');
    expect(await call.told_of('call.ended')).toBe(1);
  });

  it('asks a colleague by its own tool: goes on with the caller where the line is busy, and leaves the two alone', async () => {
    const call = await calledIn();
    await call.phone.caller.speak(tone(200));
    network.phone(BILLING, { does: 'busy' });
    network.phone(SUPPORT, { does: 'answer', after_ms: 500, says: tone(300) });
    await call.says('Please ask a colleague of billing about A17.');
    const lines = [await call.hears(2), await call.hears(3)];
    expect(lines[0]).toMatch(/trying to connect you/);
    expect(lines[1]).not.toMatch(/nobody can be reached/);
    expect((await call.get()).transfer).toMatchObject({
      ...{ to: BILLING, mode: 'warm', status: 'failed', result: 'busy', briefing: 'A17', ring_timeout_seconds: 20 },
    });
    await expect
      .poll(async () => (await call.transcript()).tool_calls, LONG)
      .toMatchObject([{ tool_name: 'ask_colleague', ok: false }]);

    await call.says('Then ask a colleague of support about B42.');
    expect(await call.hears(4)).toMatch(/trying to connect you/);
    await expect.poll(async () => (await call.get()).transfer.status, LONG).toBe('completed');
    const { session_id, transfer } = await call.get();
    expect(transfer).toMatchObject({ attempt: 2, to: SUPPORT, mode: 'warm', outcome: 'done', briefing: 'B42' });
    const colleague = network.dialled.find(({ request }) => request.sipCallTo === SUPPORT)?.phone as SipPhone;
    const room = (await line.api.db.client.db(line.api.db.name).collection('sessions').findOne({ _id: session_id }))?.[
      'room_name'
    ];
    const present = async () => (await line.media.rooms.listParticipants(room)).map(({ identity }) => identity).sort();
    await expect.poll(present, LONG).toEqual([call.phone.identity, colleague.identity].sort());
    const [callerHears, colleagueHears] = [ears(call.phone.caller.room), ears(colleague.caller.room)];
    await Promise.all([call.phone.caller.speak(tone(1_500)), colleague.caller.speak(tone(1_500))]);
    await expect.poll(() => callerHears.heard(colleague.identity), LONG).toBeGreaterThan(500);
    await expect.poll(() => colleagueHears.heard(call.phone.identity), LONG).toBeGreaterThan(500);
    expect(await call.session()).toMatchObject({ status: 'ended', end_reason: 'transferred' });
    expect(await call.get()).toMatchObject({ status: 'answered' });
    await expect
      .poll(async () => (await call.transcript()).tool_calls, LONG)
      .toMatchObject([{ ok: false }, { tool_name: 'ask_colleague', ok: true }]);
    const hungUp = await client.post(`/v1/calls/${call.id}/hang-up`, {});
    expect(hungUp.body).toMatchObject({ status: 'ended', result: 'answered', end_reason: 'stopped' });
    expect([await call.phone.gone, await colleague.gone]).toEqual(['removed', 'removed']);
    expect(await call.told_of('call.ended')).toBe(1);
  });

  it('goes nowhere that its config does not name, nor to countries that the tenant may not call', async () => {
    const limit = async (allowed_call_countries: string[] | null) => {
      const changed = await line.api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { allowed_call_countries } });
      expect(changed.status, changed.text).toBe(200);
    };
    const call = await calledIn();
    await call.says('Please transfer the call to the boss.');
    await call.hears(2);
    await limit(['AT']);
    await call.says('Please transfer the call to the reception.');
    await call.hears(3);
    await limit(null);
    expect(call.referred()).toEqual([]);
    expect(await call.get()).toMatchObject({ status: 'answered', transfer: null });
    await expect
      .poll(async () => (await call.transcript()).tool_calls, LONG)
      .toMatchObject([{ ok: false }, { ok: false }]);
    await call.phone.hangUp();
    expect(await call.ended()).toMatchObject({ result: 'answered' });
  });
});
