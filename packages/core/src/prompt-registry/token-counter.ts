import { z } from 'zod';

/** How many tokens a text is. */
export const tokenCountSchema = z
  .object({
    encoding: z.string().meta({ description: 'Name of the encoding', example: 'o200k_base' }),
    count: z.int().meta({ description: 'Tokens of the text, without what a chat format adds around it' }),
    exact: z.boolean().meta({
      description: 'False where words of hundreds of characters were counted in pieces: then it is an upper estimate',
    }),
  })
  .meta({ id: 'TokenCount', description: 'Length of a text as language models count it' });
export type TokenCount = z.output<typeof tokenCountSchema>;

/** Port: counts tokens as a family of language models does. */
export interface TokenCounter {
  /** In a time that grows with the length of the text only. */
  count(text: string): Promise<TokenCount>;
}
