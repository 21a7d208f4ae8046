import type { HttpToolConfig } from '../tool-registry/index.ts';
import { fillPlaceholders, wholePlaceholder } from '../tool-registry/index.ts';

/** Arguments of a call, checked against the parameters. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** An argument that cannot stand where the tool puts it; told to whoever supplied it. */
export class UnusableArgument extends Error {
  override name = 'UnusableArgument';
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.argument = argument;
  }
}

/** An argument as text; nothing where it was not given. */
export function textOf(args: ToolArguments, name: string): string {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') throw new UnusableArgument(name, `${name} must be a single value.`);
  return String(value);
}

const isGiven = (args: ToolArguments, name: string) =>
  Object.hasOwn(args, name) && args[name] !== undefined && args[name] !== null;

/** A text whose every argument is known, or nothing where all of it is one argument that was not given. */
export function filled(text: string, args: ToolArguments): string | undefined {
  const whole = wholePlaceholder(text);
  if (whole !== undefined && !isGiven(args, whole)) return undefined;
  return fillPlaceholders(text, (name) => textOf(args, name));
}

/** Values of a query parameter: a list becomes several of the name. */
export function queryValues(text: string, args: ToolArguments): string[] {
  const whole = wholePlaceholder(text);
  const list = whole === undefined ? undefined : args[whole];
  if (whole === undefined || !Array.isArray(list)) return [filled(text, args) ?? []].flat();
  return list.map((item) => textOf({ [whole]: item }, whole));
}

/** The address with its placeholders filled: path and query each in their own encoding. */
export function filledUrl(template: string, args: ToolArguments): URL {
  const [path = '', ...query] = template.split('?');
  const origin = /^[^/?#]*:\/\/[^/?#]*/.exec(path)?.[0] ?? '';
  const inPath = path
    .slice(origin.length)
    .split('/')
    .map((segment) => pathSegment(segment, args))
    .join('/');
  const inQuery = fillPlaceholders(query.join('?'), (name) => encodeURIComponent(textOf(args, name)));
  return new URL(`${origin}${inPath}${query.length > 0 ? `?${inQuery}` : ''}`);
}

/** `.` and `..` are resolved however they are encoded, and an empty segment is another address: neither is an id. */
function pathSegment(segment: string, args: ToolArguments): string {
  const names: string[] = [];
  const text = fillPlaceholders(segment, (name) => {
    names.push(name);
    return encodeURIComponent(textOf(args, name));
  });
  const [name] = names;
  if (name !== undefined && (text === '' || /^(\.|%2e){1,2}$/i.test(text))) {
    throw new UnusableArgument(name, `${name} cannot be empty, "." or ".." here.`);
  }
  return text;
}

/** The body template with arguments in place; what was not given is left out of objects and lists. */
export function filledBody(template: unknown, args: ToolArguments): unknown {
  if (typeof template === 'string') {
    const whole = wholePlaceholder(template);
    if (whole !== undefined) return Object.hasOwn(args, whole) ? args[whole] : undefined;
    return fillPlaceholders(template, (name) => textOf(args, name));
  }
  if (Array.isArray(template)) {
    return template.map((item) => filledBody(item, args)).filter((item) => item !== undefined);
  }
  if (typeof template !== 'object' || template === null) return template;
  const members = Object.entries(template).map(([name, value]) => [name, filledBody(value, args)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** A header's value: one line of characters that every server reads alike. */
export function headerValue(name: string, text: string): string {
  if (/[^\t\u0020-\u007e]/.test(text)) {
    throw new UnusableArgument(name, `The header ${name} would hold a character that headers cannot have.`);
  }
  return text.trim();
}

/** A body as it is sent. */
export function encodedBody(format: NonNullable<HttpToolConfig['body']>['format'], value: unknown) {
  if (format === 'json') return { content_type: 'application/json', text: JSON.stringify(value ?? {}) };
  const form = new URLSearchParams();
  for (const [name, member] of Object.entries((value ?? {}) as object)) {
    for (const item of [member].flat()) {
      form.append(name, typeof item === 'object' && item !== null ? JSON.stringify(item) : String(item));
    }
  }
  return { content_type: 'application/x-www-form-urlencoded', text: form.toString() };
}
