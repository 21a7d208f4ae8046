import { z } from 'zod';
import { AppError, canonicalJson, type JsonValue } from '../kernel/index.ts';
import { defineRegistry } from '../versioned-registry/index.ts';
import { type ContentIssue, httpIssues, mcpIssues } from './config-rules.ts';
import { credentialReferences } from './credential-references.ts';
import { type ParameterSchema, parameterIssues, schemaIssues } from './parameters-schema.ts';
import { type TransferCallConfig, toolHandlers } from './tool-handlers.ts';

/** Largest schema as JSON: a model reads the parameters before every answer. */
const MAX_SCHEMA_LENGTH = 32_768;

/** Largest settings as JSON. */
const MAX_CONFIG_LENGTH = 65_536;

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
  result: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'JSON Schema of the result: a test shows where a real one differs' }),
};

const { knowledge_search, end_call, transfer_call, send_dtmf, hand_off, client, http, mcp } = toolHandlers;

/** Content of a tool version; `config` is what its handler takes. */
export const toolContentSchema = z
  .discriminatedUnion('handler_ref', [
    z
      .strictObject({ ...base, handler_ref: z.literal('http'), config: http.config })
      .meta({ description: http.description }),
    z
      .strictObject({ ...base, handler_ref: z.literal('hand_off'), config: hand_off.config })
      .meta({ description: hand_off.description }),
    z
      .strictObject({ ...base, handler_ref: z.literal('client'), config: client.config.prefault({}) })
      .meta({ description: client.description }),
    z
      .strictObject({ ...base, handler_ref: z.literal('mcp'), config: mcp.config })
      .meta({ description: mcp.description }),
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
    z
      .strictObject({ ...base, handler_ref: z.literal('transfer_call'), config: transfer_call.config })
      .meta({ description: transfer_call.description }),
    z
      .strictObject({ ...base, handler_ref: z.literal('send_dtmf'), config: send_dtmf.config.prefault({}) })
      .meta({ description: send_dtmf.description }),
  ])
  .meta({ id: 'ToolContent', description: 'What a tool version is to the model, and what carries it out' });
export type ToolContent = z.output<typeof toolContentSchema>;

/**
 * The parameters must be a JSON Schema that tool calling takes and name what the handler needs; the settings must fit
 * them.
 *
 * @throws AppError `unprocessable` with the path of the first offending place and all of them in details.issues.
 */
export function checkTool(content: ToolContent): void {
  const issues = contentIssues(content).map(({ path, message }) => ({ param: `content.${path}`, message }));
  const [first] = issues;
  if (first === undefined) return;
  throw new AppError('unprocessable', {
    message: `${first.param} ${first.message}.`,
    param: first.param,
    details: { issues: issues.slice(0, 50) },
  });
}

/** First the schemas; what refers to them is looked at when they are sound. */
function contentIssues(content: ToolContent): ContentIssue[] {
  const issues = [
    ...below('parameters', parameterIssues(content.parameters)),
    ...(content.result === undefined ? [] : below('result', schemaIssues(content.result))),
  ];
  if (issues.length > 0) return issues;
  const parameters: ParameterSchema = content.parameters;
  const required = parameters.required ?? [];
  return [
    ...tooLong('parameters', content.parameters, MAX_SCHEMA_LENGTH),
    ...tooLong('result', content.result ?? null, MAX_SCHEMA_LENGTH),
    ...tooLong('config', content.config, MAX_CONFIG_LENGTH),
    ...toolHandlers[content.handler_ref].required_arguments
      .filter((name) => !required.includes(name))
      .map((name) => ({
        path: 'parameters.required',
        message: `must name ${name}, which ${content.handler_ref} needs`,
      })),
    ...(content.handler_ref === 'http' ? httpIssues(content.config, parameters) : []),
    ...(content.handler_ref === 'mcp' ? mcpIssues(content.config, parameters) : []),
    ...(content.handler_ref === 'transfer_call' ? transferIssues(content.config, parameters) : []),
  ];
}

/** A summary that is no text cannot be said, and one of a blind transfer would be told to nobody. */
function transferIssues({ mode }: TransferCallConfig, { properties }: ParameterSchema): ContentIssue[] {
  const summary = properties?.['summary'];
  if (summary === undefined) return [];
  const path = 'parameters.properties.summary';
  if (mode === 'blind') return [{ path, message: 'is told to nobody: set config.mode to warm, or leave it out' }];
  return summary.type === 'string' ? [] : [{ path, message: 'must be of the type string: the colleague is told it' }];
}

function below(root: string, issues: readonly ContentIssue[]): ContentIssue[] {
  return issues.map(({ path, message }) => ({ path: path === '' ? root : `${root}.${path}`, message }));
}

function tooLong(path: string, value: unknown, most: number): ContentIssue[] {
  const isTooLong = canonicalJson(value as JsonValue).length > most;
  return isTooLong ? [{ path, message: `must have at most ${most} characters as JSON` }] : [];
}

/** Tools: what agents can do besides talking. */
export const toolRegistry = defineRegistry({
  entity: 'tool',
  plural: 'tools',
  id_field: 'tool_id',
  noun: 'tool',
  content: toolContentSchema,
  check: checkTool,
  credentials: (content) => credentialReferences(content).map(({ credential_id }) => credential_id),
  reference_errors: ['reference_not_found', 'reference_archived'],
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
