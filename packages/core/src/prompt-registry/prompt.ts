import { z } from 'zod';
import { AppError } from '../kernel/index.ts';
import { defineRegistry } from '../versioned-registry/index.ts';
import { misfitOf, promptVariableSchema } from './prompt-variable.ts';
import { parseTemplate, variablesUsed } from './template.ts';

/** Largest template: one MiB of UTF-8. */
export const MAX_TEMPLATE_BYTES = 1_048_576;

const encoder = new TextEncoder();

/** JSON writes them six times as long, and models make nothing of them. */
const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]/u;

/** Content of a prompt version. */
export const promptContentSchema = z
  .strictObject({
    template: z
      .string()
      .min(1)
      .max(MAX_TEMPLATE_BYTES)
      .refine((text) => !CONTROL_CHARACTER.test(text), 'must not have control characters besides tab and line ends')
      .refine((text) => encoder.encode(text).length <= MAX_TEMPLATE_BYTES, {
        message: `must be at most ${MAX_TEMPLATE_BYTES} bytes of UTF-8`,
        abort: true,
      })
      .meta({
        description: 'What the model is told. `{{name}}` is the place of a variable; `\\{{` writes two braces',
        example: 'You answer the phone of {{clinic}}. Be brief.',
      }),
    variables: z.array(promptVariableSchema).max(200).default([]).meta({ description: 'Variables of the template' }),
  })
  .meta({ id: 'PromptContent', description: 'What a prompt version says' });
export type PromptContent = z.output<typeof promptContentSchema>;

/**
 * Template and variables must agree: every placeholder declared, every declaration used, no name twice, defaults that
 * fit.
 *
 * @throws AppError `unprocessable` naming the variable and its path.
 */
export function checkPrompt({ template, variables }: PromptContent): void {
  const parsed = parseTemplate(template);
  const [problem] = parsed.problems;
  if (problem !== undefined) {
    throw refusal('content.template', `Line ${problem.line}: ${problem.message}`, { problems: parsed.problems });
  }
  const used = new Set(variablesUsed(parsed));
  const declared = new Set<string>();
  for (const [index, variable] of variables.entries()) {
    const path = `content.variables.${index}`;
    const { name } = variable;
    if (declared.has(name))
      throw refusal(`${path}.name`, `The variable ${name} is declared twice.`, { variable: name });
    declared.add(name);
    if (!used.has(name)) {
      throw refusal(`${path}.name`, `The variable ${name} is declared but the template does not use it.`, {
        variable: name,
      });
    }
    const misfit = variable.default === null ? undefined : misfitOf(variable, variable.default);
    if (misfit !== undefined) {
      throw refusal(`${path}.default`, `The default of ${name} ${misfit}.`, { variable: name });
    }
  }
  for (const name of used) {
    if (!declared.has(name)) {
      throw refusal('content.variables', `The template uses {{${name}}}, but no variable ${name} is declared.`, {
        variable: name,
      });
    }
  }
}

function refusal(param: string, message: string, details: Record<string, unknown>): AppError {
  return new AppError('unprocessable', { message, param, details });
}

/** Prompts: what agents are told. */
export const promptRegistry = defineRegistry({
  entity: 'prompt',
  plural: 'prompts',
  id_field: 'prompt_id',
  noun: 'prompt',
  content: promptContentSchema,
  check: checkPrompt,
  // One MiB of template is up to two when JSON escapes it; with its variables, tools and the rest of a resolved config
  // it must stay below the 6 MiB that a Lambda may answer with.
  body_limit_bytes: 3_145_728,
  example: {
    template: 'You answer the phone of {{clinic}}. Use knowledge_search before you state a fact. Be brief.',
    variables: [{ name: 'clinic', type: 'string', description: 'Name of the clinic', default: 'the clinic' }],
  },
});
