import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Principal } from '@patchbay/core/kernel';
import type { TestApi } from '../../api/support/api.ts';

/** What came to the door. */
export interface DoorRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the door does instead of letting a request through. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  /** The connection breaks before (or after) the API has done its work. */
  | { readonly drop: 'before' | 'after' }
  | { readonly delay_ms: number };

/** The in-process API behind a real port: with a token endpoint, and with faults as a test orders them. */
export interface Door {
  readonly url: string;
  readonly requests: DoorRequest[];
  /** Met by the next requests that are not for tokens, one each. */
  readonly faults: Fault[];
  /** API keys that the token endpoint takes, and how long their tokens live. */
  readonly keys: Map<string, { principal: Principal; expires_in: number }>;
  close(): Promise<void>;
}

async function read(message: IncomingMessage): Promise<DoorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, `${value}`]));
  return { method: `${message.method}`, url: `${message.url}`, headers, body: Buffer.concat(chunks).toString() };
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

/** Opens it. Close it when the test is over. */
export async function openDoor(api: TestApi): Promise<Door> {
  const requests: DoorRequest[] = [];
  const faults: Fault[] = [];
  const keys: Door['keys'] = new Map();

  async function token(body: string, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(body);
    const key = keys.get(form.get('client_secret') ?? '');
    if (key === undefined || form.get('grant_type') !== 'client_credentials') {
      answer(response, 401, {}, { error: 'invalid_client', error_description: 'No such key.' });
      return;
    }
    const { principal, expires_in } = key;
    const access_token = await api.identity.tokenOf(principal, { claims: { jti: `${requests.length}` } });
    answer(response, 200, {}, { access_token, token_type: 'Bearer', expires_in, scope: principal.scopes.join(' ') });
  }

  const server = createServer(async (message, response) => {
    const request = await read(message);
    requests.push(request);
    if (request.url === '/v1/oauth/token') return token(request.body, response);
    const fault = faults.shift();
    if (fault !== undefined && 'status' in fault) {
      return answer(response, fault.status, fault.headers ?? {}, fault.body ?? '');
    }
    if (fault !== undefined && 'drop' in fault && fault.drop === 'before') return message.socket.destroy();
    if (fault !== undefined && 'delay_ms' in fault) await new Promise((resolve) => setTimeout(resolve, fault.delay_ms));
    const { method, url, headers, body } = request;
    const real = await api.anonymous.call(method, url, body === '' ? undefined : body, { headers });
    if (fault !== undefined && 'drop' in fault) return message.socket.destroy();
    return answer(response, real.status, { ...real.headers }, real.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    faults,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
