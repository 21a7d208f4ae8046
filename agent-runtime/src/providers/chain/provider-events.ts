import type { ProviderName } from '../bounded/attempt.ts';

/** What a session is told of its providers. */
export interface ProviderEvents {
  /** One has failed or hung; another may take over. Told as often as it happens. */
  onFailure(name: ProviderName, error: Error): void;
  /** Nobody is left that could think, hear or speak. */
  onExhausted(kind: ProviderName['kind'], error: Error): void;
}

/** Waits in milliseconds, by what a provider owes. */
export interface ProviderDeadlines {
  /** Until the first word of an answer, and between words. */
  readonly llm_ms: number;
  /** Until an utterance is recognised. */
  readonly stt_ms: number;
  /** Until the first sound of a sentence, and between sounds. */
  readonly tts_ms: number;
  /** Between two looks whether one that failed is back: each costs a word or a sentence. */
  readonly recovery_ms: number;
}

/**
 * How long a caller is left waiting for one provider. Models that think are slow to begin; a voice follows the words
 * and must outlast their pauses.
 */
export const PROVIDER_DEADLINES: ProviderDeadlines = {
  llm_ms: 8_000,
  stt_ms: 8_000,
  tts_ms: 10_000,
  recovery_ms: 30_000,
};

/** A quick second try, before the next provider: what fails at once may have been a lost connection. */
export const RETRIES = 1;
