import { z } from 'zod';

/** A named implementation of a tool in agent-runtime/src/tools: what a tool that refers to it may set. */
export interface ToolHandlerDefinition<C extends z.ZodType = z.ZodType> {
  readonly description: string;
  /** Settings fixed by the tool's version; the model never sees or sets them. Closed, with defaults. */
  readonly config: C;
  /** Arguments that the implementation cannot do without: `parameters` must declare and require them. */
  readonly required_arguments: readonly string[];
}

/** Settings of `knowledge_search`. */
export const knowledgeSearchConfigSchema = z.strictObject({
  top_k: z.int().min(1).max(20).default(5).meta({ description: 'Chunks handed to the model at most' }),
  min_score: z.number().min(0).max(1).default(0.25).meta({ description: 'Chunks that score less are left out' }),
});

/** Settings of `end_call`. */
export const endCallConfigSchema = z.strictObject({
  farewell: z.string().trim().max(500).optional().meta({ description: 'Said before the call ends' }),
});

/** The closed list of handlers: `handler_ref` of a tool is a key of it. */
export const toolHandlers = {
  knowledge_search: {
    description: "Search the knowledge that the agent's binding pins, with the argument `query`",
    config: knowledgeSearchConfigSchema,
    required_arguments: ['query'],
  },
  end_call: { description: 'End the conversation', config: endCallConfigSchema, required_arguments: [] },
} as const satisfies Record<string, ToolHandlerDefinition>;

/** Name of a handler. */
export type ToolHandlerRef = keyof typeof toolHandlers;
