import { initializeLogger, voice } from '@livekit/agents';
import type { ResolvedAgent, ResolvedConfig } from '@patchbay/core/config-resolver';
import type { EarlierTurn } from '@patchbay/core/session-orchestrator';
import { spokenBy, type ToolContext } from '@patchbay/core/session-tools';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { createSessionTools } from '../tools/session-tools.ts';
import { conversationAgents } from './conversation-agents.ts';
import type { ReadyPlan } from './conversation-plan.ts';

type Script = ConstructorParameters<typeof voice.testing.FakeLLM>[0];
const FRONT = idOf('agent', 1);
const BILLING = idOf('agent', 2);
const STRANGER = idOf('agent', 3);
const log = createLogger({ level: 'silent' });

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

function part(agent_id: string, runtime: object = {}): ResolvedAgent {
  return {
    agent: { agent_id, version: 1, name: agent_id, language: 'en' },
    prompt: { prompt_id: idOf('prompt', 1), version: 1, template: `I am ${agent_id}.`, variables: [], includes: [] },
    tools: [
      {
        tool_id: idOf('tool', 1),
        version: 1,
        name: 'hand_over',
        description: 'Hands over.',
        parameters: { type: 'object', properties: { destination: { type: 'string' } }, required: ['destination'] },
        handler_ref: 'hand_off',
        config: {
          destinations: [
            { name: 'front', agent_id: FRONT },
            { name: 'billing', agent_id: BILLING },
            { name: 'stranger', agent_id: STRANGER },
          ],
        },
      },
    ],
    runtime_config: { runtime_config_id: idOf('runtime_config', 1), version: 1, ...runtime } as never,
    knowledge: [],
  };
}

/** A session of two agents with scripted models. */
async function converse(
  scripts: { front: Script; billing: Script },
  billing: object = {},
  turns: readonly EarlierTurn[] = [],
) {
  const config: ResolvedConfig = { ...part(FRONT), agents: [part(BILLING, billing)] };
  const reports: UnnumberedReport[] = [];
  const report = (one: UnnumberedReport) => reports.push(one);
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM(scripts.front), vad: null });
  const agents = conversationAgents({ config, turns } as ReadyPlan, {
    session,
    report,
    log,
    joined: async () => undefined,
    make: async (own, agentFor) => ({
      instructions: own.prompt.template,
      guard: null,
      tools: createSessionTools(own.tools, { report, log, agentFor, context: {} as ToolContext }),
      ...(own.agent.agent_id === FRONT ? {} : { llm: new voice.testing.FakeLLM(scripts.billing) }),
    }),
  });
  const said: (string | undefined)[] = [];
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type === 'message' && item.role === 'assistant') said.push(item.textContent);
  });
  await session.start({ agent: await agents.first() });
  onTestFinished(() => session.close());
  const ask = async (userInput: string) => {
    const { events } = await session.run({ userInput }).wait();
    return events.flatMap((event) => (event.type === 'message' ? [event.item.textContent] : []));
  };
  return { session, agents, reports, said, ask };
}

const handOver = (input: string, destination: string) => ({
  input,
  toolCalls: [{ name: 'hand_over', args: { destination } }],
});

