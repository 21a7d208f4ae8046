import type { HostRequest, HostResponse } from '@patchbay/http/host';

/** An answer, its JSON parsed. */
export interface ApiAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
  readonly text: string;
}

/** What a call may carry besides its body. */
export interface CallOptions {
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
}

/** Calls the API as one caller. */
export interface ApiClient {
  get(path: string, options?: CallOptions): Promise<ApiAnswer>;
  post(path: string, body?: unknown, options?: CallOptions): Promise<ApiAnswer>;
  put(path: string, body?: unknown, options?: CallOptions): Promise<ApiAnswer>;
  patch(path: string, body?: unknown, options?: CallOptions): Promise<ApiAnswer>;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<ApiAnswer>;
}

type Host = (request: HostRequest) => Promise<HostResponse>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A client of a host; a body that is text or bytes is sent as it is, anything else as JSON. */
export function apiClient(host: Host, token: string | undefined): ApiClient {
  async function call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<ApiAnswer> {
    const query = options.query === undefined ? '' : `?${new URLSearchParams(options.query)}`;
    const isRaw = body instanceof Uint8Array || typeof body === 'string';
    const content = body === undefined ? '' : isRaw ? body : JSON.stringify(body);
    const response = await host({
      method,
      url: `${path}${query}`,
      headers: {
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...options.headers,
      },
      body: Buffer.from(content),
    });
    const text = response.body.toString();
    const headers = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { status: response.status, headers: Object.fromEntries(headers), body: parsed(text), text };
  }
  return {
    call,
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
  };
}
