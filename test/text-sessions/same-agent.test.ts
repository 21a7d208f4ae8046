import { setTimeout as sleep } from 'node:timers/promises';
import { initializeLogger, voice } from '@livekit/agents';
import { systemClock } from '@patchbay/config';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { createTurnKnowledge, sessionCallOut } from '@patchbay/core/session-tools';
import { createToolRunner } from '@patchbay/core/tool-execution';
import { createLogger } from '@patchbay/observability';
import { jsonSchemaJudge, mcpClient, outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnnumberedReport } from '../../agent-runtime/src/reports/unnumbered-report.ts';
import { reportTurns } from '../../agent-runtime/src/session/turn-reporter.ts';
import { createSessionTools } from '../../agent-runtime/src/tools/session-tools.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { startToolServices, type ToolServices } from '../api/support/tool-services.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;
let model: ScriptedModel;
let services: ToolServices;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  [model, services] = await Promise.all([startScriptedModel(), startToolServices()]);
  const aws = await makeAwsResources();
  const env = { OPENAI_BASE_URL: model.base_url, OUTGOING_LOCAL_HOSTS: services.host };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...env } });
}, 600_000);

afterAll(() => {
  model.close();
  services.close();
});

const ASKED = 'Where is order 4711, and what of fax 1?';
const CALLS = [
  { name: 'get_order', args: { order_id: '4711', note: 'now' } },
  { name: 'press', args: { digits: '1' } },
];
const SAID = 'It is on its way.';

const orderTool = () => ({
  name: 'get_order',
  description: 'Looks an order up.',
  parameters: {
    type: 'object',
    properties: { order_id: { type: 'string' }, note: { type: 'string' } },
    required: ['order_id'],
  },
  handler_ref: 'http',
  // The service echoes the headers, which are of each call alone.
  config: { method: 'POST', url: `http://${services.host}/orders/{{order_id}}`, response: { pointer: '/data' } },
});
const dtmf = {
  name: 'press',
  description: 'Presses keys.',
  parameters: { type: 'object', properties: { digits: { type: 'string' } }, required: ['digits'] },
  handler_ref: 'send_dtmf',
  config: {},
};

/** What a conversation leaves, without numbers and times. */
const shapeOf = (reports: readonly UnnumberedReport[]) =>
  reports
    .filter(({ type }) => type === 'turn' || type === 'tool_call')
    .map(
      (report): Record<string, unknown> => ({
        ...Object.fromEntries(Object.entries(report).filter(([name]) => !['seq', 'at', 'latency'].includes(name))),
        ...('duration_ms' in report ? { duration_ms: 0 } : {}),
      }),
    )
    // Tools run side by side: which ends first is not decided.
    .sort((a, b) => String(a['tool_name'] ?? '').localeCompare(String(b['tool_name'] ?? '')));

function called() {
  const seen = services.seen.map(({ method, url, body }) => ({ method, url, body }));
  services.seen.length = 0;
  return seen;
}

/** The same config by voice: the framework's own session, the runtime's tools and reports, a scripted model. */
async function byVoice(config: ResolvedConfig, tenant_id: string, session_id: string): Promise<UnnumberedReport[]> {
  const reports: UnnumberedReport[] = [];
  const policy = { resolve: systemResolver, local_hosts: [services.host] };
  const runner = createToolRunner({
    http: outgoingHttp(policy),
    mcp: mcpClient(policy),
    judge: jsonSchemaJudge(),
    secrets: {
      get: () => Promise.reject(new Error('no tool here sends one')),
      signing: () => Promise.reject(new Error('no tool here is signed')),
    },
    clock: systemClock,
    sleep: async (milliseconds) => sleep(milliseconds),
  });
  const log = createLogger({ level: 'silent' });
  const knowledge = createTurnKnowledge();
  const dispatch = { session_id, tenant_id, digest: '' };
  const tools = createSessionTools(config.tools, {
    report: (report) => reports.push(report),
    log,
    context: {
      knowledgeSearch: () => Promise.reject(new Error('nothing is searched here')),
      rememberKnowledge: knowledge.remember,
      callOut: sessionCallOut(runner, dispatch, log),
      phoneCall: () => undefined,
      keysPressed: () => undefined,
      sleep: async (milliseconds) => sleep(milliseconds),
      endCall: () => undefined,
      sayAndEndCall: () => undefined,
    },
  });
  const results = model.asked.at(-1)?.messages.filter(({ role }) => role === 'tool') ?? [];
  const script = [
    { input: ASKED, toolCalls: CALLS },
    // The answer hangs on the last result that the model over text was given: another one would be answered by nothing.
    ...results.map(({ content }) => ({ input: content ?? '', content: SAID })),
  ];
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM(script), vad: null });
  reportTurns(session, {
    report: (report) => reports.push(report),
    knowledge,
    agentId: () => config.agent.agent_id,
    isTyped: () => true,
    latencyOf: () => undefined,
    notify: () => undefined,
  });
  await session.start({ agent: new voice.Agent({ instructions: 'Help.', tools }) });
  await session.run({ userInput: ASKED }).wait();
  await session.close();
  return reports;
}

describe('one config', () => {
  it('calls the same tools with the same arguments by voice and over text, and leaves the same records', async () => {
    const { client, tenant_id } = await api.tenant();
    const agent_id = await liveAgent(client, { tools: [orderTool(), dtmf] });
    const session = await startText(client, agent_id);
    model.script = ({ messages }) => (messages.at(-1)?.role === 'tool' ? { says: SAID } : { calls: CALLS });
    const { body } = await client.post(`/v1/sessions/${session.id}/messages`, { content: ASKED });
    expect(body.text).toBe(SAID);
    const calledOverText = called();
    const events = await client.get(`/v1/sessions/${session.id}/events`, { query: { order: 'asc' } });
    const overText = events.body.data.map(({ report }: { report: UnnumberedReport }) => report);

    const resolved = await client.get(`/v1/agents/${agent_id}/resolve`, { query: { environment: 'production' } });
    const spoken = await byVoice(resolved.body.config, tenant_id, session.id);
    expect(called()).toEqual(calledOverText);
    expect(calledOverText).toHaveLength(1);
    expect(shapeOf(spoken)).toEqual(shapeOf(overText));
    expect(shapeOf(overText)).toHaveLength(4);
  });
});
