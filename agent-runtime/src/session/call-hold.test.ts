import { initializeLogger, llm } from '@livekit/agents';
import { DisconnectReason } from '@livekit/rtc-node';
import { createLogger } from '@patchbay/observability';
import { beforeAll, describe, expect, it } from 'vitest';
import { callHold, type HoldSession, isOnHold } from './call-hold.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'error' }));

/** A conversation, and what is said and heard in it. */
function conversation({
  mind,
  turns = [],
}: {
  mind?: llm.LLM;
  turns?: readonly (readonly [llm.ChatRole, string])[];
} = {}) {
  const told: unknown[] = [];
  const cut: unknown[] = [];
  const attributes: Record<string, string>[] = [];
  const history = new llm.ChatContext();
  for (const [role, content] of turns) history.addMessage({ role, content });
  const session = {
    tts: {},
    ...(mind === undefined ? {} : { llm: mind }),
    history,
    say(text: string, options: object) {
      told.push(['say', text, options]);
      return { waitForPlayout: async () => undefined };
    },
    interrupt(options?: object) {
      cut.push(options);
      return { await: Promise.resolve() };
    },
    input: { setAudioEnabled: (is: boolean) => told.push(['hears', is]) },
  } as unknown as HoldSession;
  const room = {
    localParticipant: { setAttributes: async (set: Record<string, string>) => void attributes.push(set) },
  };
  const music = {
    start: async () => void told.push(['music', true]),
    stop: async () => void told.push(['music', false]),
  };
  const log = createLogger({ level: 'error', fields: {} });
  const hold = callHold(room as never, { session, language: 'de-DE', music, log });
  return { hold, told, cut, attributes, room };
}

/** A model that answers so, and keeps what it is asked. */
class Mind extends llm.LLM {
  readonly asked: string[] = [];
  readonly #says: readonly string[];
  constructor(...says: string[]) {
    super();
    this.#says = says;
  }
  label() {
    return 'mind';
  }
  override chat({ chatCtx }: Parameters<llm.LLM['chat']>[0]): llm.LLMStream {
    for (const item of chatCtx.items) if (item.type === 'message') this.asked.push(item.textContent ?? '');
    const says = this.#says;
    const stream = (async function* () {
      for (const content of says) yield { id: '1', delta: { role: 'assistant', content } };
      if (says.length === 0) throw new Error('the model is away');
    })();
    return Object.assign(stream, { close: () => undefined }) as unknown as llm.LLMStream;
  }
}

describe('an agent that hands a call over', () => {
  it('tells the caller to wait, once, hears nothing more, and plays music', async () => {
    const { hold, told, room } = conversation();
    await hold.hold();
    await hold.hold();
    expect(isOnHold(room)).toBe(true);
    expect(told).toEqual([
      ['hears', false],
      ['say', expect.stringMatching(/Bitte bleiben Sie am Apparat/), { allowInterruptions: false }],
      ['music', true],
    ]);
  });

  it('tells who picks up what it was given, once an attempt, in no transcript, and says when it is told', async () => {
    const { hold, told, attributes } = conversation();
    hold.brief(2, 'Frau Adeyemi, wegen ihrer Bestellung.');
    hold.brief(2, 'Frau Adeyemi, wegen ihrer Bestellung.');
    await expect.poll(() => attributes).toEqual([{ 'patchbay.transfer.briefed': '2' }]);
    const options = { allowInterruptions: false, addToChatCtx: false };
    expect(told).toEqual([['say', 'Frau Adeyemi, wegen ihrer Bestellung.', options]]);
  });

  it('has its model sum the conversation up where it was given nothing', async () => {
    const mind = new Mind('Frau Adeyemi vermisst ', 'ihre Bestellung. ');
    const turns = [['user', 'Meine Bestellung 1024 fehlt.'] as const, ['assistant', 'Ich verbinde Sie.'] as const];
    const { hold, told, attributes } = conversation({ mind, turns });
    hold.brief(1, null);
    await expect.poll(() => attributes).toHaveLength(1);
    expect(told).toEqual([['say', 'Frau Adeyemi vermisst ihre Bestellung.', expect.anything()]]);
    expect(mind.asked.at(-1)).toBe('Caller: Meine Bestellung 1024 fehlt.\nAgent: Ich verbinde Sie.');
  });

  it('says a plain sentence where no model can sum it up', async () => {
    const { hold, told, attributes } = conversation({ mind: new Mind(), turns: [['user', 'Hallo']] });
    hold.brief(1, null);
    await expect.poll(() => attributes).toHaveLength(1);
    expect(told).toEqual([['say', expect.stringMatching(/verbinde Sie jetzt/), expect.anything()]]);
  });

  it('says that nobody can be reached and listens again, once, and not where nobody waits', async () => {
    const { hold, told, room } = conversation();
    await hold.resume('no_answer');
    expect(told).toEqual([]);
    await hold.hold();
    told.length = 0;
    await hold.resume('no_answer');
    await hold.resume('no_answer');
    expect(isOnHold(room)).toBe(false);
    expect(told).toEqual([
      ['music', false],
      ['hears', true],
      ['say', expect.stringMatching(/niemand erreichbar/), {}],
    ]);
  });

  it('that has asked for it itself is told what came of it, and finds the words; its turn is not cut off', async () => {
    const { hold, told, cut, room } = conversation();
    const awaited = hold.awaitTransfer();
    expect(hold.awaitTransfer()).toBeNull();
    await hold.hold();
    expect(cut).toEqual([undefined]);
    told.length = 0;
    await hold.resume('busy');
    expect(await awaited?.outcome).toEqual({ outcome: 'not_taken', result: 'busy' });
    expect(isOnHold(room)).toBe(false);
    expect(told).toEqual([
      ['music', false],
      ['hears', true],
    ]);
    // The next one is asked for by somebody else.
    awaited?.stop();
    await hold.hold();
    expect(cut.at(-1)).toEqual({ force: true });
    await hold.resume('busy');
    expect(told.at(-1)).toEqual(['say', expect.stringMatching(/niemand erreichbar/), {}]);
  });

  it('is told of one that was given up before anybody was on hold, and of one that took it out of the room', async () => {
    const { hold, told } = conversation();
    const first = hold.awaitTransfer();
    await hold.resume('failed');
    expect(await first?.outcome).toEqual({ outcome: 'not_taken', result: 'failed' });
    first?.stop();
    const second = hold.awaitTransfer();
    await hold.hold();
    hold.over(DisconnectReason.PARTICIPANT_REMOVED);
    expect(await second?.outcome).toEqual({ outcome: 'done' });
    second?.stop();
    const third = hold.awaitTransfer();
    hold.over(DisconnectReason.ROOM_DELETED);
    expect(await third?.outcome).toEqual({ outcome: 'not_taken', result: 'canceled' });
    expect(told.filter((entry) => JSON.stringify(entry).includes('niemand'))).toEqual([]);
  });
});
