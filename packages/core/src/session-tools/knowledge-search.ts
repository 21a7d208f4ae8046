import { z } from 'zod';
import { knowledgeSearchConfigSchema } from '../tool-registry/index.ts';
import { knowledgeToolResultSchema } from '../vector-search/index.ts';
import { defineTool } from './tool-handler.ts';

/**
 * Searches the agent's documents. The model chooses the words and may ask for fewer results than the tool's version
 * allows; it never chooses the tenant, the index or the score floor. What comes back is data with its provenance.
 */
export const knowledgeSearch = defineTool({
  arguments: z.object({
    query: z.string().trim().min(1).max(1_000),
    top_k: z.number().int().min(1).optional().catch(undefined),
  }),
  config: knowledgeSearchConfigSchema,
  timeout_ms: 10_000,
  failure: 'The documents cannot be searched right now. Say so, and do not answer from memory.',
  async run({ query, top_k }, config, context) {
    const found = await context.knowledgeSearch({
      query,
      top_k: Math.min(top_k ?? config.top_k, config.top_k),
      min_score: config.min_score,
    });
    const result = knowledgeToolResultSchema.parse(found);
    context.rememberKnowledge(result);
    return result;
  },
});
