import { type HttpToolConfig, placeholdersIn, type SecretReference } from '../tool-registry/index.ts';
import {
  encodedBody,
  filled,
  filledBody,
  filledUrl,
  headerValue,
  queryValues,
  type ToolArguments,
} from './request-values.ts';

/** A request of a tool, without how long it may take. */
export interface ToolRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** The value of a credential by its id. */
export type SecretValue = (credentialId: string) => string;

const SENDS_BODY: readonly string[] = ['POST', 'PUT', 'PATCH'];

/** Ids of the credentials that a config refers to. */
export function secretsOf(values: Readonly<Record<string, string | SecretReference>>): string[] {
  return Object.values(values).flatMap((value) => (typeof value === 'string' ? [] : [value.secret]));
}

/**
 * The request of a call.
 *
 * @throws UnusableArgument naming the argument that cannot stand where the tool puts it.
 */
export function buildRequest(config: HttpToolConfig, args: ToolArguments, secret: SecretValue): ToolRequest {
  const url = filledUrl(config.url, args);
  for (const [name, value] of Object.entries(config.query)) {
    const values = typeof value === 'string' ? queryValues(value, args) : [secret(value.secret)];
    for (const each of values) url.searchParams.append(name, each);
  }
  const headers = buildHeaders(config.headers, args, secret);
  const body = buildBody(config, args);
  if (body === undefined) return { method: config.method, url: url.href, headers };
  return {
    method: config.method,
    url: url.href,
    headers: { 'content-type': body.content_type, ...headers },
    body: body.text,
  };
}

/** Headers by lower-case name. */
export function buildHeaders(
  headers: HttpToolConfig['headers'],
  args: ToolArguments,
  secret: SecretValue,
): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? filled(value, args) : secret(value.secret);
    return text === undefined ? [] : [[name.toLowerCase(), headerValue(name, text)] as const];
  });
  return { accept: 'application/json, text/plain;q=0.9, */*;q=0.1', ...Object.fromEntries(entries) };
}

function buildBody(config: HttpToolConfig, args: ToolArguments) {
  const { method, body } = config;
  if (body === undefined && !SENDS_BODY.includes(method)) return undefined;
  const format = body?.format ?? 'json';
  if (body?.template !== undefined) return encodedBody(format, filledBody(body.template, args));
  const used = new Set(
    [config.url, ...Object.values(config.headers), ...Object.values(config.query)].flatMap((value) =>
      typeof value === 'string' ? placeholdersIn(value) : [],
    ),
  );
  return encodedBody(format, Object.fromEntries(Object.entries(args).filter(([name]) => !used.has(name))));
}
