export { createAgentKnowledge } from './agent-knowledge.ts';
export {
  type Binding,
  bindingPageSchema,
  bindingSchema,
  type CreateBindingInput,
  createBindingInputSchema,
  type ExpandedBinding,
  expandedBindingSchema,
  getBindingQuerySchema,
  type ListBindings,
  listBindingsSchema,
} from './binding.ts';
export type {
  BindingFilter,
  BindingRepository,
  KnowledgeIndex,
  KnowledgeIndexReader,
  KnowledgeSnapshot,
  KnowledgeSnapshotReader,
  ResolvedConfigRepository,
} from './binding-repository.ts';
export { type BindingDeps, type BindingService, createBindingService } from './binding-service.ts';
export { bindingDiffSchema, bindingVerificationSchema, diffBindingQuerySchema } from './compare-bindings.ts';
export {
  type Environment,
  type EnvironmentChange,
  type ExpandedEnvironment,
  environmentChangePageSchema,
  environmentChangeSchema,
  environmentIdOf,
  environmentPageSchema,
  environmentSchema,
  expandedEnvironmentSchema,
  getEnvironmentQuerySchema,
  type PromoteInput,
  type PutEnvironmentInput,
  promoteInputSchema,
  putEnvironmentInputSchema,
  type RollbackInput,
  rollbackInputSchema,
} from './environment.ts';
export type { EnvironmentPatch, EnvironmentRepository } from './environment-repository.ts';
export { createEnvironmentService, type EnvironmentDeps, type EnvironmentService } from './environment-service.ts';
export { type AgentPins, archivedPins, type HeldPin, type PinHolder } from './pin-holder.ts';
export type { PinnedSources } from './pinned-references.ts';
