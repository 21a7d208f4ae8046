import { awsCredentials, callAws } from '@patchbay/local-stack';
import { createMongoClient } from '@patchbay/mongo';
import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf } from '../support/registry-fixtures.ts';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

const FROM = '+493012348001';
const CALL_MS = 120_000;

let product: DeployedProduct;
let api: GatewayCaller;
let agent_id: string;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct({ voice: true });
  api = product.api((await product.createTenant()).token);
  const pins = await pinsOf(api);
  agent_id = pins.agentId;
  const binding = await api.post(`/v1/agents/${agent_id}/bindings`, pins.body);
  await api.put(`/v1/agents/${agent_id}/environments/production`, { binding_id: binding.body.id });
  await ownNumber();
}, PRODUCT_UP_MS);

/** A number with a trunk. The media server keeps none here, so that it knows the trunk is made the database's word. */
async function ownNumber(): Promise<void> {
  const trunk = await api.post('/v1/sip-trunks', { direction: 'outbound', name: 'Out', address: 'sip.example.org' });
  expect(trunk.status, trunk.text).toBe(201);
  const number = await api.post('/v1/phone-numbers', { number: FROM, outbound_trunk_id: trunk.body.id });
  expect(number.status, number.text).toBe(201);
  const client = createMongoClient(product.endpoints.mongodb_uri, { app_name: 'patchbay-test' });
  const known = { $set: { provider_trunk_id: 'ST_deployed', status: 'ready' } };
  const { matchedCount } = await client
    .db('patchbay')
    .collection('sip_trunks')
    .updateOne({ _id: trunk.body.id }, known);
  await client.close();
  expect(matchedCount).toBe(1);
}

const call = (to: string, key: string = crypto.randomUUID()) =>
  api.post('/v1/calls', { agent_id, from: FROM, to, ring_timeout_seconds: 5 }, { 'idempotency-key': key });
const get = async (id: string) => (await api.get(`/v1/calls/${id}`)).body;
const invitesOf = async (number: string) => (await product.invites()).filter(({ to }) => to === number);

async function placed(to: string): Promise<string> {
  const answer = await call(to);
  expect(answer.status, answer.text).toBe(202);
  return answer.body.id;
}

async function until(id: string, status: string) {
  await expect.poll(async () => (await get(id)).status, { timeout: CALL_MS, interval: 500 }).toBe(status);
  return await get(id);
}

/** What happened to a call, in order. */
async function historyOf(id: string): Promise<string[]> {
  const { body } = await api.get(`/v1/audit-events?entity_id=${id}&order=asc`);
  return body.data.map(({ action }: { action: string }) => action);
}

const ends = async (id: string) => (await historyOf(id)).filter((action) => action === 'call.ended');

async function aws(call: Parameters<typeof callAws>[2]) {
  const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), call, 30_000);
  expect(answer.ok, answer.text).toBe(true);
  return answer.text;
}

/** Takes a right away from a deployed function. @returns gives it back */
async function withdraw(functionName: string, Action: string): Promise<() => Promise<unknown>> {
  const path = `/2015-03-31/functions/patchbay-local-${functionName}/configuration`;
  const { Role } = JSON.parse(await aws({ service: 'lambda', method: 'GET', path }));
  const policy = { Version: '2010-05-08', RoleName: Role.split('/').at(-1), PolicyName: 'withdrawn' };
  const Statement = [{ Effect: 'Deny', Action, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await aws({ service: 'iam', form: { ...policy, Action: 'PutRolePolicy', PolicyDocument } });
  return () => aws({ service: 'iam', form: { ...policy, Action: 'DeleteRolePolicy' } });
}

describe('an outbound call, as deployed', { timeout: CALL_MS + 60_000 }, () => {
  it('is carried out by the state machine: an agent comes, the phone is dialled once, somebody answers, and hangs up', async () => {
    const to = '+4915118000001';
    await product.connectPhone({
      number: to,
      behaviour: { does: 'answer', after_ms: 1_500, hangs_up_after_ms: 4_000 },
    });
    const id = await placed(to);
    expect(await until(id, 'ended')).toMatchObject({ result: 'answered', error: null, from: FROM });
    const { session_id } = await get(id);
    const invite = { from: FROM, room: session_id, identity: `phone-${id}`, sip_status_code: 200 };
    expect(await invitesOf(to)).toEqual([{ to, ...invite }]);
    expect((await historyOf(id)).filter((action) => action !== 'call.ringing')).toEqual([
      ...['call.created', 'call.dialing', 'call.answered', 'call.ended'],
    ]);
    expect((await api.get(`/v1/sessions/${session_id}`)).body).toMatchObject({ channel: 'phone', status: 'ended' });
  });

  it('that nobody picks up ends so, once, with the status of the network', async () => {
    const to = '+4915118000002';
    await product.connectPhone({ number: to, behaviour: { does: 'ring' } });
    const id = await placed(to);
    expect(await until(id, 'ended')).toMatchObject({ result: 'no_answer', sip: { status_code: 408 } });
    expect(await invitesOf(to)).toHaveLength(1);
    expect(await ends(id)).toHaveLength(1);
  });

  it('whose step fails whatever is repeated ends as failed, once, and nobody is dialled', async () => {
    const to = '+4915118000003';
    await product.connectPhone({ number: to, behaviour: { does: 'answer', after_ms: 0 } });
    const giveBack = await withdraw('prepare-call', 'sqs:SendMessage');
    const id = await placed(to);
    const failed = await until(id, 'ended').finally(giveBack);
    expect(failed).toMatchObject({ result: 'failed', dialed_at: null, error: { code: expect.any(String) } });
    expect(await invitesOf(to)).toEqual([]);
    expect(await ends(id)).toHaveLength(1);
  });

  it('asked for fifty times with one key is dialled once', async () => {
    const to = '+4915118000004';
    await product.connectPhone({ number: to, behaviour: { does: 'busy' } });
    const key = crypto.randomUUID();
    const ids = new Set<string>();
    for (let asked = 0; asked < 50; asked += 5) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => call(to, key)));
      for (const { status, body, text } of answers) {
        expect([202, 409], text).toContain(status);
        if (status === 202) ids.add(body.id);
      }
    }
    const [id = ''] = ids;
    expect(ids.size).toBe(1);
    expect(await until(id, 'ended')).toMatchObject({ result: 'busy', sip: { status_code: 486 } });
    expect(await invitesOf(to)).toHaveLength(1);
  });

  it('of a batch is begun by the clock', async () => {
    const to = '+4915118000005';
    await product.connectPhone({ number: to, behaviour: { does: 'decline', after_ms: 200 } });
    const body = { agent_id, from: FROM, rows: [{ to }] };
    const batch = await api.post('/v1/call-batches', body, { 'idempotency-key': crypto.randomUUID() });
    expect(batch.status, batch.text).toBe(201);
    const path = `/v1/call-batches/${batch.body.id}`;
    const status = async () => (await api.get(path)).body.status;
    await expect.poll(status, { timeout: CALL_MS + 30_000, interval: 1_000 }).toBe('completed');
    expect((await api.get(`${path}/report`)).body).toMatchObject({ calls: 1, calls_by_result: { declined: 1 } });
    expect(await invitesOf(to)).toHaveLength(1);
  });
});
