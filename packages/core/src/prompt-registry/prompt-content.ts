import { z } from 'zod';
import { largeTextField } from '../kernel/index.ts';
import { MAX_INCLUDES, promptIncludeSchema } from './prompt-include.ts';
import { MAX_VARIABLES, promptVariableSchema } from './prompt-variable.ts';

/** Largest template, alone and with everything that it includes: one MiB of UTF-8. */
export const MAX_TEMPLATE_BYTES = 1_048_576;

/** JSON writes them six times as long, and models make nothing of them. */
const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]/u;

/** Content of a prompt version. */
export const promptContentSchema = z
  .strictObject({
    template: largeTextField(MAX_TEMPLATE_BYTES)
      .min(1)
      .max(MAX_TEMPLATE_BYTES)
      .refine((text) => !CONTROL_CHARACTER.test(text), 'must not have control characters besides tab and line ends')
      .meta({
        description:
          'What the model is told. `{{name}}` is the place of a variable, `{{system.time}}` of a built-in one, ' +
          '`{{> name}}` of another prompt; `\\{{` writes two braces, `{{"…"}}` writes what is between the quotes',
        example: 'You answer the phone of {{clinic}}. Be brief.',
      }),
    variables: z
      .array(promptVariableSchema)
      .max(MAX_VARIABLES)
      .default([])
      .meta({ description: 'Variables of the template' }),
    includes: z
      .array(promptIncludeSchema)
      .max(MAX_INCLUDES)
      .default([])
      .meta({ description: 'Published versions of other prompts that the template puts in' }),
  })
  .meta({ id: 'PromptContent', description: 'What a prompt version says' });
export type PromptContent = z.output<typeof promptContentSchema>;
