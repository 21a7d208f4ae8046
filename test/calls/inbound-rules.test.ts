import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { type Receiver, startReceiver, verified } from '../webhooks/support/receiver.ts';
import { CALLER, type InboundLine, startInboundLine } from './support/inbound-line.ts';

let receiver: Receiver;
let line: InboundLine;
let owner: Awaited<ReturnType<InboundLine['owner']>>;

beforeAll(async () => {
  receiver = await startReceiver();
  line = await startInboundLine(() => ({ OUTGOING_LOCAL_HOSTS: receiver.host }));
}, 600_000);
beforeEach(async () => {
  owner = await line.owner();
});

const weekly = (from: string, to: string) => [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from, to }];
const ALWAYS = { time_zone: 'UTC', weekly: weekly('00:00', '24:00') };
const NEVER = { time_zone: 'UTC', weekly: [] };
const refusal = (reason: string, more: object = {}) => ({
  entity: { type: 'inbound_mapping' },
  new_value: { number: owner.number, from: CALLER, reason, ...more },
});

describe('a number with opening hours', { timeout: 90_000 }, () => {
  it('gets its agent while it is open', async () => {
    await owner.map({ schedule: { ...ALWAYS, outside: { action: 'reject' } } });
    const { room } = await line.call(owner.number);
    expect(await line.askedFor(room)).toBe(1);
    expect(await owner.calls()).toMatchObject([{ status: 'answered', agent_id: owner.agent_id }]);
    expect(await owner.refusals()).toEqual([]);
  });

  it('puts callers down at other times, audited, with no call and no session', async () => {
    await owner.map({ schedule: { ...NEVER, outside: { action: 'reject' } } });
    const { room, phone, told } = await line.call(owner.number);
    expect(told).toBe(200);
    expect(await phone.gone).toBe('removed');
    expect(await line.media.hasRoom(room)).toBe(false);
    expect(await owner.calls()).toEqual([]);
    expect(await owner.refusals()).toMatchObject([refusal('outside_hours', { answered_by: 'nobody', call_id: null })]);
  });

  it('is answered by another agent at other times, where it says so, with its own variables', async () => {
    const night = await liveAgent(owner.client, {
      prompt: { template: 'Night: {{ward}}.', variables: [{ name: 'ward', type: 'string' }] },
    });
    await owner.map({
      variables: { caller_name: 'Ada' },
      schedule: { ...NEVER, outside: { action: 'agent', agent_id: night, variables: { ward: 'North' } } },
    });
    const { room } = await line.call(owner.number);
    expect(await line.askedFor(room)).toBe(1);
    expect(await owner.session()).toMatchObject({ agent_id: night, variables: { ward: 'North' } });
  });

  it('has its agent say the message, once, which is audited as a refusal of that call', async () => {
    await owner.map({ schedule: { ...NEVER, outside: { action: 'say', message: 'We open at nine.' } } });
    const { room } = await line.call(owner.number);
    expect(await line.rings(room)).toBe(200);
    expect(await line.askedFor(room)).toBe(1);
    const [call] = await owner.calls();
    expect(await owner.refusals()).toMatchObject([
      refusal('outside_hours', { answered_by: 'message', call_id: call.id }),
    ]);
    const stored = await line.api.db.client
      .db(line.api.db.name)
      .collection('sessions')
      .findOne({ _id: call.session_id });
    expect(stored).toMatchObject({ only_says: 'We open at nine.' });
    expect(await owner.session()).not.toHaveProperty('only_says');
  });
});

