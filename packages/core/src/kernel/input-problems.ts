import type { z } from 'zod';
import { inputWords, MISSING, typeWords } from './input-words.ts';

/** One thing that is wrong with a value, and where: the path from the whole value down. */
export interface InputProblem {
  readonly path: readonly string[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** The whole value is of another kind: whoever wrote it did not mean this form. */
const isOtherKind = ({ path, code }: Issue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** What a value of several forms lacks: of the form that was meant, where one can be told; else all forms are named. */
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>): InputProblem[] | undefined {
  const meant = issue.errors.filter((form) => !form.some(isOtherKind));
  if (meant.length === 1 && meant[0] !== undefined) return problemsOf(meant[0]);
  const kinds = issue.errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [typeWords(first.expected)] : []));
  if (issue.message === MISSING || kinds.length === 0 || kinds.length < issue.errors.length) return undefined;
  return [{ path: [], message: `must be ${[...new Set(kinds)].join(' or ')}` }];
}

function problemsOf(issues: readonly Issue[]): InputProblem[] {
  return issues.flatMap((issue): InputProblem[] => {
    const path = issue.path.map(String);
    // An unknown field is named itself, not only its parent.
    if (issue.code === 'unrecognized_keys') {
      const texts = issue.message.split('\n');
      return issue.keys.map((key, i) => ({ path: [...path, key], message: texts[i] ?? issue.message }));
    }
    const inner = issue.code === 'invalid_union' ? unionProblems(issue) : undefined;
    return (
      inner?.map((problem) => ({ ...problem, path: [...path, ...problem.path] })) ?? [{ path, message: issue.message }]
    );
  });
}

/** Reads a value through a schema: the value, or everything that is wrong with it in words for callers. */
export function readInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { readonly data: z.output<S> } | { readonly problems: readonly InputProblem[]; readonly error: z.ZodError } {
  const result = schema.safeParse(value, { error: inputWords });
  return result.success ? { data: result.data } : { problems: problemsOf(result.error.issues), error: result.error };
}
