import { z } from 'zod';
import { idSchema, jsonValueSchema } from '../kernel/index.ts';
import { toolHandlers } from '../tool-registry/index.ts';

/** Body of a test: what a model would supply, and what a binding would. */
export const testToolInputSchema = z.strictObject({
  arguments: z
    .record(z.string(), jsonValueSchema)
    .default({})
    .meta({ description: 'Arguments as a model would supply them; checked against `parameters`' }),
  index_ids: z
    .array(idSchema('search_index'))
    .max(32)
    .default([])
    .meta({ description: 'For knowledge_search: the indexes that a binding would pin' }),
});
export type TestToolInput = z.output<typeof testToolInputSchema>;

const violation = z.object({ path: z.string(), message: z.string() });

/** What a test shows. Secrets are masked, also where the service sends them back. */
export const toolTestSchema = z
  .object({
    object: z.literal('tool_test'),
    tool_id: idSchema('tool'),
    version: z.int().min(1).nullable().meta({ description: 'Null for the draft' }),
    handler_ref: z.enum(Object.keys(toolHandlers) as [keyof typeof toolHandlers]),
    outcome: z
      .enum(['succeeded', 'failed', 'not_run'])
      .meta({ description: '`not_run`: the tool does something only in a call' }),
    message: z.string().nullable().meta({ description: 'Why it failed or was not run' }),
    failure_code: z.string().nullable(),
    request: z
      .object({
        method: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.string().nullable(),
      })
      .nullable(),
    response: z
      .object({
        status: z.int(),
        headers: z.record(z.string(), z.string()),
        body: z.string(),
        body_truncated: z.boolean(),
      })
      .nullable()
      .meta({ description: 'The last answer as it came' }),
    result: jsonValueSchema.nullable().meta({ description: 'After the response mapping' }),
    result_truncated: z.boolean(),
    result_violations: z.array(violation).meta({ description: 'Where the result differs from the schema `result`' }),
    model_answer: jsonValueSchema.nullable().meta({ description: 'What a language model would be told' }),
    server_tools: z
      .array(z.object({ name: z.string(), description: z.string(), input_schema: jsonValueSchema }))
      .nullable()
      .meta({ description: 'For mcp: what the server offers, to write `parameters` by' }),
    attempts: z.int().min(0),
    duration_ms: z.int().min(0),
  })
  .meta({ id: 'ToolTest', description: 'One real run of a tool' });
export type ToolTest = z.output<typeof toolTestSchema>;
