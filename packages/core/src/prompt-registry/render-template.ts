import { AppError } from '../kernel/index.ts';
import type { PromptVariable, VariableValue, VariableValues } from './prompt-variable.ts';
import { type SystemContext, type SystemVariable, systemValues } from './system-variables.ts';
import { parseTemplate, type TemplatePart } from './template.ts';
import { misfitOf, writtenValue } from './variable-fit.ts';

/** Longest rendered text in characters: a template may use a long value many times. */
export const MAX_RENDERED_LENGTH = 4_194_304;

/** A value that does not fit, with its path. */
export interface VariableIssue {
  /** `variables.caller_name`. */
  readonly param: string;
  readonly message: string;
}

/** What is wrong with values for declared variables; empty where they fit. */
export function variableIssues(variables: readonly PromptVariable[], values: VariableValues): VariableIssue[] {
  const declared = new Set(variables.map((variable) => variable.name));
  const unknown = Object.keys(values)
    .filter((name) => !declared.has(name))
    .map((name) => ({ param: `variables.${name}`, message: 'is no variable of the prompt' }));
  const misfits = variables.flatMap((variable) => {
    const value = givenValue(values, variable.name);
    const message = value === undefined ? missing(variable) : misfitOf(variable, value);
    return message === undefined ? [] : [{ param: `variables.${variable.name}`, message }];
  });
  return [...misfits, ...unknown];
}

function missing(variable: PromptVariable): string | undefined {
  return variable.required && variable.default === null ? 'is required' : undefined;
}

function givenValue(values: VariableValues, name: string): VariableValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/**
 * Refuses values that do not fit the declared variables: what a session is started with, what a rendering is given.
 *
 * @throws AppError `unprocessable` with the path of the first offending value and all of them in details.issues.
 */
export function assertVariablesFit(variables: readonly PromptVariable[], values: VariableValues): void {
  const issues = variableIssues(variables, values);
  const [first] = issues;
  if (first === undefined) return;
  throw new AppError('unprocessable', {
    message: `${first.param} ${first.message}.`,
    param: first.param,
    details: { issues },
  });
}

/** A template without includes and the variables that it needs: what a resolved config holds. */
export interface FlatTemplate {
  readonly template: string;
  readonly variables: readonly PromptVariable[];
}

/**
 * The text of a template with its variables filled in. Used by the render operations and by the agent runtime, so that
 * what is previewed is what is said. Values are put in as they are: nothing inside them is looked at again.
 *
 * @throws AppError `unprocessable` where values do not fit, or the text would exceed MAX_RENDERED_LENGTH.
 */
export function renderTemplate(
  { template, variables }: FlatTemplate,
  values: VariableValues,
  context: SystemContext,
): string {
  assertVariablesFit(variables, values);
  const texts = new Map(
    variables.map((variable) => [
      variable.name,
      writtenValue(givenValue(values, variable.name) ?? variable.default ?? ''),
    ]),
  );
  let builtIns: Record<SystemVariable, string> | undefined;
  const pieceOf = (part: TemplatePart): string => {
    if (part.type === 'text') return part.text;
    if (part.type === 'variable') return texts.get(part.name) ?? '';
    if (part.type === 'include') throw new TypeError(`the include ${part.name} was not expanded`);
    builtIns ??= systemValues(context);
    return builtIns[part.name];
  };
  const pieces = parseTemplate(template).parts.map(pieceOf);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length > MAX_RENDERED_LENGTH) {
    throw new AppError('unprocessable', {
      message: `The rendered text would have ${length} characters; at most ${MAX_RENDERED_LENGTH} are allowed.`,
      param: 'variables',
      details: { length, limit: MAX_RENDERED_LENGTH },
    });
  }
  return pieces.join('');
}
