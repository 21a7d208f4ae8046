import { initializeLogger, voice } from '@livekit/agents';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import type { KnowledgeQuery } from '@patchbay/core/session-tools';
import type { KnowledgeToolResult } from '@patchbay/core/vector-search';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { createSessionTools } from './session-tools.ts';

type ResolvedTool = ResolvedConfig['tools'][number];

const searchTool: ResolvedTool = {
  tool_id: idOf('tool', 1),
  version: 1,
  name: 'look_up',
  description: 'Look up facts.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  handler_ref: 'knowledge_search',
  config: { top_k: 3, min_score: 0.4 },
};
const endTool: ResolvedTool = {
  ...searchTool,
  name: 'hang_up',
  description: 'End the call.',
  parameters: { type: 'object', properties: {} },
  handler_ref: 'end_call',
  config: {},
};
const found: KnowledgeToolResult = {
  grounded: true,
  results: [
    {
      text: 'Open from 9:30.',
      score: 0.9,
      citation: { file_id: idOf('file', 1), file_name: 'a.pdf', version: 1, page: 2, start: 0, end: 15 },
    },
  ],
};

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

/** A session over text with a scripted model: what it says to each input, tools run for real. */
async function converse(options: {
  tools: ResolvedTool[];
  search?: (query: KnowledgeQuery) => Promise<KnowledgeToolResult>;
  script: ConstructorParameters<typeof voice.testing.FakeLLM>[0];
}) {
  const queries: KnowledgeQuery[] = [];
  const reports: UnnumberedReport[] = [];
  const ended: string[] = [];
  const remembered: KnowledgeToolResult[] = [];
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM(options.script), vad: null });
  const tools = createSessionTools(options.tools, {
    report: (report) => reports.push(report),
    log: createLogger({ level: 'silent' }),
    context: {
      knowledgeSearch: async (query) => {
        queries.push(query);
        return options.search === undefined ? found : await options.search(query);
      },
      callOut: async () => Promise.reject(new Error('no tool here calls out')),
      phoneCall: () => undefined,
      keysPressed: () => undefined,
      sleep: () => Promise.resolve(),
      rememberKnowledge: (result) => remembered.push(result),
      endCall: () => ended.push('now'),
      sayAndEndCall: (text) => ended.push(text),
    },
  });
  await session.start({ agent: new voice.Agent({ instructions: 'Help.', tools }) });
  onTestFinished(() => session.close());
  const ask = async (userInput: string) => {
    const { events } = await session.run({ userInput }).wait();
    return events.map((event) => {
      if (event.type === 'function_call_output')
        return `${event.item.isError ? 'error' : 'result'}: ${event.item.output}`;
      return event.type === 'message' ? `says: ${event.item.textContent}` : event.type;
    });
  };
  return { ask, queries, reports, ended, remembered };
}

function calls(name: string, args: Record<string, unknown>) {
  return [{ input: 'When are you open?', toolCalls: [{ name, args }] }];
}

describe('knowledge_search', () => {
  it('gives the model what was found as JSON text, remembers it for citations, and reports the call', async () => {
    const talk = await converse({
      tools: [searchTool],
      script: [
        ...calls('look_up', { query: 'opening hours' }),
        { input: JSON.stringify(found), content: 'From half past nine.' },
      ],
    });
    expect(await talk.ask('When are you open?')).toEqual([
      'function_call',
      `result: ${JSON.stringify(found)}`,
      'says: From half past nine.',
    ]);
    expect(talk.remembered).toEqual([found]);
    expect(talk.reports).toEqual([
      {
        type: 'tool_call',
        tool_name: 'look_up',
        handler_ref: 'knowledge_search',
        ok: true,
        duration_ms: expect.any(Number),
      },
    ]);
  });

  it('lets the model choose words and fewer results, and nothing else', async () => {
    const talk = await converse({
      tools: [searchTool],
      script: calls('look_up', {
        query: ' opening hours ',
        top_k: 2,
        min_score: 0,
        tenant_id: idOf('tenant', 9),
        index_ids: [idOf('search_index', 9)],
      }),
    });
    await talk.ask('When are you open?');
    expect(talk.queries).toEqual([{ query: 'opening hours', top_k: 2, min_score: 0.4 }]);
  });

  it.each([[{ query: 'x', top_k: 500 }], [{ query: 'x' }], [{ query: 'x', top_k: 'all' }]])(
    "hands over at most what the tool's version allows: %j",
    async (args) => {
      const talk = await converse({ tools: [searchTool], script: calls('look_up', args) });
      await talk.ask('When are you open?');
      expect(talk.queries).toEqual([{ query: 'x', top_k: 3, min_score: 0.4 }]);
    },
  );

  it.each([
    ['fails', async () => Promise.reject(new Error('mongodb://user:secret@host refused'))],
    ['answers with something else', async () => ({ hits: [] }) as unknown as KnowledgeToolResult],
  ])('tells the model that search is not available when it %s, and the session goes on', async (_how, search) => {
    const failure = 'The documents cannot be searched right now. Say so, and do not answer from memory.';
    const talk = await converse({
      tools: [searchTool],
      search,
      script: [
        ...calls('look_up', { query: 'hours' }),
        { input: failure, content: 'I cannot look that up now.' },
        { input: 'Thanks', content: 'You are welcome.' },
      ],
    });
    expect(await talk.ask('When are you open?')).toEqual([
      'function_call',
      `error: ${failure}`,
      'says: I cannot look that up now.',
    ]);
    expect(talk.reports).toMatchObject([{ type: 'tool_call', ok: false }]);
    expect(await talk.ask('Thanks')).toEqual(['says: You are welcome.']);
  });

  it('tells the model what is wrong with its arguments', async () => {
    const talk = await converse({ tools: [searchTool], script: calls('look_up', { query: '' }) });
    const events = await talk.ask('When are you open?');
    expect(events.join('\n')).toMatch(/error: .*query/s);
    expect(talk.queries).toEqual([]);
  });
});

describe('end_call', () => {
  it("ends the session after the model's goodbye", async () => {
    const told = JSON.stringify('The call ends after your next sentence. Say goodbye.');
    const talk = await converse({
      tools: [endTool],
      script: [
        { input: 'Bye', toolCalls: [{ name: 'hang_up', args: {} }] },
        { input: told, content: 'Goodbye!' },
      ],
    });
    expect(await talk.ask('Bye')).toEqual(['function_call', `result: ${told}`, 'says: Goodbye!']);
    await expect.poll(() => talk.ended).toEqual(['now']);
  });

  it("says the version's farewell instead, where it has one", async () => {
    const talk = await converse({
      tools: [{ ...endTool, config: { farewell: 'Take care.' } }],
      script: [{ input: 'Bye', toolCalls: [{ name: 'hang_up', args: {} }] }],
    });
    await talk.ask('Bye');
    expect(talk.ended).toEqual(['Take care.']);
  });
});

describe('a config that this runtime cannot serve', () => {
  it.each([
    ['an unknown handler', { handler_ref: 'send_fax' }],
    ['a handler named like a property of objects', { handler_ref: 'constructor' }],
    ['settings that the handler does not take', { config: { top_k: 3, tenant_id: 'ten_1' } }],
  ])('is refused for %s before the session starts', async (_what, change) => {
    await expect(converse({ tools: [{ ...searchTool, ...change }], script: [] })).rejects.toThrow(/cannot be used/);
  });
});
