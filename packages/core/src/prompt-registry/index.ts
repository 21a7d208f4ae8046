export {
  type ExpandedPrompt,
  expandPrompt,
  MAX_INCLUDE_DEPTH,
  MAX_INCLUDED_VERSIONS,
  type PromptReader,
} from './expand-prompt.ts';
export { checkPrompt, promptRegistry } from './prompt.ts';
export { MAX_TEMPLATE_BYTES, type PromptContent, promptContentSchema } from './prompt-content.ts';
export {
  type PromptInclude,
  type PromptVersionRef,
  promptIncludeSchema,
  promptVersionRefSchema,
} from './prompt-include.ts';
export { checkPromptReferences } from './prompt-references.ts';
export {
  createPromptRenderer,
  type PromptRenderer,
  type PromptRendererDeps,
  type RenderedPrompt,
  type RenderPromptInput,
  renderedPromptSchema,
  renderPromptInputSchema,
} from './prompt-renderer.ts';
export {
  type PromptVariable,
  promptVariableSchema,
  type VariableValue,
  type VariableValues,
  variableValueSchema,
  variableValuesSchema,
} from './prompt-variable.ts';
export {
  assertVariablesFit,
  type FlatTemplate,
  MAX_RENDERED_LENGTH,
  renderTemplate,
  type VariableIssue,
  variableIssues,
} from './render-template.ts';
export {
  type Channel,
  channelField,
  SYSTEM_VARIABLES,
  type SystemContext,
  type SystemVariable,
  systemValues,
} from './system-variables.ts';
export {
  type ParsedTemplate,
  parseTemplate,
  type TemplatePart,
  type TemplateProblem,
  variablesUsed,
} from './template.ts';
export { type TokenCount, type TokenCounter, tokenCountSchema } from './token-counter.ts';
