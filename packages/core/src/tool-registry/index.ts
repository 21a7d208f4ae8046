export { type CredentialReference, credentialReferences, hostOf } from './credential-references.ts';
export {
  type HttpToolConfig,
  httpConfigSchema,
  IDEMPOTENT_METHODS,
  type McpToolConfig,
  mcpConfigSchema,
  type ResponseMapping,
  type SecretReference,
  secretReferenceSchema,
} from './http-config.ts';
export { type ParameterSchema, parameterIssues } from './parameters-schema.ts';
export { fillPlaceholders, placeholdersIn, wholePlaceholder } from './placeholders.ts';
export { checkTool, type ToolContent, toolContentSchema, toolRegistry } from './tool.ts';
export {
  type ClientToolConfig,
  clientConfigSchema,
  endCallConfigSchema,
  handOffConfigSchema,
  knowledgeSearchConfigSchema,
  sendDtmfConfigSchema,
  type ToolHandlerDefinition,
  type ToolHandlerRef,
  type TransferCallConfig,
  toolHandlers,
  transferCallConfigSchema,
} from './tool-handlers.ts';
