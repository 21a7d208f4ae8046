import type { Call, TransportSettings } from './call.ts';

/** A request that can be made as often as it is sent. */
export interface RepeatableRequest {
  build(token: string | undefined): Request;
  /** A second execution has no second effect. */
  readonly isRepeatable: boolean;
}

function pathOf({ operation, params }: Call): string {
  const values = [...params];
  return operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = values.shift();
    if (value === undefined || value === '') throw new TypeError(`${operation.at}: ${name} is missing`);
    return encodeURIComponent(value);
  });
}

function queryOf({ operation, query = {}, options = {} }: Call): string {
  const search = new URLSearchParams();
  const add = (name: string, value: unknown) => {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== null)
        search.append(name, item instanceof Date ? item.toISOString() : `${item}`);
    }
  };
  for (const [name, value] of Object.entries(query)) add(name, value);
  if (options.dryRun === true) {
    if (operation.dry_run !== true) throw new TypeError(`${operation.at} has no dry run`);
    add('dry_run', true);
  }
  if (operation.expand !== undefined) add(operation.expand, options.expand);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

const quoted = (etag: string) => (etag.startsWith('"') || etag.startsWith('W/') ? etag : `"${etag}"`);

function formOf(body: object): URLSearchParams {
  const fields = Object.entries(body).filter(([, value]) => value !== undefined);
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]));
}

/**
 * What a call sends. A POST that honours Idempotency-Key gets a key that its retries share; one that does not has no
 * effect by the API's rules. PUT and PATCH have an effect and no key: they are not repeated blindly.
 */
export function requestOf(call: Call, settings: TransportSettings): RepeatableRequest {
  const { operation, options = {} } = call;
  const url = `${settings.baseUrl}${pathOf(call)}${queryOf(call)}`;
  const headers = new Headers({ accept: operation.text === true ? '*/*' : 'application/json', ...settings.headers });
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  if (operation.idempotent === true && options.dryRun !== true) {
    headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
  }
  if (options.ifMatch !== undefined) headers.set('if-match', quoted(options.ifMatch));
  let body: string | URLSearchParams | null = null;
  if (operation.body === 'form') body = formOf(call.body ?? {});
  if (operation.body === 'json') {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(call.body ?? {});
  }
  return {
    isRepeatable: operation.method === 'GET' || operation.method === 'POST' || options.dryRun === true,
    build(token) {
      if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
      return new Request(url, { method: operation.method, headers, body });
    },
  };
}
