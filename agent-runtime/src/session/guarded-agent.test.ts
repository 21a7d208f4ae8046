import { initializeLogger, voice } from '@livekit/agents';
import { topicQuestion } from '@patchbay/core/conversation-safety';
import { runtimeConfigContentSchema } from '@patchbay/core/runtime-config';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { GuardedAgent } from './guarded-agent.ts';
import { sessionGuard, withTopics } from './session-guard.ts';

const LINE = 'Let us talk about something else.';
const { FakeLLM } = voice.testing;
type Script = NonNullable<ConstructorParameters<typeof FakeLLM>[0]>;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

async function talk(safety: object, script: Script, verdicts: Script = []) {
  const config = runtimeConfigContentSchema.parse({ safety: { refusal_line: LINE, ...safety } });
  const reports: UnnumberedReport[] = [];
  const judge = new FakeLLM(verdicts);
  let judged = 0;
  const chat = judge.chat.bind(judge);
  judge.chat = (request) => {
    judged += 1;
    return chat(request);
  };
  const guard = await sessionGuard(config, {
    judgeModel: async () => judge,
    report: (report) => reports.push(report),
  });
  if (guard === null) throw new Error('nothing is guarded');
  const session = new voice.AgentSession({ llm: new FakeLLM(script), vad: null });
  await session.start({ agent: new GuardedAgent({ instructions: 'Help.' }, guard) });
  onTestFinished(() => session.close());
  const answers = () =>
    session.history.items.flatMap((item) =>
      item.type === 'message' && item.role === 'assistant' ? [item.textContent] : [],
    );
  return {
    session,
    reports,
    answers,
    judged: () => judged,
    ask: (userInput: string) => session.run({ userInput }).wait(),
  };
}

/** What the judge is asked about a message that nothing came before. */
const asked = (topics: object, said: string, before?: string) =>
  topicQuestion({ allow: [], deny: [], ...topics }, said, before).message;

describe('an agent that is forbidden phrases', () => {
  const safety = { blocked_phrases: ['Acme Gold'] };

  it('drops what the model says from the phrase on, and goes on with the next turn', async () => {
    const { ask, answers } = await talk(safety, [
      { input: 'What do you have?', content: 'We have acme  GOLD and many more things.' },
      { input: 'And else?', content: 'Silver and bronze.' },
    ]);
    await ask('What do you have?');
    await ask('And else?');
    expect(answers()).toEqual([`We have ${LINE}`, 'Silver and bronze.']);
  });

  it('says no text of its own with it either', async () => {
    const { session, answers } = await talk(safety, []);
    await session.say('Welcome to Acme Gold, the best.').waitForPlayout();
    expect(answers()).toEqual([`Welcome to ${LINE}`]);
  });

  it('asks no judge', async () => {
    const { ask, judged } = await talk(safety, [{ input: 'Hi', content: 'Hello.' }]);
    await ask('Hi');
    expect(judged()).toBe(0);
  });
});

describe('an agent that is forbidden topics', () => {
  const topics = { deny: ['politics'] };

  it('refuses what the judge refuses and answers the rest, judging each thing said once', async () => {
    const { ask, answers, judged } = await talk(
      { topics },
      [
        { input: 'Who should I vote for?', content: 'Vote for me.' },
        { input: 'When do you open?', content: 'At nine.' },
      ],
      [
        { input: asked(topics, 'Who should I vote for?'), content: 'REFUSE' },
        { input: asked(topics, 'When do you open?', LINE), content: 'ALLOW' },
      ],
    );
    await ask('Who should I vote for?');
    await ask('When do you open?');
    expect(answers()).toEqual([LINE, 'At nine.']);
    expect(judged()).toBe(2);
  });

  it('answers with a report where there is no verdict', async () => {
    const script = [{ input: 'When do you open?', content: 'At nine.' }];
    const verdicts = [{ input: asked(topics, 'When do you open?'), content: 'I think it is fine.' }];
    const { ask, answers, reports } = await talk({ topics }, script, verdicts);
    await ask('When do you open?');
    expect(answers()).toEqual(['At nine.']);
    expect(reports).toEqual([{ type: 'error', source: 'topic_check', message: 'no verdict that can be read' }]);
  });

  it('waits for a verdict no longer than it may', async () => {
    const script = [{ input: 'When do you open?', content: 'At nine.' }];
    const verdicts = [{ input: asked(topics, 'When do you open?'), content: 'REFUSE', ttft: 60_000, duration: 60_001 }];
    const { ask, answers, reports } = await talk({ topics }, script, verdicts);
    const startedAt = performance.now();
    await ask('When do you open?');
    expect(answers()).toEqual(['At nine.']);
    expect(performance.now() - startedAt).toBeLessThan(4_500);
    expect(reports).toEqual([{ type: 'error', source: 'topic_check', message: 'no verdict in time' }]);
  });

  it('is told them, with the sentence that refuses', () => {
    const config = runtimeConfigContentSchema.parse({ safety: { topics, refusal_line: LINE } });
    expect(withTopics('Help.', config)).toMatch(/^Help\.\n\n# Topics\n[\s\S]*- politics[\s\S]*Let us talk/);
    expect(withTopics('Help.', runtimeConfigContentSchema.parse({ safety: {} }))).toBe('Help.');
  });
});

describe('a config that forbids nothing', () => {
  it('puts nothing between the model and the voice', async () => {
    const deps = { judgeModel: () => Promise.reject(new Error('not needed')), report: () => undefined };
    for (const safety of [undefined, {}, { pii_redaction: ['ip_address'] }]) {
      expect(await sessionGuard(runtimeConfigContentSchema.parse({ safety }), deps)).toBeNull();
    }
  });
});
