import { type HttpToolConfig, IDEMPOTENT_METHODS, type McpToolConfig } from './http-config.ts';
import type { ParameterSchema } from './parameters-schema.ts';
import { hasBrokenPlaceholder, placeholdersIn, wholePlaceholder } from './placeholders.ts';
import { isPlainSecret, PLAIN_SECRET } from './plain-secrets.ts';
import { untreatableReason } from './untreatable.ts';

/** Something wrong with a content, with its path below `content`. */
export interface ContentIssue {
  readonly path: string;
  readonly message: string;
}

/** Parameters that are a valid schema, as far as settings refer to them. */
type Parameters = Pick<ParameterSchema, 'properties' | 'required'>;

/** How a text may use an argument. */
type Position = 'url' | 'text' | 'list' | 'json';

/** Rules of an `http` tool across its fields. */
export function httpIssues(config: HttpToolConfig, parameters: Parameters): ContentIssue[] {
  const { method, body, retries } = config;
  const issues = [
    ...addressIssues('config.url', config.url),
    ...placeholderIssues('config.url', config.url, parameters, 'url'),
    ...valueIssues('config.headers', config.headers, parameters, 'text'),
    ...valueIssues('config.query', config.query, parameters, 'list'),
  ];
  if (body !== undefined && method === 'GET') {
    issues.push({ path: 'config.body', message: 'cannot be sent with GET: use query, or another method' });
  }
  if (body?.template !== undefined) {
    const reason = untreatableReason(body.template);
    if (reason !== undefined) issues.push({ path: 'config.body.template', message: reason });
    else issues.push(...bodyIssues('config.body.template', '', body.template, parameters));
  }
  if (retries.max_attempts > 1 && !retries.repeat_unsafe && !IDEMPOTENT_METHODS.includes(method)) {
    issues.push({
      path: 'config.retries.max_attempts',
      message: `must be 1 for ${method}, which may do something twice; set retries.repeat_unsafe if the service bears that`,
    });
  }
  return issues;
}

/** Rules of an `mcp` tool across its fields. */
export function mcpIssues(config: McpToolConfig, parameters: Parameters): ContentIssue[] {
  const issues = [
    ...addressIssues('config.server_url', config.server_url),
    ...valueIssues('config.headers', config.headers, parameters, 'text'),
  ];
  if (placeholdersIn(config.server_url).length > 0) {
    issues.push({ path: 'config.server_url', message: 'cannot have placeholders' });
  }
  if (config.allowed_tools.length === 1) return issues;
  const choices = parameters.properties?.['tool']?.enum ?? [];
  const isDeclared = parameters.required?.includes('tool') === true && choices.length > 0;
  if (!isDeclared || choices.some((name) => typeof name !== 'string' || !config.allowed_tools.includes(name))) {
    issues.push({
      path: 'parameters.properties.tool',
      message: 'must be required and have an enum of names in config.allowed_tools: it says which of them is called',
    });
  }
  return issues;
}

/** Scheme, host and user of an address, which no argument may decide. */
function addressIssues(path: string, url: string): ContentIssue[] {
  const [origin] = /^[^/?#]*:\/\/[^/?#]*/.exec(url) ?? [''];
  if (placeholdersIn(origin).length > 0) return [{ path, message: 'cannot have placeholders in its host' }];
  const parsed = URL.parse(url.replaceAll(/\{\{[^{}]*\}\}/g, 'x'));
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) {
    return [{ path, message: 'must be an address that begins with https://' }];
  }
  if (parsed.username !== '' || parsed.password !== '') {
    return [{ path, message: 'cannot hold a user or password: refer to an http_basic credential in headers' }];
  }
  if (parsed.hash !== '') return [{ path, message: 'cannot have a fragment (#): it is never sent' }];
  const named = [...parsed.searchParams].some(([name, value]) => value !== 'x' && isPlainSecret(name, value));
  return named || isPlainSecret('', parsed.pathname) ? [{ path, message: PLAIN_SECRET }] : [];
}

function valueIssues(
  path: string,
  values: HttpToolConfig['headers'],
  parameters: Parameters,
  position: Position,
): ContentIssue[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    const at = `${path}.${name}`;
    const plain = isPlainSecret(name, value) ? [{ path: at, message: PLAIN_SECRET }] : [];
    return [...plain, ...placeholderIssues(at, value, parameters, position)];
  });
}

function bodyIssues(path: string, name: string, value: unknown, parameters: Parameters): ContentIssue[] {
  if (typeof value === 'string') {
    const plain = isPlainSecret(name, value) ? [{ path, message: PLAIN_SECRET }] : [];
    return [...plain, ...placeholderIssues(path, value, parameters, 'json')];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = `${path}.${key}`;
    if (!Array.isArray(value) && (key === '' || /[.]|^\$/.test(key))) {
      return [{ path: at, message: 'cannot be a name here: dots and a leading $ are not possible' }];
    }
    return bodyIssues(at, key, member, parameters);
  });
}

function placeholderIssues(path: string, text: string, parameters: Parameters, position: Position): ContentIssue[] {
  if (hasBrokenPlaceholder(text)) return [{ path, message: 'has a {{ that begins no placeholder such as {{name}}' }];
  return placeholdersIn(text).flatMap((name) => {
    const declared = parameters.properties?.[name];
    if (declared === undefined || !Object.hasOwn(parameters.properties ?? {}, name)) {
      return [{ path, message: `uses {{${name}}}, which is not in parameters.properties` }];
    }
    const given = parameters.required?.includes(name) === true || declared.default !== undefined;
    if (position === 'url' && !given) {
      return [{ path, message: `uses {{${name}}}, so parameters must require it or give it a default` }];
    }
    const types = [declared.type ?? []].flat();
    const isWhole = wholePlaceholder(text) !== undefined;
    const compound = types.includes('object') || (types.includes('array') && !(position === 'list' && isWhole));
    return compound && !(position === 'json' && isWhole)
      ? [{ path, message: `uses {{${name}}}, which is ${types.join(' or ')} and cannot stand inside a text` }]
      : [];
  });
}
