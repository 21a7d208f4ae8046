import type { LlmConfig, SttConfig, TtsConfig } from '@patchbay/core/runtime-config';

/** A language model, or one that stands in for it. */
export type LlmEntry = Omit<LlmConfig, 'fallbacks'>;

/** A recogniser, or one that stands in for it, with what only some providers take. */
export type SttEntry = Omit<SttConfig, 'fallbacks'> & {
  readonly prompt?: string | undefined;
  readonly keyterms?: readonly string[] | undefined;
};

/** A voice, or one that stands in for it, with what only some providers take. */
export type TtsEntry = Omit<TtsConfig, 'fallbacks'> & { readonly language?: string | undefined };
