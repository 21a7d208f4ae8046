import { isSystemVariable, SYSTEM_VARIABLES, type SystemVariable } from './system-variables.ts';

/** A piece of a parsed template: text to copy, or a place where something else comes. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'variable'; readonly name: string; readonly offset: number }
  | { readonly type: 'system'; readonly name: SystemVariable }
  | { readonly type: 'include'; readonly name: string; readonly offset: number };

/** A place in a template, as editors count: lines and columns from 1, columns in UTF-16 code units. */
export interface TemplatePosition {
  readonly line: number;
  readonly column: number;
}

/** A `{{` that begins nothing this language knows. */
export interface TemplateProblem extends TemplatePosition {
  readonly message: string;
}

/** A template taken apart. Neighbouring texts are one. */
export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

/** Pattern of the names of variables and includes. */
export const NAME_PATTERN = '[a-z][a-z0-9_]{0,63}';

/**
 * `\{{` is two braces; `{{"…"}}` is what stands between the quotes; `{{name}}`, `{{system.name}}` and `{{> name}}` are
 * places; any other `{{` is a mistake. Every repetition is bounded, so that reading is linear in the template's length.
 */
const OPENING = new RegExp(
  String.raw`(?<escaped>\\)?\{\{(?:[ \t]{0,8}(?:(?<name>${NAME_PATTERN}(?:\.${NAME_PATTERN})?)|>[ \t]{0,8}(?<include>${NAME_PATTERN})|"(?<literal>[^"\r\n]{1,64})")[ \t]{0,8}\}\})?`,
  'g',
);

const MALFORMED =
  'This {{ begins none of {{name}}, {{system.name}}, {{> include}} and {{"text"}}; write \\{{ for two braces.';

/** Mistakes listed at most: enough to mend a template, and a bound on the work. */
const MAX_PROBLEMS = 20;

/** Takes a template apart. What is put into its places later is never looked at again. */
export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let text = '';
  let end = 0;
  const place = (part: TemplatePart): void => {
    if (text !== '') parts.push({ type: 'text', text });
    text = '';
    parts.push(part);
  };
  for (const match of template.matchAll(OPENING)) {
    const { index: offset, groups = {} } = match;
    const [whole] = match;
    text += template.slice(end, offset);
    end = offset + whole.length;
    const { escaped, name, include, literal } = groups;
    if (escaped !== undefined) text += whole.slice(1);
    else if (literal !== undefined) text += literal;
    else if (include !== undefined) place({ type: 'include', name: include, offset });
    else if (name !== undefined && !name.includes('.')) place({ type: 'variable', name, offset });
    else if (name !== undefined && isSystemVariable(name)) place({ type: 'system', name });
    else if (problems.length < MAX_PROBLEMS) {
      const message = name === undefined ? MALFORMED : unknownBuiltIn(name);
      problems.push({ ...positionAt(template, offset), message });
    }
  }
  text += template.slice(end);
  if (text !== '') parts.push({ type: 'text', text });
  return { parts, problems };
}

/** Where an offset is. */
export function positionAt(template: string, offset: number): TemplatePosition {
  let line = 1;
  let start = 0;
  for (let at = template.indexOf('\n'); at !== -1 && at < offset; at = template.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The names of the variables that a template uses itself, each once, in order of first use. */
export function variablesUsed(parsed: ParsedTemplate): string[] {
  return [...new Set(parsed.parts.flatMap((part) => (part.type === 'variable' ? [part.name] : [])))];
}

/** The names of the includes that a template uses, each once. */
export function includesUsed(parsed: ParsedTemplate): Set<string> {
  return new Set(parsed.parts.flatMap((part) => (part.type === 'include' ? [part.name] : [])));
}

/**
 * A template with these very parts: taking it apart again gives them back. Texts that would be read as something else
 * are quoted as `{{"…"}}`.
 */
export function writeTemplate(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text.replace(RISKY, quote) : placeOf(part))).join('');
}

/** What may join with what follows into an opening or an escape. */
const RISKY = /[\\{]{2,}|[\\{]$/g;

function quote(run: string): string {
  return run.replace(/.{1,64}/g, (piece) => `{{"${piece}"}}`);
}

function placeOf(part: Exclude<TemplatePart, { type: 'text' }>): string {
  return part.type === 'include' ? `{{> ${part.name}}}` : `{{${part.name}}}`;
}

function unknownBuiltIn(name: string): string {
  return `There is no built-in variable ${name}; there are ${SYSTEM_VARIABLES.join(', ')}.`;
}
