import { z } from 'zod';

/** What is allowed in a content and still worth a look. It refuses nothing and enters no digest. */
export const contentWarningSchema = z
  .object({
    path: z.string().meta({ description: 'The field that it is about', example: 'content.llm.model' }),
    code: z.string().meta({ description: 'What kind of warning it is', example: 'unknown_model' }),
    message: z.string().meta({ description: 'What is odd and what to do about it' }),
  })
  .meta({ id: 'ContentWarning', description: 'What is allowed and still worth a look' });
export type ContentWarning = z.output<typeof contentWarningSchema>;
