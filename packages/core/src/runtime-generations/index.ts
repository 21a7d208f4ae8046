export {
  type AnnounceGeneration,
  announceGenerationSchema,
  GENERATION_ALIVE_SECONDS,
  type GenerationReceipt,
  generationReceiptSchema,
  isOutdated,
} from './runtime-generation.ts';
export type { RuntimeGenerationRepository } from './runtime-generation-repository.ts';
export {
  type AnnouncedGenerations,
  createRuntimeGenerations,
  type RuntimeGenerationDeps,
} from './runtime-generation-service.ts';
export type { TaskProtection } from './task-protection.ts';
