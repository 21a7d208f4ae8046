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
  results: z.array(
    z.object({
      text: z.string(),
      /** Headings that it stands under, where there are any: a passage need not name its subject itself. */
      heading_path: z.array(z.string()).optional(),
      score: z.number(),
      citation: citationSchema,
    }),
  ),
});
export type KnowledgeToolResult = z.infer<typeof knowledgeToolResultSchema>;

/** What a search found, as the tool says it: a passage is not said twice, so its citation goes without the text. */
export function toKnowledgeResult({ grounded, data }: Pick<SearchResult, 'grounded' | 'data'>): KnowledgeToolResult {
  return {
    grounded,
    results: data.map(({ text, heading_path, score, citation: { text: _, ...citation } }) => ({
      text,
      ...(heading_path.length === 0 ? {} : { heading_path }),
      score,
      citation,
    })),
  };
}