describe('a conversation of several agents', () => {
  it('goes over to another agent, who answers with its own model, knowing what was said', async () => {
    const talk = await converse({
      front: [{ input: 'Hi', content: 'Front here.' }, handOver('My bill is wrong', 'billing')],
      billing: [
        { input: 'My bill is wrong', content: 'Billing here, about your bill.' },
        { input: 'Thanks', content: 'Any time.' },
      ],
    });
    expect(await talk.ask('Hi')).toEqual(['Front here.']);
    expect(await talk.ask('My bill is wrong')).toContain('Billing here, about your bill.');
    expect(talk.agents.currentId()).toBe(BILLING);
    expect(await talk.ask('Thanks')).toEqual(['Any time.']);
    expect(talk.reports).toEqual([
      expect.objectContaining({ type: 'tool_call', tool_name: 'hand_over', ok: true }),
      { type: 'agent_handed_off', from_agent_id: FRONT, to_agent_id: BILLING },
    ]);
    const { items } = talk.session.currentAgent.chatCtx;
    const said = items.flatMap((item) => (item.type === 'message' && item.role !== 'system' ? [item.textContent] : []));
    expect(said).toEqual([
      'Hi',
      'Front here.',
      'My bill is wrong',
      'Billing here, about your bill.',
      'Thanks',
      'Any time.',
    ]);
    expect(talk.session.currentAgent.instructions).toBe(`I am ${BILLING}.`);
  });

  it('begins with what the other agent wants said first, once, and comes back', async () => {
    const talk = await converse(
      {
        front: [
          handOver('Billing please', 'billing'),
          { input: 'Back please', content: 'Front again.' },
          handOver('Once more', 'billing'),
        ],
        billing: [handOver('Back please', 'front'), { input: 'Once more', content: 'Billing again.' }],
      },
      { welcome_message: { mode: 'say', text: 'Billing desk, hello.', interruptible: true, delay_ms: 0 } },
    );
    await talk.ask('Billing please');
    expect(talk.said.at(-1)).toBe('Billing desk, hello.');
    expect(await talk.ask('Back please')).toContain('Front again.');
    expect(talk.agents.currentId()).toBe(FRONT);
    expect(await talk.ask('Once more')).toContain('Billing again.');
    const moves = talk.reports.flatMap((report) => (report.type === 'agent_handed_off' ? [report.to_agent_id] : []));
    expect(moves).toEqual([BILLING, FRONT, BILLING]);
  });

  it('that another process takes over goes on with the agent that had it, who knows what was said', async () => {
    const talk = await converse(
      {
        front: [{ input: 'Back please', content: 'Front again.' }],
        billing: [{ input: 'And now?', content: 'As I said: it is paid.' }, handOver('Back please', 'front')],
      },
      {},
      [
        { role: 'agent', text: 'Front here.', agent_id: FRONT },
        { role: 'user', text: 'My bill is wrong', agent_id: BILLING },
        { role: 'agent', text: 'It is paid.', agent_id: BILLING },
      ],
    );
    expect(talk.agents.currentId()).toBe(BILLING);
    expect(await talk.ask('And now?')).toEqual(['As I said: it is paid.']);
    await talk.ask('Back please');
    const { items } = talk.session.currentAgent.chatCtx;
    const said = items.flatMap((item) => (item.type === 'message' && item.role !== 'system' ? [item.textContent] : []));
    expect(said.slice(0, 4)).toEqual(['Front here.', 'My bill is wrong', 'It is paid.', 'And now?']);
    expect(said.filter((text) => text === 'It is paid.')).toHaveLength(1);
    expect(talk.agents.currentId()).toBe(FRONT);
  });

  it.each([
    ['nobody', 'There is no such destination. Possible are: front, billing, stranger.'],
    ['stranger', 'That colleague is not there. Say so, and go on.'],
    ['front', 'You are the one asked for. Go on yourself.'],
  ])('stays where it is when it should go to %s, and the model is told why', async (destination, told) => {
    const talk = await converse({
      front: [handOver('Elsewhere', destination), { input: told, content: 'I stay.' }],
      billing: [],
    });
    expect(await talk.ask('Elsewhere')).toEqual(['I stay.']);
    expect(talk.agents.currentId()).toBe(FRONT);
    expect(talk.reports).toMatchObject([{ type: 'tool_call', ok: false }]);
  });

  it("gives each agent the session's values of its own variables alone", () => {
    const own = part(BILLING);
    const variable = (name: string) =>
      ({ name, type: 'string', required: false, default: null, description: '' }) as never;
    const prompt = { ...own.prompt, variables: [variable('clinic'), variable('desk')] };
    const agent = { ...own.agent, default_variables: { desk: 'two', clinic: 'none', other: 'x' } };
    const plan = { variables: { clinic: 'Oak Street', secret_of_front: '7' } } as never;
    expect(spokenBy({ ...own, agent, prompt }, plan).variables).toEqual({ clinic: 'Oak Street', desk: 'two' });
  });
});
