import { runtimeConfigContentSchema } from '@patchbay/core/runtime-config';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Speaker, welcome } from './welcome.ts';

const models = {
  llm: { provider: 'openai', model: 'gpt-4o-mini' },
  stt: { provider: 'openai', model: 'whisper-1' },
  tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
};
const configWith = (change: object) => runtimeConfigContentSchema.parse({ ...models, ...change });

function speaker() {
  const said = { say: vi.fn(), generateReply: vi.fn() };
  return { said, session: said as unknown as Speaker };
}
const joined = () => Promise.resolve();

describe('the welcome', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is said word for word, and waits for the caller', async () => {
    const { said, session } = speaker();
    const arrival = Promise.withResolvers<void>();
    const done = welcome(
      session,
      configWith({ welcome_message: { mode: 'say', text: 'Hello.' } }),
      () => arrival.promise,
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said.say).not.toHaveBeenCalled();
    arrival.resolve();
    await done;
    expect(said.say.mock.calls).toEqual([['Hello.', { allowInterruptions: true }]]);
    expect(said.generateReply).not.toHaveBeenCalled();
  });

  it("is the model's own where the config gives instructions", async () => {
    const { said, session } = speaker();
    await welcome(
      session,
      configWith({ welcome_message: { mode: 'generate', instructions: 'Greet in rhyme.' } }),
      joined,
    );
    expect(said.generateReply.mock.calls).toEqual([[{ instructions: 'Greet in rhyme.', allowInterruptions: true }]]);
    expect(said.say).not.toHaveBeenCalled();
  });

  it.each([
    [{ interruptible: false }, {}],
    [{ interruptible: true }, { turn_handling: { interruption: { enabled: false } } }],
  ])('with %o and %o cannot be interrupted', async (message, change) => {
    const { said, session } = speaker();
    await welcome(
      session,
      configWith({ welcome_message: { mode: 'say', text: 'Hello.', ...message }, ...change }),
      joined,
    );
    expect(said.say).toHaveBeenCalledWith('Hello.', { allowInterruptions: false });
  });

  it('pauses as long as the config says', async () => {
    const { said, session } = speaker();
    void welcome(session, configWith({ welcome_message: { mode: 'say', text: 'Hello.', delay_ms: 800 } }), joined);
    await vi.advanceTimersByTimeAsync(799);
    expect(said.say).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(said.say).toHaveBeenCalledOnce();
  });

  it('is none where the config has none', async () => {
    const { said, session } = speaker();
    await welcome(session, configWith({}), joined);
    expect([said.say.mock.calls, said.generateReply.mock.calls]).toEqual([[], []]);
  });
});
