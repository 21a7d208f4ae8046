export { checkPrompt, MAX_TEMPLATE_BYTES, type PromptContent, promptContentSchema, promptRegistry } from './prompt.ts';
export {
  createPromptRenderer,
  type PromptRenderer,
  type RenderedPrompt,
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
  MAX_RENDERED_LENGTH,
  renderTemplate,
  type VariableIssue,
  variableIssues,
} from './render-template.ts';
export {
  type ParsedTemplate,
  parseTemplate,
  type TemplatePart,
  type TemplateProblem,
  variablesUsed,
} from './template.ts';
