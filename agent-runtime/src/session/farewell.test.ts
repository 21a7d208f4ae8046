import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { voice } from '@livekit/agents';
import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { farewellOnShutdown } from './farewell.ts';

const log = createLogger({ level: 'silent' });

function job({ is_alone = false, has_voice = true, language = 'de-AT', fails = false } = {}) {
  const worker = new EventEmitter();
  const events: string[] = [];
  let finish = () => {};
  const session = {
    tts: has_voice ? {} : undefined,
    interrupt: () => void events.push('interrupt'),
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
    onEnd: () => void events.push('end'),
    log,
    worker,
  });
  const ask = () => worker.emit('message', { case: 'shutdownRequest' });
  return { ask, events, finish: () => finish(), worker };
}

describe('a worker that has to go', () => {
  it('stops what is said, says good-bye in the language of the agent, and ends after that', () => {
    const { ask, events, finish } = job();
    ask();
    expect(events).toEqual(['interrupt', expect.stringMatching(/^Es tut mir leid/)]);
    finish();
    expect(events.at(-1)).toBe('end');
  });

  it('ends without it when the voice takes too long', async () => {
    const { ask, events } = job({ language: 'xx' });
    ask();
    await sleep(90);
    expect(events).toEqual(['interrupt', expect.stringMatching(/^I am sorry/), 'end']);
  });

  it.each([{ is_alone: true }, { has_voice: false }, { fails: true }])(
    'ends at once where nobody hears it: %o',
    (how) => {
      const { ask, events } = job(how);
      ask();
      expect(events.filter((event) => event !== 'interrupt')).toEqual(['end']);
    },
  );

  it('says it once, and to nothing else that the worker says', () => {
    const { ask, events, worker } = job();
    worker.emit('message', { case: 'pingRequest' });
    expect(events).toEqual([]);
    ask();
    ask();
    expect(events.length).toBe(2);
  });
});
