export { runtimeConfigRegistry } from './registry.ts';
export {
  llmConfigSchema,
  type RuntimeConfigContent,
  runtimeConfigContentSchema,
  sttConfigSchema,
  ttsConfigSchema,
} from './runtime-config.ts';