describe('a number whose mapping asks a service', { timeout: 90_000 }, () => {
  let secret: string;
  let webhook: { url: string; webhook_endpoint_id: string; timeout_ms?: number; on_failure?: string };
  const says = (body: unknown) => {
    receiver.answer = () => ({ status: 200, body: typeof body === 'string' ? body : JSON.stringify(body) });
  };

  beforeEach(async () => {
    receiver.received.length = 0;
    const made = await owner.client.post('/v1/webhook-endpoints', { url: receiver.url, events: ['call.*'] });
    expect(made.status, made.text).toBe(201);
    secret = made.body.secret;
    webhook = { url: `http://${receiver.host}/before`, webhook_endpoint_id: made.body.id };
  });

  it('tells it who calls, signed by Standard Webhooks, and takes its variables', async () => {
    const mapping = await owner.map({ webhook });
    says({ action: 'accept', variables: { caller_name: 'Ada' } });
    const { room } = await line.call(owner.number, { headers: { 'X-Queue': 'gold', Via: 'secret' } });
    const [asked, ...more] = receiver.received;
    expect(more).toEqual([]);
    expect(asked?.path).toBe('/before');
    expect(verified(secret, asked as NonNullable<typeof asked>)).toEqual({
      type: 'call.incoming',
      timestamp: expect.any(String),
      tenant_id: owner.tenant_id,
      inbound_mapping_id: mapping.id,
      number: owner.number,
      from: CALLER,
      call: { id: expect.stringMatching(/^SCL_/), headers: { 'x-queue': 'gold' } },
    });
    expect(await owner.session()).toMatchObject({ variables: { caller_name: 'Ada' } });
    expect(await line.askedFor(room)).toBe(1);
    await line.rings(room);
    expect(receiver.received).toHaveLength(1);
  });

  it('has its agent answer with a variable that only it sets, and puts callers down where it does not', async () => {
    const agent_id = await liveAgent(owner.client, {
      prompt: { template: 'You help {{caller_name}}.', variables: [{ name: 'caller_name', type: 'string' }] },
    });
    const mapping = await owner.map({ agent_id, webhook });
    says({ action: 'accept', variables: { caller_name: 'Ada' } });
    const { room } = await line.call(owner.number);
    expect(await line.askedFor(room)).toBe(1);
    expect(await owner.session()).toMatchObject({ agent_id, variables: { caller_name: 'Ada' } });
    says({ action: 'accept' });
    const { phone } = await line.call(owner.number);
    expect(await phone.gone).toBe('removed');
    expect(await owner.refusals()).toMatchObject([
      refusal('unprocessable', { detail: 'variables.caller_name is required.' }),
    ]);
    const alone = await owner.client.patch(`/v1/inbound-mappings/${mapping.id}`, { webhook: null });
    expect([alone.status, alone.body.error.param]).toEqual([422, 'variables.caller_name']);
  });

  it('puts a caller down whom it refuses, with its reason in the audit log', async () => {
    await owner.map({ webhook });
    says({ action: 'refuse', reason: 'on the block list' });
    const { phone } = await line.call(owner.number);
    expect(await phone.gone).toBe('removed');
    expect(await owner.calls()).toEqual([]);
    expect(await owner.refusals()).toMatchObject([refusal('webhook_refused', { detail: 'on the block list' })]);
  });

  it('tells a refused caller politely, where the mapping has a message', async () => {
    await owner.map({ webhook, refusal: { action: 'say', message: 'We cannot take your call.' } });
    says({ action: 'refuse' });
    const { room } = await line.call(owner.number);
    expect(await line.askedFor(room)).toBe(1);
    expect(await owner.refusals()).toMatchObject([refusal('webhook_refused', { answered_by: 'message' })]);
  });

  const ways: [string, Receiver['answer']][] = [
    ['fails', () => 500],
    ['hangs', () => 'hang'],
    ['breaks off', () => 'break'],
    ['sends elsewhere', () => ({ redirect: 'http://127.0.0.1:1/' })],
    ['answers no JSON', () => ({ status: 200, body: 'yes' })],
    ['answers another action', () => ({ status: 200, body: '{"action":"transfer"}' })],
    ['answers too much', () => ({ status: 200, body: `{"action":"accept","x":"${'x'.repeat(20_000)}"}` })],
    ['never ends', () => ({ status: 200, body: '{', endless: true })],
    ['names a variable that no prompt has', () => ({ status: 200, body: '{"action":"accept","variables":{"no":1}}' })],
  ];
  it.each(ways)('goes by its policy where the service %s', async (_how, answer) => {
    const mapping = await owner.map({ webhook: { ...webhook, timeout_ms: 300 } });
    receiver.answer = answer;
    const { room } = await line.call(owner.number);
    expect(await line.askedFor(room)).toBe(1);
    expect((await owner.session()).variables).toEqual({});
    const strict = { webhook: { ...webhook, timeout_ms: 300, on_failure: 'refuse' } };
    expect((await owner.client.patch(`/v1/inbound-mappings/${mapping.id}`, strict)).status).toBe(200);
    const { phone } = await line.call(owner.number);
    expect(await phone.gone).toBe('removed');
    expect(await owner.refusals()).toMatchObject([refusal('webhook_failed', { detail: expect.any(String) })]);
  });

  it('goes by its policy where the endpoint whose secret signs is archived', async () => {
    await owner.map({ webhook: { ...webhook, on_failure: 'refuse' } });
    await owner.client.post(`/v1/webhook-endpoints/${webhook.webhook_endpoint_id}/archive`);
    const { phone } = await line.call(owner.number);
    expect(await phone.gone).toBe('removed');
    expect(receiver.received).toEqual([]);
    expect(await owner.refusals()).toMatchObject([refusal('webhook_failed')]);
  });

  it('is not asked while the number is closed', async () => {
    await owner.map({ webhook, schedule: { ...NEVER, outside: { action: 'reject' } } });
    await line.call(owner.number);
    expect(receiver.received).toEqual([]);
  });
});
