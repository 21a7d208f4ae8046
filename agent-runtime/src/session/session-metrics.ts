import { type AgentMetrics, ModelUsageCollector, voice } from '@livekit/agents';
import type { SessionMetrics, TurnLatency } from '@patchbay/core/session-orchestrator';

type Stage = keyof SessionMetrics['latency'];
const STAGES: readonly Stage[] = ['transcription', 'end_of_turn', 'llm_first_token', 'tts_first_byte', 'total'];

/** A message of the history, as far as it was timed; seconds. */
type Timed = Pick<
  Extract<voice.ConversationItemAddedEvent['item'], { type: 'message' }>,
  'role' | 'interrupted' | 'metrics'
>;

/** Measures a session by what the framework tells of it. */
export interface SessionMeter {
  /** Figures of a model that the session does not know of. */
  collect(metrics: AgentMetrics): void;
  toolRan(duration_ms: number): void;
  /** How long the answer took whose message was just added; call it once a message of either side, in order. */
  turnAdded(message: Timed): TurnLatency | undefined;
  /** A person is there, and the agent too. */
  started(): void;
  /** All figures so far. */
  read(): SessionMetrics;
}

/** @param now monotonic, in milliseconds */
export function measureSession(session: Pick<voice.AgentSession, 'on'>, now = () => performance.now()): SessionMeter {
  const models = new ModelUsageCollector();
  const values = new Map<Stage, number[]>(STAGES.map((stage) => [stage, []]));
  const counts = { user_turns: 0, agent_turns: 0, interruptions: 0, tool_calls: 0, tool_ms: 0 };
  let startedAt: number | undefined;
  let firstAudioMs: number | null = null;
  let heard: Timed['metrics'] = {};

  session.on(voice.AgentSessionEventTypes.MetricsCollected, ({ metrics }) => models.collect(metrics));
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState !== 'speaking' || firstAudioMs !== null || startedAt === undefined) return;
    firstAudioMs = Math.round(now() - startedAt);
  });

  return {
    collect: (metrics) => models.collect(metrics),
    toolRan(duration_ms) {
      counts.tool_calls += 1;
      counts.tool_ms += duration_ms;
    },
    started() {
      startedAt ??= now();
    },
    turnAdded({ role, interrupted, metrics }) {
      if (role === 'user') {
        counts.user_turns += 1;
        heard = metrics;
        return undefined;
      }
      counts.agent_turns += 1;
      if (interrupted) counts.interruptions += 1;
      const latency = latencyOf(heard, metrics);
      heard = {};
      for (const stage of STAGES) {
        const value = latency[`${stage}_ms`];
        if (value !== undefined) values.get(stage)?.push(value);
      }
      return Object.keys(latency).length === 0 ? undefined : latency;
    },
    read: () => ({
      time_to_first_audio_ms: firstAudioMs,
      ...counts,
      latency: Object.fromEntries(
        STAGES.map((stage) => [stage, summaryOf(values.get(stage) ?? [])]),
      ) as SessionMetrics['latency'],
      usage: usageOf(models),
    }),
  };
}

function latencyOf(user: Timed['metrics'], agent: Timed['metrics']): TurnLatency {
  const seconds = {
    transcription_ms: user.transcriptionDelay,
    end_of_turn_ms: user.endOfTurnDelay,
    llm_first_token_ms: agent.llmNodeTtft,
    tts_first_byte_ms: agent.ttsNodeTtfb,
    total_ms: agent.e2eLatency,
  };
  const known = Object.entries(seconds).filter(([, value]) => value !== undefined && value >= 0);
  return Object.fromEntries(known.map(([stage, value]) => [stage, Math.round((value ?? 0) * 1_000)]));
}

function summaryOf(values: readonly number[]): SessionMetrics['latency'][Stage] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, median_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) };
}

function usageOf(models: ModelUsageCollector): SessionMetrics['usage'] {
  return models.flatten().flatMap((used) => {
    if (used.type === 'interruption_usage' || used.type === 'eot_usage') return [];
    const isLlm = used.type === 'llm_usage';
    return [
      {
        kind: ({ llm_usage: 'llm', stt_usage: 'stt', tts_usage: 'tts' } as const)[used.type],
        provider: used.provider.slice(0, 200),
        model: used.model.slice(0, 200),
        input_tokens: Math.round(used.inputTokens),
        input_cached_tokens: isLlm ? Math.round(used.inputCachedTokens) : 0,
        output_tokens: Math.round(used.outputTokens),
        characters: used.type === 'tts_usage' ? used.charactersCount : 0,
        audio_ms: isLlm ? 0 : Math.round(used.audioDurationMs),
      },
    ];
  });
}
