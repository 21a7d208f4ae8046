export { runtimeConfigRegistry } from './registry.ts';
export {
  llmConfigSchema,
  type RuntimeConfigContent,
  runtimeConfigContentSchema,
  sessionLimitsSchema,
  sttConfigSchema,
  ttsConfigSchema,
  turnHandlingSchema,
} from './runtime-config.ts';
