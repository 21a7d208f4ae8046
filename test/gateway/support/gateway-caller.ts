import type { ApiAnswer } from '../../api/support/client.ts';
import { rememberSecretsOf } from './secrets-in-logs.ts';

/** Calls the deployed API over HTTP, with one bearer token or none. */
export interface GatewayCaller {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
}

/**
 * @param api_url base of the API, without a closing slash
 * @param token sent as `Authorization: Bearer`; undefined sends none
 */
export function gatewayCaller(api_url: string, token?: string): GatewayCaller {
  const call: GatewayCaller['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${api_url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(40_000),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answered = isJson && text !== '' ? JSON.parse(text) : text;
    rememberSecretsOf(answered);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: answered, text };
  };
  return {
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
  };
}
