export {
  type ResolvedConfig,
  type ResolvedVersions,
  resolvedConfigSchema,
  resolvedKnowledgeSchema,
  resolvedToolSchema,
  resolvedVersionsSchema,
} from './resolved-config.ts';
