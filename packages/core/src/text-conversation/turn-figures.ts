import type { SessionMetrics } from '../session-orchestrator/index.ts';
import type { ChatModel, ChatPiece } from './chat-model.ts';

type Usage = SessionMetrics['usage'][number];
type Counts = Pick<SessionMetrics, 'user_turns' | 'agent_turns' | 'tool_calls' | 'tool_ms'>;

/** Waits for first words that are remembered, for the figures of a session. */
const MAX_WAITS = 500;

/** Counts what happens in one turn. */
export interface TurnFigures {
  count(what: keyof Counts, by?: number): void;
  used(model: Pick<ChatModel, 'provider' | 'model'>, usage: Extract<ChatPiece, { type: 'usage' }>): void;
  firstWord(after_ms: number): void;
  /** Waits for first words, this turn's included. */
  readonly first_token_ms: readonly number[];
  /** All figures of the session until now. */
  read(): SessionMetrics;
}

/** @param before figures of the turns until now, and the waits that they hold */
export function turnFigures(before: SessionMetrics | null, waits: readonly number[]): TurnFigures {
  const first_token_ms = [...waits];
  const counts: Record<keyof Counts, number> = {
    user_turns: before?.user_turns ?? 0,
    agent_turns: before?.agent_turns ?? 0,
    tool_calls: before?.tool_calls ?? 0,
    tool_ms: before?.tool_ms ?? 0,
  };
  const usage = new Map((before?.usage ?? []).map((one) => [`${one.provider} ${one.model}`, one]));
  return {
    first_token_ms,
    count(what, by = 1) {
      counts[what] += by;
    },
    used({ provider, model }, { input_tokens, input_cached_tokens, output_tokens }) {
      const key = `${provider} ${model}`;
      const none = { kind: 'llm', provider, model, characters: 0, audio_ms: 0 } as const;
      const was: Usage = usage.get(key) ?? { ...none, input_tokens: 0, input_cached_tokens: 0, output_tokens: 0 };
      usage.set(key, {
        ...was,
        input_tokens: was.input_tokens + input_tokens,
        input_cached_tokens: was.input_cached_tokens + input_cached_tokens,
        output_tokens: was.output_tokens + output_tokens,
      });
    },
    firstWord(after_ms) {
      first_token_ms.push(Math.round(after_ms));
      if (first_token_ms.length > MAX_WAITS) first_token_ms.shift();
    },
    read: () => ({
      time_to_first_audio_ms: null,
      ...counts,
      interruptions: 0,
      latency: {
        transcription: null,
        end_of_turn: null,
        llm_first_token: summaryOf(first_token_ms),
        tts_first_byte: null,
        total: null,
      },
      usage: [...usage.values()].slice(0, 50),
    }),
  };
}

function summaryOf(values: readonly number[]): SessionMetrics['latency']['total'] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, median_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) };
}
