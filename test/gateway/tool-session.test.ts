import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { awsCredentials, callAws } from '@patchbay/local-stack';
import { Caller } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { publishedBy } from '../support/registry-fixtures.ts';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';
import { freshToken, orderTool, storeCredential } from './support/tool-with-credential.ts';

let product: DeployedProduct;
let api: GatewayCaller;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct({ voice: true });
  api = product.api((await product.createTenant()).token);
}, PRODUCT_UP_MS);
afterAll(() => dispose());

const runtimeConfig = {
  llm: { provider: 'openai', model: 'gpt-4.1-mini' },
  stt: { provider: 'openai', model: 'whisper-1', language: 'en' },
  tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
  welcome_message: { mode: 'say', text: 'Hello.' },
};

/** An agent, live in production, that can look orders up with the credential. */
async function liveAgent(credential: string): Promise<string> {
  const agent = await publishedBy(api, 'agents', { name: 'Orders', language: 'en' });
  const prompt = await publishedBy(api, 'prompts', { template: 'You look orders up for callers.' });
  const tool = await publishedBy(api, 'tools', orderTool(product.tool_host, credential));
  const config = await publishedBy(api, 'runtime_configs', runtimeConfig);
  const binding = await api.post(`/v1/agents/${agent.id}/bindings`, {
    agent_version: 1,
    prompt_id: prompt.id,
    prompt_version: 1,
    tool_versions: [{ tool_id: tool.id, version: 1 }],
    runtime_config_id: config.id,
    runtime_config_version: 1,
  });
  expect(binding.status, binding.text).toBe(201);
  const live = await api.put(`/v1/agents/${agent.id}/environments/production`, { binding_id: binding.body.id });
  expect(live.status, live.text).toBe(200);
  return agent.id;
}

/** Denies the deployed role of agent workers what it is for. @returns gives it back */
async function withdrawRuntimeRight(): Promise<() => Promise<void>> {
  const RoleName = product.addresses.runtime_role_arn.split('/').at(-1) ?? '';
  const iam = async (form: Record<string, string>) => {
    const call = { service: 'iam', form: { Version: '2010-05-08', RoleName, PolicyName: 'withdrawn', ...form } };
    const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), call);
    expect(answer.ok || /NoSuchEntity/.test(answer.text), answer.text).toBe(true);
  };
  const Statement = [{ Effect: 'Deny', Action: 'secretsmanager:GetSecretValue', Resource: '*' }];
  await iam({ Action: 'PutRolePolicy', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) });
  return () => iam({ Action: 'DeleteRolePolicy' });
}

/** The tools that were called in a session, as it is told afterwards, and whether each brought a result. */
async function toolCalls(sessionId: string): Promise<[string, boolean][]> {
  const { body } = await api.get(`/v1/sessions/${sessionId}/events?limit=100`);
  const reports = body.data.map(({ report }: { report: SessionReport }) => report) as SessionReport[];
  return reports.flatMap((report) => (report.type === 'tool_call' ? [[report.tool_name, report.ok]] : []));
}

describe('a tool in a conversation, as deployed', { timeout: 120_000 }, () => {
  it('is called with the credential in force, which the worker reads with its own role', async () => {
    const [first, second] = [freshToken(), freshToken()];
    const credential = await storeCredential(api, first);
    const agent_id = await liveAgent(credential);
    const session = await api.post('/v1/sessions', { agent_id, user: { external_id: 'customer-1' } });
    expect(session.status, session.text).toBe(201);
    const caller = new Caller();
    onTestFinished(() => caller.leave());
    await caller.join(session.body.livekit.url, session.body.livekit.participant_token);
    await caller.waitForAnswer(({ turn }) => turn === 1, 60_000);

    const order = `A${Date.now()}`;
    const ask = async (turn: number) => {
      await caller.type(`Please get order ${order}.`);
      return (await caller.waitForAnswer((answer) => answer.turn === turn, 60_000)).text;
    };
    expect(await ask(2)).toBe(`According to ${product.tool_host}: state "shipped".`);
    // Who reads the new secret is the worker's role, and nobody else: without its right, none is sent.
    const giveBack = await withdrawRuntimeRight();
    onTestFinished(giveBack);
    await api.post(`/v1/provider-credentials/${credential}/rotate`, { secret: { token: second } });
    expect(await ask(3)).not.toContain('shipped');
    await giveBack();
    expect(await ask(4)).toContain('shipped');

    const seen = (await product.seenByTools()).filter(({ url }) => url === `/orders/${order}`);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${first}`, `Bearer ${second}`]);
    await expect
      .poll(() => toolCalls(session.body.id), { timeout: 20_000, interval: 500 })
      .toEqual([
        ['get_order', true],
        ['get_order', false],
        ['get_order', true],
      ]);
    await api.post(`/v1/sessions/${session.body.id}/stop`);
  });
});
