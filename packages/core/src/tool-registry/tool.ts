import { z } from 'zod';
import { AppError, canonicalJson, type JsonValue } from '../kernel/index.ts';
import { defineRegistry } from '../versioned-registry/index.ts';
import { parameterIssues } from './parameters-schema.ts';
import { toolHandlers } from './tool-handlers.ts';

/** Largest parameters object as JSON: a model reads it before every answer. */
const MAX_PARAMETERS_LENGTH = 32_768;

const base = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower case letters, digits and _, beginning with a letter')
    .meta({ description: 'Function name that the language model sees', example: 'knowledge_search' }),
  description: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .meta({ description: 'Tells the language model when to call the tool and what it gives' }),
  parameters: z
    .record(z.string(), z.unknown())
    .meta({ description: 'JSON Schema of the arguments, an object with named properties' }),
};

const { knowledge_search, end_call } = toolHandlers;

/** Content of a tool version; `config` is what its handler takes. */
export const toolContentSchema = z
  .discriminatedUnion('handler_ref', [
    z
      .strictObject({
        ...base,
        handler_ref: z.literal('knowledge_search'),
        config: knowledge_search.config.prefault({}),
      })
      .meta({ description: knowledge_search.description }),
    z
      .strictObject({ ...base, handler_ref: z.literal('end_call'), config: end_call.config.prefault({}) })
      .meta({ description: end_call.description }),
  ])
  .meta({ id: 'ToolContent', description: 'What a tool version is to the model, and what carries it out' });
export type ToolContent = z.output<typeof toolContentSchema>;

/**
 * The parameters must be a JSON Schema that tool calling takes, and name what the handler needs.
 *
 * @throws AppError `unprocessable` with the path of the first offending place and all of them in details.issues.
 */
export function checkTool({ parameters, handler_ref }: ToolContent): void {
  const problems = parameterIssues(parameters);
  const found = problems.length > 0 ? problems : furtherIssues(parameters, handler_ref);
  const issues = found.map(({ path, message }) => ({
    param: path === '' ? 'content.parameters' : `content.parameters.${path}`,
    message,
  }));
  const [first] = issues;
  if (first === undefined) return;
  throw new AppError('unprocessable', {
    message: `${first.param} ${first.message}.`,
    param: first.param,
    details: { issues: issues.slice(0, 50) },
  });
}

/** What is wrong with parameters that are a valid schema. */
function furtherIssues(parameters: Record<string, unknown>, handlerRef: ToolContent['handler_ref']) {
  const { length } = canonicalJson(parameters as JsonValue);
  if (length > MAX_PARAMETERS_LENGTH) {
    return [{ path: '', message: `must have at most ${MAX_PARAMETERS_LENGTH} characters as JSON` }];
  }
  const { required } = parameters;
  const declared: unknown[] = Array.isArray(required) ? required : [];
  return toolHandlers[handlerRef].required_arguments
    .filter((name) => !declared.includes(name))
    .map((name) => ({ path: 'required', message: `must name ${name}, which ${handlerRef} needs` }));
}

/** Tools: what agents can do besides talking. */
export const toolRegistry = defineRegistry({
  entity: 'tool',
  plural: 'tools',
  id_field: 'tool_id',
  noun: 'tool',
  content: toolContentSchema,
  check: checkTool,
  example: {
    name: 'knowledge_search',
    description: 'Look up facts in the documents. Call it before stating any fact.',
    parameters: {
      type: 'object',
      properties: { query: { type: 'string', description: 'What to look for, in full words' } },
      required: ['query'],
    },
    handler_ref: 'knowledge_search',
    config: { top_k: 5 },
  },
});
