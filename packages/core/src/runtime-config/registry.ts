import { defineRegistry } from '../versioned-registry/index.ts';
import { checkRuntimeConfig } from './check-runtime-config.ts';
import { runtimeConfigWarnings } from './content-warnings.ts';
import { modelReferences } from './model-references.ts';
import { runtimeConfigContentSchema } from './runtime-config.ts';

/** Runtime configs: how agents hear, think and speak. */
export const runtimeConfigRegistry = defineRegistry({
  entity: 'runtime_config',
  plural: 'runtime_configs',
  id_field: 'runtime_config_id',
  noun: 'runtime config',
  content: runtimeConfigContentSchema,
  check: checkRuntimeConfig,
  credentials: (content) => modelReferences(content).flatMap(({ credential_id }) => credential_id ?? []),
  warnings: runtimeConfigWarnings,
  example: {
    llm: { provider: 'openai', model: 'gpt-4o-mini', temperature: 0.2, max_tokens: 400 },
    stt: { provider: 'openai', model: 'whisper-1', language: 'en' },
    tts: { provider: 'openai', model: 'tts-1', voice: 'alloy', speed: 1 },
    turn_handling: { endpointing: { min_delay_ms: 400, max_delay_ms: 2500 }, interruption: { enabled: true } },
    welcome_message: { mode: 'say', text: 'Hello, how can I help?', interruptible: true },
    limits: { max_duration_seconds: 900, silence_timeout_seconds: 60, max_tool_steps: 5 },
  },
});
