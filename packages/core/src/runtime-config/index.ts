export { KNOWN_MODELS } from './known-models.ts';
export { runtimeConfigRegistry } from './registry.ts';
export { type RuntimeConfigContent, runtimeConfigContentSchema } from './runtime-config.ts';
export { assertRuntimeSupports, runtimeSupport } from './runtime-support.ts';
export { sessionLimitsSchema } from './sections/limits.ts';
export type { LlmConfig } from './sections/llm.ts';
export type { SttConfig } from './sections/stt.ts';
export type { TtsConfig } from './sections/tts.ts';
export { turnHandlingSchema } from './sections/turn-handling.ts';
