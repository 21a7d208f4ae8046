import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { FROM, type OutboundWorld, startOutboundWorld } from './support/outbound-world.ts';

const TO = '+4915112346100';
const MESSAGE = { policy: 'leave_message', message: 'This is {{clinic}}, on {{system.weekday}}.' };

let world: OutboundWorld;
let agent_id: string;
beforeAll(async () => {
  world = await startOutboundWorld();
  agent_id = await liveAgent(world.client, {
    prompt: { template: 'You call for {{clinic}}.', variables: [{ name: 'clinic', type: 'string' }] },
  });
}, 600_000);
afterAll(async () => {
  await world?.stop();
  await dispose();
}, 60_000);

const variables = { clinic: 'Oak Street' };
const call = (voicemail: unknown) => world.call(world.client, TO, { agent_id, variables, voicemail });
const batch = (body: object) =>
  world.client.post(
    '/v1/call-batches',
    { agent_id, from: FROM, ...body },
    { headers: { 'idempotency-key': crypto.randomUUID() } },
  );
const get = async (id: string) => (await world.client.get(`/v1/calls/${id}`)).body;

describe('what to do about answering machines', { timeout: 90_000 }, () => {
  it.each([
    ['a policy that there is not', { policy: 'shout' }, 'voicemail.policy', 400],
    ['no policy', {}, 'voicemail.policy', 400],
    ['a message that is not left', { policy: 'hang_up', message: 'Hello' }, 'voicemail.message', 422],
    ['a message for a conversation', { policy: 'continue', message: 'Hello' }, 'voicemail.message', 422],
    ['an empty message', { policy: 'leave_message', message: ' ' }, 'voicemail.message', 400],
    [
      'a message past 2,000 characters',
      { policy: 'leave_message', message: 'a'.repeat(2_001) },
      'voicemail.message',
      400,
    ],
    ['a message that is no template', { policy: 'leave_message', message: 'Hi {{' }, 'voicemail.message', 422],
    ['a message that includes a prompt', { policy: 'leave_message', message: '{{> intro}}' }, 'voicemail.message', 422],
    ['an undeclared variable', { policy: 'leave_message', message: 'Hi {{name}}' }, 'voicemail.message', 422],
  ])('is refused with %s, which is named, and nobody is called', async (_what, voicemail, param, status) => {
    const before = world.network.dialled.length;
    const refused = await call(voicemail);
    expect([refused.status, refused.body.error.param]).toEqual([status, param]);
    const forAll = await batch({ rows: [{ to: TO, variables }], voicemail });
    expect([forAll.status, forAll.body.error.param]).toEqual([status, param]);
    const ofRow = await batch({ rows: [{ to: TO, variables, voicemail }] });
    expect([ofRow.status, ofRow.body.error.param]).toEqual([422, `rows.0.${param}`]);
    expect(world.network.dialled.length).toBe(before);
  });

  it('is kept with the call, told to nobody who asks for its session, and left out of calls that say nothing', async () => {
    world.network.phone(TO, { does: 'busy' });
    const placed = await call(MESSAGE);
    expect(placed.status, placed.text).toBe(202);
    expect(placed.body).toMatchObject({ voicemail: MESSAGE, answered_by: null });
    const session = await world.client.get(`/v1/sessions/${placed.body.session_id}`);
    expect(session.body).not.toHaveProperty('voicemail');
    expect((await call(undefined)).body).toMatchObject({ voicemail: null, answered_by: null });
  });

  it('ends a call at a machine once, as voicemail, and says in its events who picked up', async () => {
    const to = '+4915112346101';
    world.network.phone(to, { does: 'answer', after_ms: 100 });
    const placed = await world.call(world.client, to, { agent_id, variables, voicemail: { policy: 'hang_up' } });
    const { id, session_id } = placed.body;
    await expect.poll(async () => (await get(id)).status, { timeout: 30_000 }).toBe('answered');
    await world.agents.meetsMachine(world.tenant_id, session_id);
    await world.agents.meetsMachine(world.tenant_id, session_id);
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'voicemail', answered_by: 'machine', error: null });
    expect((await world.client.get(`/v1/sessions/${session_id}`)).body).toMatchObject({
      ...{ status: 'ended', end_reason: 'voicemail' },
    });
    const listed = await world.client.get('/v1/calls?result=voicemail');
    expect(listed.body.data.map((listedCall: { id: string }) => listedCall.id)).toEqual([id]);
    const db = world.api.db.client.db(world.api.db.name);
    const audited = await db.collection('audit_events').find({ 'entity.id': id }).sort({ _id: 1 }).toArray();
    expect(audited.map(({ action }) => action).slice(-3)).toEqual([
      ...['call.answered', 'call.callee_detected', 'call.ended'],
    ]);
    const outbox = await db.collection('outbox_events').find({ 'data.entity.id': id }).toArray();
    expect(outbox.filter(({ type }) => type === 'call.callee_detected')).toHaveLength(1);
    expect(outbox.filter(({ type }) => type === 'call.ended')).toHaveLength(1);
  });
});
