import { initializeLogger, voice } from '@livekit/agents';
import type { Citation } from '@patchbay/core/session-orchestrator';
import { createTurnKnowledge } from '@patchbay/core/session-tools';
import { idOf } from '@patchbay/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { createTextInput, MAX_TYPED_CHARS } from './text-input.ts';
import { type AnswerNotice, reportTurns } from './turn-reporter.ts';

const source: Citation = { file_id: idOf('file', 1), file_name: 'a.pdf', version: 2, page: 4, start: 10, end: 80 };

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

async function talk(script: ConstructorParameters<typeof voice.testing.FakeLLM>[0]) {
  const reports: UnnumberedReport[] = [];
  const notices: AnswerNotice[] = [];
  const knowledge = createTurnKnowledge();
  const textInput = createTextInput();
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM(script), vad: null });
  reportTurns(session, {
    report: (report) => reports.push(report),
    notify: (notice) => notices.push(notice),
    knowledge,
    agentId: () => idOf('agent', 1),
    isTyped: textInput.isTyped,
    latencyOf: () => undefined,
  });
  await session.start({ agent: new voice.Agent({ instructions: 'Help.' }) });
  onTestFinished(() => session.close());
  return { session, reports, notices, knowledge, type: (text: string) => textInput.receive(session, { text }) };
}

describe('what is reported of a conversation', () => {
  it('tells typed from spoken, in the order in which it was said', async () => {
    const { session, reports, type } = await talk([
      { input: 'typed question', content: 'First answer.' },
      { input: 'spoken question', content: 'Second answer.' },
    ]);
    type('  typed question ');
    await expect.poll(() => reports.length).toBe(2);
    await session.run({ userInput: 'spoken question' }).wait();
    expect(reports).toMatchObject([
      { type: 'turn', role: 'user', text: 'typed question', modality: 'text', citations: [] },
      { type: 'turn', role: 'agent', text: 'First answer.', interrupted: false },
      { type: 'turn', role: 'user', text: 'spoken question', modality: 'speech' },
      { type: 'turn', role: 'agent', text: 'Second answer.' },
    ]);
  });

  it('gives an answer its citations, in the report and to the clients', async () => {
    const { session, reports, notices, knowledge } = await talk([{ input: 'When?', content: 'From half past nine.' }]);
    session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      const results = [{ text: 'Open from half past nine.', score: 1, citation: source }];
      if (item.type === 'message' && item.role === 'user') knowledge.remember({ grounded: true, results });
    });
    await session.run({ userInput: 'When?' }).wait();
    expect(reports.at(-1)).toMatchObject({ role: 'agent', citations: [source] });
    expect(notices).toEqual([{ turn: 1, text: 'From half past nine.', citations: [source] }]);
  });

  it('takes no more of a typed text than it may, and nothing of an empty one', async () => {
    const { reports, type } = await talk([]);
    type('   ');
    type('x'.repeat(MAX_TYPED_CHARS * 3));
    await expect.poll(() => reports.length).toBe(1);
    expect(reports[0]).toMatchObject({ role: 'user', text: 'x'.repeat(MAX_TYPED_CHARS) });
  });

  it('reports a provider error in words, without its secrets', async () => {
    const { session, reports } = await talk([]);
    const error = new Error('401 Incorrect API key provided: sk-abcdefghijklmnopqrstuvwx');
    const failed = { type: 'llm_error', timestamp: 0, label: 'openai.LLM', error, recoverable: false } as const;
    session.emit(voice.AgentSessionEventTypes.Error, { type: 'error', error: failed, createdAt: 0 });
    expect(reports).toEqual([
      { type: 'error', source: 'llm_error', message: 'Error: 401 Incorrect API key provided: sk-[redacted]' },
    ]);
  });
});
