/** An answer of the API that is not a success; the message carries its code, sentence and request id. */
export class ApiError extends Error {
  override name = 'ApiError';
}

/** Calls to the product's API with one token. */
export interface ApiClient {
  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T>;
}

/** A call waits longer than the gateway lets a function run. */
const TIMEOUT_MS = 40_000;

/** A client of the API at `api_url`. @param token undefined for public routes. */
export function apiClient(api_url: string, token: string | undefined): ApiClient {
  return {
    async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${api_url}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      if (!response.ok) throw new ApiError(`${method} ${path} answered ${response.status}: ${text.slice(0, 1_000)}`);
      return JSON.parse(text) as T;
    },
  };
}

/** Exchanges an API key for an access token, as a tenant's server does. */
export async function exchangeKey(api_url: string, secret: string): Promise<string> {
  const response = await fetch(`${api_url}/v1/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_secret: secret }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiError(`POST /v1/oauth/token answered ${response.status}: ${text.slice(0, 1_000)}`);
  return (JSON.parse(text) as { access_token: string }).access_token;
}
