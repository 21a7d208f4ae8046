import { join } from 'node:path';
import { gatewayEvent } from '@patchbay/http/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { startToolServices, type ToolServices } from '../api/support/tool-services.ts';
import { endDeadTransactions } from '../faults/support/dead-transactions.ts';
import { bundleStepProcess } from '../faults/support/step-bundle.ts';
import type { Death } from '../faults/support/step-order.ts';
import { startStepProcesses } from '../faults/support/step-processes.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { leasesPass } from './support/leases.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;
let client: ApiClient;
let agentId: string;
let model: ScriptedModel;
let services: ToolServices;
let bundle: Awaited<ReturnType<typeof bundleStepProcess>>;
let processes: ReturnType<typeof startStepProcesses>;
let transactions: ReturnType<typeof endDeadTransactions>;
let authorizer: Record<string, unknown> | undefined;

const RESOURCE = '/v1/sessions/{session_id}/messages';
/** What a process sends before it has read anything. */
const CONNECTING = 5;
const ASKED = { content: 'Please order one for me.' };
const orderTool = () => ({
  name: 'place_order',
  description: 'Places an order.',
  parameters: { type: 'object', properties: { item: { type: 'string' } }, required: ['item'] },
  handler_ref: 'http',
  config: { method: 'POST', url: `http://${services.host}/place` },
});

beforeAll(async () => {
  [model, services] = await Promise.all([startScriptedModel(), startToolServices()]);
  const aws = await makeAwsResources();
  const env = { OPENAI_BASE_URL: model.base_url, OUTGOING_LOCAL_HOSTS: services.host };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...env } });
  const tenant = await api.tenant();
  ({ client } = tenant);
  authorizer = await api.identity.authorizer(await api.identity.tokenOf(tenant.principal, { expires: '1h' }));
  agentId = await liveAgent(client, { tools: [orderTool()] });
  model.script = ({ messages }) =>
    messages.at(-1)?.role === 'tool'
      ? { says: ['It is ', 'on its way.'] }
      : { says: 'Let me see.', calls: [{ name: 'place_order', args: { item: 'pen' } }] };
  transactions = endDeadTransactions(api.db);
  bundle = await bundleStepProcess(join(import.meta.dirname, 'support/turn-process.ts'));
  processes = startStepProcesses({ program: bundle.path, env: process.env, count: 2 });
}, 600_000);

afterAll(async () => {
  await processes?.close();
  bundle?.remove();
  await transactions?.stop();
  model.close();
  await services.close();
});

/** The function of the route, in a process of its own, with the event that the gateway gives it. */
async function inProcess(sessionId: string, headers: Record<string, string>, death?: Death) {
  const request = {
    method: 'POST',
    url: `/v1/sessions/${sessionId}/messages`,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(ASKED)),
  };
  const params = { session_id: sessionId };
  const event = gatewayEvent(request, { resource_path: RESOURCE, params, authorizer, stage: 'test' });
  return processes.run('createSessionMessage', event, death);
}

/** As a client does that is told to come again: a dead process may hold a transaction open for a moment. */
async function sendUntilAnswered(sessionId: string, headers: Record<string, string>) {
  for (let tries = 1; ; tries += 1) {
    const answer = await client.post(`/v1/sessions/${sessionId}/messages`, ASKED, { headers });
    if (answer.body.error?.code !== 'unavailable' || tries === 20) return answer;
  }
}

/** One message whose process dies at a moment, sent again. */
async function trial(death: Death) {
  const session = await startText(client, agentId);
  services.seen.length = 0;
  const headers = { 'idempotency-key': `message-${session.id}` };
  await expect(inProcess(session.id, headers, death)).rejects.toThrow('was killed');
  await leasesPass(api.db, session.id);
  const { status, body, text } = await sendUntilAnswered(session.id, headers);
  expect(status, text).toBe(200);
  const calls = services.seen.map(({ body: sent, headers: { 'webhook-id': id } }) => ({ id, sent }));
  const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
  const { body: after } = await client.get(`/v1/sessions/${session.id}`);
  return { session, body, calls, transcript, metrics: after.metrics };
}

/** All that may be told apart from a turn that nothing happened to: a call that came twice, under one id. */
function check({ body, calls, transcript, metrics }: Awaited<ReturnType<typeof trial>>) {
  expect(body.text).toBe('Let me see.\n\nIt is on its way.');
  expect(body.tool_calls).toMatchObject([{ tool_name: 'place_order', ok: true }]);
  expect(transcript.turns.map(({ role, text }: never) => [role, text])).toEqual([
    ['user', ASKED.content],
    ['agent', 'Let me see.'],
    ['agent', 'It is on its way.'],
  ]);
  expect(transcript.tool_calls).toHaveLength(1);
  expect(metrics).toMatchObject({ user_turns: 1, agent_turns: 2, tool_calls: 1 });
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  expect(new Set(calls.map(({ sent }) => sent))).toEqual(new Set(['{"item":"pen"}']));
  expect(calls.length).toBeLessThanOrEqual(2);
}

describe('a turn over text whose process is killed (SIGKILL)', { timeout: 280_000 }, () => {
  it('is answered when its message is sent again, once, and calls each tool once by its id, whenever it died', async () => {
    const whole = await startText(client, agentId);
    await inProcess(whole.id, {});
    const sends = processes.typical.get('createSessionMessage')?.sends ?? 0;
    expect(sends).toBeGreaterThan(10);
    let calledAgain = 0;
    for (let nth = CONNECTING; nth <= sends; nth += 1) {
      const done = await trial({ nth_send: nth, when: 'before' });
      check(done);
      if (done.calls.length > 1) calledAgain += 1;
      await client.post(`/v1/sessions/${done.session.id}/stop`);
    }
    // Only between the answer of the tool and its record (and at a word to MongoDB just then) is there anything to repeat.
    expect(calledAgain).toBeGreaterThanOrEqual(1);
    expect(calledAgain).toBeLessThanOrEqual(2);
  });
});
