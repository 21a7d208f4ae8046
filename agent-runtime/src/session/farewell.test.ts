import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { voice } from '@livekit/agents';
import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { farewellOnShutdown } from './farewell.ts';

const log = createLogger({ level: 'silent' });

function job({ is_alone = false, has_voice = true, language = 'de-AT', fails = false, successor = false } = {}) {
  const worker = new EventEmitter();
  const events: string[] = [];
  let finish = () => {};
  const session = {
    tts: has_voice ? {} : undefined,
    interrupt: () => ({ await: Promise.resolve(void events.push('interrupt')) }),
    input: { setAudioEnabled: (on: boolean) => void events.push(on ? 'hears' : 'deaf') },
    say(text: string) {
      if (fails) throw new Error('not running');
      events.push(text);
      return {
        addDoneCallback: (done: () => void) => {
          finish = done;
        },
      };
    },
  } as unknown as voice.AgentSession;
  farewellOnShutdown(session, {
    language,
    within_ms: 60,
    isSomeoneThere: () => !is_alone,
    async handOver() {
      events.push('asks');
      if (fails) throw new Error('nobody to ask');
      return successor;
    },
    onHandedOver: () => void events.push('handed over'),
    onEnd: () => void events.push('end'),
    log,
    worker,
  });
  const ask = () => worker.emit('message', { case: 'shutdownRequest' });
  return { ask, events, finish: () => finish(), worker };
}

const ASKED = ['interrupt', 'deaf', 'asks'];

describe('a worker that has to go', () => {
  it('leaves the conversation, without a word, to an agent of another worker that goes on', async () => {
    const { ask, events } = job({ successor: true });
    ask();
    await expect.poll(() => events).toEqual([...ASKED, 'handed over']);
    await sleep(90);
    expect(events).toEqual([...ASKED, 'handed over']);
  });

  it('says good-bye in the language of the agent where nobody goes on, and ends after that', async () => {
    const { ask, events, finish } = job();
    ask();
    await expect.poll(() => events).toEqual([...ASKED, expect.stringMatching(/^Es tut mir leid/)]);
    finish();
    expect(events.at(-1)).toBe('end');
  });

  it('ends without it when the voice takes too long', async () => {
    const { ask, events } = job({ language: 'xx' });
    ask();
    await expect.poll(() => events).toEqual([...ASKED, expect.stringMatching(/^I am sorry/), 'end']);
  });

  it.each([{ is_alone: true }, { has_voice: false }, { fails: true }])(
    'ends at once where nobody hears it: %o',
    async (how) => {
      const { ask, events } = job(how);
      ask();
      await expect.poll(() => events.filter((event) => !ASKED.includes(event))).toEqual(['end']);
    },
  );

  it('says it once, and to nothing else that the worker says', async () => {
    const { ask, events, worker } = job();
    worker.emit('message', { case: 'pingRequest' });
    expect(events).toEqual([]);
    ask();
    ask();
    await expect.poll(() => events.length).toBe(ASKED.length + 1);
  });
});
