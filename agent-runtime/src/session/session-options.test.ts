import { runtimeConfigContentSchema } from '@patchbay/core/runtime-config';
import { describe, expect, it } from 'vitest';
import { limitsOf, sessionOptions } from './session-options.ts';

function config(change: object = {}) {
  return runtimeConfigContentSchema.parse({
    llm: { provider: 'openai', model: 'gpt-4o-mini' },
    stt: { provider: 'openai', model: 'whisper-1' },
    tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
    ...change,
  });
}

describe('runtime config as session options', () => {
  it('takes turns as the config says', () => {
    const options = sessionOptions(
      config({
        turn_handling: {
          turn_detection: 'vad',
          endpointing: { mode: 'dynamic', min_delay_ms: 250, max_delay_ms: 900 },
          interruption: { enabled: false, min_duration_ms: 700, min_words: 2, resume_false_interruption: false },
        },
      }),
    );
    expect(options.turnHandling).toMatchObject({
      turnDetection: 'vad',
      endpointing: { mode: 'dynamic', minDelay: 250, maxDelay: 900 },
      interruption: {
        enabled: false,
        mode: 'vad',
        minDuration: 700,
        minWords: 2,
        resumeFalseInterruption: false,
      },
    });
  });

  it('bounds the tool calls of a turn', () => {
    expect(sessionOptions(config({ limits: { max_tool_steps: 2 } })).maxToolSteps).toBe(2);
  });

  it('gives nothing up while a chain of voices may still have one left, and keeps the bound of a model that speaks', () => {
    const { ttsReadIdleTimeout, forwardAudioIdleTimeout } = sessionOptions(config());
    expect([ttsReadIdleTimeout, forwardAudioIdleTimeout]).toEqual([80_000, 80_000]);
    const { llm: _llm, stt: _stt, tts: _tts, ...rest } = config();
    const realtime = { provider: 'openai', model: 'gpt-realtime', output: 'audio', voice: 'marin' } as const;
    expect(sessionOptions({ ...rest, realtime })).not.toHaveProperty('ttsReadIdleTimeout');
  });

  it('has the documented defaults, whether a section is left out or empty', () => {
    for (const change of [{}, { turn_handling: {}, limits: {} }]) {
      const options = sessionOptions(config(change));
      expect(options.turnHandling).toMatchObject({
        endpointing: { minDelay: 500, maxDelay: 3_000 },
        interruption: { enabled: true, minDuration: 500, minWords: 0, resumeFalseInterruption: true },
      });
      expect(limitsOf(config(change))).toEqual({ max_duration_seconds: 1_800, max_tool_steps: 5 });
    }
  });

  it('judges the end of a turn on this machine', () => {
    const { turnDetection } = sessionOptions(config()).turnHandling ?? {};
    expect(turnDetection).toHaveProperty('model', 'turn-detector-v1-mini');
  });
});
