import type { LlmConfig, RealtimeConfig, SttConfig, TtsConfig } from '@patchbay/core/runtime-config';

/** A language model, or one that stands in for it. */
export type LlmEntry = Omit<LlmConfig, 'fallbacks'>;

/** A recogniser, or one that stands in for it, with what only some providers take. */
export type SttEntry = Omit<SttConfig, 'fallbacks'> & {
  readonly prompt?: string | undefined;
  readonly keyterms?: readonly string[] | undefined;
};

/** A voice, or one that stands in for it, with what only some providers take. */
export type TtsEntry = Omit<TtsConfig, 'fallbacks'> & { readonly language?: string | undefined };

/** A model that hears by itself, and how it is to hear. */
export type RealtimeEntry = RealtimeConfig & {
  /** Language of the caller, as far as the agent's tells it (BCP 47). */
  readonly language: string;
  /** Silence in milliseconds that ends a turn; null where the session ends turns, not the model. */
  readonly turn_silence_ms: number | null;
};
