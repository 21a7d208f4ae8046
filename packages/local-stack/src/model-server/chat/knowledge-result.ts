import { z } from 'zod';

/** Where a text stands. A document without pages has none. */
const citationSchema = z.object({
  file_name: z.string(),
  page: z.int().nullish(),
});
/** As much of the `knowledge_search` tool's result as is needed here; more fields are let through. */
const knowledgeResultSchema = z.object({
  grounded: z.boolean(),
  results: z.array(z.object({ text: z.string(), score: z.number().optional(), citation: citationSchema })),
});
export type KnowledgeResult = z.output<typeof knowledgeResultSchema>;
export type Citation = z.output<typeof citationSchema>;

/** Reads the text of a tool message; undefined when it is something else than a result of the knowledge search. */
export function readKnowledgeResult(text: string): KnowledgeResult | undefined {
  try {
    return knowledgeResultSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
