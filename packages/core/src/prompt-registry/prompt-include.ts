import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { versionNumberField } from '../versioned-registry/index.ts';
import { NAME_PATTERN } from './template.ts';

/** Includes of one prompt at most. */
export const MAX_INCLUDES = 20;

/** How a variable or an include may be called. */
export const templateNameField = z
  .string()
  .regex(new RegExp(`^${NAME_PATTERN}$`), 'must be lower case letters, digits and _, beginning with a letter');

/** A prompt as others are built of it: exactly one published version. */
export const promptVersionRefSchema = z.strictObject({
  prompt_id: idSchema('prompt'),
  version: versionNumberField.meta({ description: 'Published version' }),
});
export type PromptVersionRef = z.output<typeof promptVersionRefSchema>;

/** Another prompt that a template puts in by `{{> name}}`. */
export const promptIncludeSchema = promptVersionRefSchema
  .extend({ name: templateNameField.meta({ description: 'Name in the template', example: 'house_rules' }) })
  .meta({ id: 'PromptInclude', description: 'A published version of another prompt, put in by {{> name}}' });
export type PromptInclude = z.output<typeof promptIncludeSchema>;
