import { AppError, canonicalJson, type JsonValue } from '../kernel/index.ts';
import { MAX_VARIABLES, type PromptVariable } from './prompt-variable.ts';

/** Variables with the prompt that declares them, for people to find it. */
export interface DeclaredBy {
  /** `this prompt`, `house_rules (pmt_… version 3)`. */
  readonly where: string;
  readonly param: string;
  readonly variables: readonly PromptVariable[];
}

/**
 * The variables of a template and of all that it includes: the same name is the same variable, declared once.
 *
 * @throws AppError `unprocessable` naming both prompts that declare a name differently, or where there are too many.
 */
export function mergeVariables(sources: readonly DeclaredBy[]): PromptVariable[] {
  const merged = new Map<string, { readonly variable: PromptVariable; readonly where: string }>();
  for (const { where, param, variables } of sources) {
    for (const variable of variables) {
      const { name } = variable;
      const known = merged.get(name);
      if (known === undefined) merged.set(name, { variable, where });
      else if (meaningOf(known.variable) !== meaningOf(variable)) {
        throw new AppError('unprocessable', {
          message: `The variable ${name} is declared differently by ${known.where} and by ${where}.`,
          param,
          details: { variable: name, declared_by: [known.where, where] },
        });
      }
      if (merged.size > MAX_VARIABLES) {
        throw new AppError('unprocessable', {
          message: `With its includes the prompt has more than ${MAX_VARIABLES} variables.`,
          param,
          details: { limit: MAX_VARIABLES },
        });
      }
    }
  }
  return [...merged.values()].map(({ variable }) => variable);
}

/** What must be the same: everything but the words that describe it. */
function meaningOf({ description: _words, ...meaning }: PromptVariable): string {
  return canonicalJson(meaning as JsonValue);
}
