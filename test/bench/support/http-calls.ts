import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** A request that left this process, named by what it asks for. */
export type HttpCall = string;

/** Every HTTP request of this process while `work` runs, over node:http (the AWS SDK) and fetch (LiveKit's). */
export async function httpCallsDuring(work: () => Promise<unknown>): Promise<HttpCall[]> {
  const calls: HttpCall[] = [];
  const noteHttp = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const target = request.getHeader('x-amz-target');
    calls.push(target === undefined ? `${request.method} ${request.path}` : `aws ${String(target)}`);
  };
  const noteFetch = (message: unknown) => {
    const { request } = message as { request: { method: string; path: string } };
    calls.push(request.path.replace(/^\/twirp\/livekit\./, 'livekit '));
  };
  subscribe('http.client.request.start', noteHttp);
  subscribe('undici:request:create', noteFetch);
  try {
    await work();
  } finally {
    unsubscribe('http.client.request.start', noteHttp);
    unsubscribe('undici:request:create', noteFetch);
  }
  return calls;
}
