export { type ParameterSchema, parameterIssues } from './parameters-schema.ts';
export { checkTool, type ToolContent, toolContentSchema, toolRegistry } from './tool.ts';
export {
  endCallConfigSchema,
  knowledgeSearchConfigSchema,
  type ToolHandlerDefinition,
  type ToolHandlerRef,
  toolHandlers,
} from './tool-handlers.ts';
