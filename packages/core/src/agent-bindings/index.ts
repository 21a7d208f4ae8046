export {
  type Binding,
  bindingPageSchema,
  bindingSchema,
  type CreateBindingInput,
  createBindingInputSchema,
} from './binding.ts';
export type {
  BindingRepository,
  KnowledgeIndex,
  KnowledgeIndexReader,
  ResolvedConfigRepository,
} from './binding-repository.ts';
export { type BindingDeps, type BindingService, createBindingService } from './binding-service.ts';
export {
  type Environment,
  type EnvironmentChange,
  environmentIdOf,
  environmentPageSchema,
  environmentSchema,
  type PutEnvironmentInput,
  putEnvironmentInputSchema,
} from './environment.ts';
export type { EnvironmentPatch, EnvironmentRepository } from './environment-repository.ts';
export { createEnvironmentService, type EnvironmentDeps, type EnvironmentService } from './environment-service.ts';
export type { PinnedSources } from './pinned-references.ts';
