/** One step into a JSON value: a member of an object, an item by position, or an item by what names it. */
export type PathStep =
  | { readonly member: string }
  | { readonly index: number }
  | { readonly key: string; readonly identity: string };

const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;

function written(step: PathStep): string {
  if ('index' in step) return `[${step.index}]`;
  if ('identity' in step) return `[${step.key}=${JSON.stringify(step.identity)}]`;
  return PLAIN_NAME.test(step.member) ? `.${step.member}` : `[${JSON.stringify(step.member)}]`;
}

/**
 * A path as people read it: `llm.temperature`, `required[2]`, `variables[name="city"].default`, `headers["X-Id"]`.
 * Texts in brackets are JSON strings, so it can be taken apart again. The whole value is the empty path.
 */
export function diffPath(steps: readonly PathStep[]): string {
  return steps.map(written).join('').replace(/^\./, '');
}
