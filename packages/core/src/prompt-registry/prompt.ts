import { AppError } from '../kernel/index.ts';
import { defineRegistry } from '../versioned-registry/index.ts';
import { type PromptContent, promptContentSchema } from './prompt-content.ts';
import { promptWarnings } from './prompt-warnings.ts';
import { RESERVED_NAME } from './system-variables.ts';
import { parseTemplate, positionAt } from './template.ts';
import { contradictionOf, misfitOf } from './variable-fit.ts';

/**
 * Template and declarations must agree: everything that the template names is declared, nothing is declared twice,
 * defaults fit. What is declared and not used is no mistake: rendering warns of it.
 *
 * @throws AppError `unprocessable` naming the variable or include, and its path or its line and column.
 */
export function checkPrompt({ template, variables, includes }: PromptContent): void {
  const { parts, problems } = parseTemplate(template);
  const [problem] = problems;
  if (problem !== undefined) {
    const { line, column, message } = problem;
    throw refusal('content.template', `Line ${line}, column ${column}: ${message}`, { line, column, problems });
  }
  checkVariables(variables);
  assertDistinct('include', 'content.includes', includes);
  const declared = {
    variable: new Set(variables.map(({ name }) => name)),
    include: new Set(includes.map(({ name }) => name)),
  };
  for (const part of parts) {
    if (part.type !== 'variable' && part.type !== 'include') continue;
    const { type, name, offset } = part;
    if (declared[type].has(name)) continue;
    const { line, column } = positionAt(template, offset);
    const place = type === 'variable' ? `{{${name}}}` : `{{> ${name}}}`;
    throw refusal(
      'content.template',
      `Line ${line}, column ${column}: the template uses ${place}, but no ${type} ${name} is declared in ${type}s.`,
      { [type]: name, line, column },
    );
  }
}

function checkVariables(variables: PromptContent['variables']): void {
  assertDistinct('variable', 'content.variables', variables);
  for (const [index, variable] of variables.entries()) {
    const { name } = variable;
    const path = `content.variables.${index}`;
    if (name === RESERVED_NAME) {
      throw refusal(`${path}.name`, `No variable can be called ${name}: built-in variables begin so.`, {
        variable: name,
      });
    }
    const contradiction = contradictionOf(variable);
    if (contradiction !== undefined) {
      const { field, message } = contradiction;
      throw refusal(`${path}.${field}`, `The ${field} of ${name} ${message}.`, { variable: name });
    }
    const misfit = variable.default === null ? undefined : misfitOf(variable, variable.default);
    if (misfit !== undefined) {
      throw refusal(`${path}.default`, `The default of ${name} ${misfit}.`, { variable: name });
    }
  }
}

function assertDistinct(noun: 'variable' | 'include', path: string, declared: readonly { name: string }[]): void {
  const names = declared.map(({ name }) => name);
  const index = names.findIndex((name, position) => names.indexOf(name) !== position);
  if (index === -1) return;
  const name = names[index];
  throw refusal(`${path}.${index}.name`, `The ${noun} ${name} is declared twice.`, { [noun]: name });
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
  warnings: promptWarnings,
  reference_errors: ['reference_not_found', 'reference_archived'],
  // One MiB of template is up to two when JSON escapes it; with its variables, tools and the rest of a resolved config
  // it must stay below the 6 MiB that a Lambda may answer with.
  body_limit_bytes: 3_145_728,
  example: {
    template:
      'You answer the phone of {{clinic}}. It is {{system.time}} on {{system.weekday}}. ' +
      'Use knowledge_search before you state a fact. Be brief.',
    variables: [{ name: 'clinic', type: 'string', description: 'Name of the clinic', default: 'the clinic' }],
  },
});
