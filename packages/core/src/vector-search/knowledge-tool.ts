import { z } from 'zod';
import { citationSchema } from '../session-orchestrator/index.ts';
import type { SearchResult } from './search.ts';

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

/** What a search found, as the tool says it: a passage is not said twice, so its citation goes without the text. */
export function toKnowledgeResult({ grounded, data }: Pick<SearchResult, 'grounded' | 'data'>): KnowledgeToolResult {
  return {
    grounded,
    results: data.map(({ text, score, citation: { text: _, ...citation } }) => ({ text, score, citation })),
  };
}
