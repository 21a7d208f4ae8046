/** A piece of a parsed template: text to copy, or the place of a variable. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'variable'; readonly name: string };

/** A `{{` that begins no placeholder. */
export interface TemplateProblem {
  /** Line in the template, from 1. */
  readonly line: number;
  readonly message: string;
}

/** A template taken apart. */
export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

/** `\{{` is a literal; `{{ name }}` is a placeholder; any other `{{` is a mistake. Linear in the template's length. */
const OPENING = /(\\)?\{\{(?:[ \t]{0,8}([a-z][a-z0-9_]{0,63})[ \t]{0,8}\}\})?/g;

const MALFORMED = 'This {{ begins no placeholder such as {{name}}; write \\{{ for two braces.';

/** Mistakes listed at most: enough to mend a template, and a bound on the work. */
const MAX_PROBLEMS = 20;

/**
 * Takes a template apart. A placeholder is `{{name}}`; `\{{` writes two braces. Values are not looked at again after
 * they are put in, so a value cannot bring placeholders of its own.
 */
export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let end = 0;
  const text = (upTo: number, more = ''): void => {
    const copied = template.slice(end, upTo) + more;
    if (copied !== '') parts.push({ type: 'text', text: copied });
  };
  for (const match of template.matchAll(OPENING)) {
    const [whole, backslash, name] = match;
    if (backslash !== undefined) {
      text(match.index, whole.slice(1));
    } else {
      text(match.index);
      if (name !== undefined) parts.push({ type: 'variable', name });
      else if (problems.length < MAX_PROBLEMS)
        problems.push({ line: lineAt(template, match.index), message: MALFORMED });
    }
    end = match.index + whole.length;
  }
  text(template.length);
  return { parts, problems };
}

/** The names that a template uses, each once, in order of first use. */
export function variablesUsed(parsed: ParsedTemplate): string[] {
  return [...new Set(parsed.parts.flatMap((part) => (part.type === 'variable' ? [part.name] : [])))];
}

function lineAt(template: string, index: number): number {
  let line = 1;
  for (let at = template.indexOf('\n'); at !== -1 && at < index; at = template.indexOf('\n', at + 1)) line += 1;
  return line;
}
