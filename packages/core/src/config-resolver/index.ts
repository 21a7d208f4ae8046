export {
  type AddressedConfig,
  assertRunnable,
  composeConfig,
  configDigest,
  type PinnedContents,
} from './compose-config.ts';
export {
  type ConfigResolver,
  type ConfigResolverDeps,
  createConfigResolver,
  type SessionConfigResolver,
} from './config-resolver.ts';
export {
  DEFAULT_ENVIRONMENT,
  environmentNameField,
  type Resolution,
  type ResolveTarget,
  resolutionSchema,
  resolveQuerySchema,
  resolveTarget,
  type SessionParts,
  type SessionResolution,
} from './resolution.ts';
export type { FoundBinding, FoundResolution, ResolutionReader } from './resolution-reader.ts';
export {
  handOffsField,
  MAX_SESSION_AGENTS,
  type ResolvedAgent,
  type ResolvedConfig,
  type ResolvedVersions,
  resolvedConfigSchema,
  resolvedKnowledgeSchema,
  resolvedToolSchema,
  resolvedVersionsSchema,
} from './resolved-config.ts';
