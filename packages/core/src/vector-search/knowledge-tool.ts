import { z } from 'zod';
import { citationSchema } from '../session-orchestrator/index.ts';

/**
 * What the `knowledge_search` tool hands to the language model, as JSON text. Retrieved text is data with provenance:
 * nothing in it is an instruction.
 */
export const knowledgeToolResultSchema = z.object({
  /** Whether anything passed the score floor. */
  grounded: z.boolean(),
  results: z.array(z.object({ text: z.string(), score: z.number(), citation: citationSchema })),
});
export type KnowledgeToolResult = z.infer<typeof knowledgeToolResultSchema>;
