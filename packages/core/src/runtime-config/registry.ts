import { defineRegistry } from '../versioned-registry/index.ts';
import { runtimeConfigContentSchema } from './runtime-config.ts';

/** Runtime configs: how agents hear, think and speak. */
export const runtimeConfigRegistry = defineRegistry({
  entity: 'runtime_config',
  plural: 'runtime_configs',
  id_field: 'runtime_config_id',
  noun: 'runtime config',
  content: runtimeConfigContentSchema,
  example: {
    llm: { provider: 'openai', model: 'gpt-4o-mini', temperature: 0.2 },
    stt: { provider: 'openai', model: 'whisper-1', language: 'en' },
    tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
    welcome_message: { text: 'Hello, how can I help?' },
  },
});
