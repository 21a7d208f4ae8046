import { EventEmitter } from 'node:events';
import type { voice } from '@livekit/agents';
import { sessionMetricsSchema } from '@patchbay/core/session-orchestrator';
import { describe, expect, it } from 'vitest';
import { measureSession } from './session-metrics.ts';

function measured() {
  const session = new EventEmitter();
  let at = 0;
  const meter = measureSession(session as unknown as voice.AgentSession, () => at);
  const speak = () => session.emit('agent_state_changed', { newState: 'speaking' });
  return { session, meter, speak, wait: (ms: number) => (at += ms) };
}

describe('figures of a session', () => {
  it('are none before anything happened', () => {
    const figures = measured().meter.read();
    expect(sessionMetricsSchema.parse(figures)).toEqual(figures);
    expect(figures).toMatchObject({ time_to_first_audio_ms: null, agent_turns: 0, usage: [] });
    expect(figures.latency.total).toBeNull();
  });

  it('tell the time until the agent was first heard, from when somebody could hear it', () => {
    const { meter, speak, wait } = measured();
    wait(5_000);
    meter.started();
    wait(420);
    speak();
    wait(1_000);
    speak();
    expect(meter.read().time_to_first_audio_ms).toBe(420);
  });

  it('tell each stage of an answer, in the turn and over the session', () => {
    const { meter } = measured();
    const heard = { transcriptionDelay: 0.2, endOfTurnDelay: 0.5 };
    const latencies = [0.4, 0.1, 0.3, 0.2].map((llmNodeTtft) => {
      expect(meter.turnAdded({ role: 'user', interrupted: false, metrics: heard })).toBeUndefined();
      const metrics = { llmNodeTtft, ttsNodeTtfb: 0.15, e2eLatency: llmNodeTtft + 0.7 };
      return meter.turnAdded({ role: 'assistant', interrupted: llmNodeTtft === 0.3, metrics });
    });
    expect(latencies[0]).toEqual({
      transcription_ms: 200,
      end_of_turn_ms: 500,
      llm_first_token_ms: 400,
      tts_first_byte_ms: 150,
      total_ms: 1_100,
    });
    const figures = meter.read();
    expect(figures.latency.llm_first_token).toEqual({ count: 4, median_ms: 200, p95_ms: 400, max_ms: 400 });
    expect(figures).toMatchObject({ user_turns: 4, agent_turns: 4, interruptions: 1 });
  });

  it('give an answer the times of the turn that it answers, and a welcome none', () => {
    const { meter } = measured();
    expect(meter.turnAdded({ role: 'assistant', interrupted: false, metrics: {} })).toBeUndefined();
    meter.turnAdded({ role: 'user', interrupted: false, metrics: { transcriptionDelay: 0.2 } });
    meter.turnAdded({ role: 'assistant', interrupted: false, metrics: {} });
    expect(meter.turnAdded({ role: 'assistant', interrupted: false, metrics: {} })).toBeUndefined();
    expect(meter.read().latency.transcription?.count).toBe(1);
  });

  it('sum up tools, tokens, characters and sound by model', () => {
    const { meter, session } = measured();
    meter.toolRan(120);
    meter.toolRan(30);
    const metadata = { modelProvider: 'openai', modelName: 'gpt-4o-mini' };
    const llm = { type: 'llm_metrics', promptTokens: 100, promptCachedTokens: 40, completionTokens: 20, metadata };
    session.emit('metrics_collected', { metrics: llm });
    meter.collect({ ...llm } as never);
    session.emit('metrics_collected', {
      metrics: { type: 'tts_metrics', charactersCount: 55, audioDurationMs: 2_000, metadata },
    });
    const figures = sessionMetricsSchema.parse(meter.read());
    expect(figures).toMatchObject({ tool_calls: 2, tool_ms: 150 });
    expect(figures.usage).toMatchObject([
      {
        kind: 'llm',
        model: 'gpt-4o-mini',
        input_tokens: 200,
        input_cached_tokens: 80,
        output_tokens: 40,
        characters: 0,
      },
      { kind: 'tts', characters: 55, audio_ms: 2_000 },
    ]);
  });
});
