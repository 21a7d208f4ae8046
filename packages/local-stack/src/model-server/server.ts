import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from './http/api-error.ts';
import { authorise } from './http/authorise.ts';
import { type Endpoint, sendJson } from './http/endpoint.ts';
import type { TestBehaviour } from './http/test-behaviour.ts';

const STOP_WITHIN_MS = 4_000;

export type HttpServerOptions = {
  port: number;
  api_key: string | undefined;
  test_behaviour: TestBehaviour | undefined;
  /** One line a request, without anything of its content. */
  on_request?: ((line: string) => void) | undefined;
};

/** A listening server. Until `serve` has been called it answers 503 to everything: the models are still loading. */
export type HttpServer = {
  port: number;
  serve(endpoints: readonly Endpoint[]): void;
  /** Stops taking requests, lets those under way finish for some seconds, then cuts them off. */
  close(): Promise<void>;
};

/** Listens on 127.0.0.1. Rejects when the port is taken. */
export async function listenOnLoopback(options: HttpServerOptions): Promise<HttpServer> {
  let endpoints: readonly Endpoint[] | undefined;
  const stopping = new AbortController();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('the client went away')));
    const signal = AbortSignal.any([gone.signal, stopping.signal]);
    try {
      if (!endpoints)
        throw new ApiError({ status: 503, message: 'The models are still loading.', retry_after_seconds: 1 });
      const endpoint = route(endpoints, request.method ?? '', path);
      if (path.startsWith('/v1/')) authorise(request, options.api_key);
      await options.test_behaviour?.apply(path, signal);
      await endpoint.handle({ request, response, signal });
    } catch (error) {
      fail(response, error, signal);
      // What is left of a body that was not read would stand before the next request on this connection.
      if (!request.complete) request.destroy();
    }
    const ms = Math.round(performance.now() - started);
    options.on_request?.(`${request.method} ${path} ${response.statusCode} ${ms} ms`);
  };

  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 }, (request, response) => {
    void answer(request, response);
  });
  server.maxConnections = 512;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve(table) {
      endpoints = [...table, ...(options.test_behaviour?.endpoints ?? [])];
    },
    close: () => closeServer(server, stopping),
  };
}

function route(endpoints: readonly Endpoint[], method: string, path: string): Endpoint {
  const here = endpoints.filter((endpoint) => endpoint.path === path);
  const found = here.find((endpoint) => endpoint.method === method);
  if (found) return found;
  if (here.length === 0)
    throw new ApiError({ status: 404, message: `Unknown request URL: ${method} ${path}.`, code: 'unknown_url' });
  throw new ApiError({ status: 405, message: `Not allowed to ${method} ${path}.`, code: 'method_not_supported' });
}

function fail(response: ServerResponse, error: unknown, signal: AbortSignal): void {
  // A streamed answer that breaks off must look broken, not complete.
  if (response.headersSent) return void response.destroy();
  const known = error instanceof ApiError ? error : undefined;
  if (!known && !signal.aborted) console.error(error);
  const told =
    known ?? new ApiError({ status: 500, message: 'The server had an error while processing your request.' });
  if (told.retry_after_seconds !== undefined) response.setHeader('retry-after', String(told.retry_after_seconds));
  sendJson(response, told.body, told.status);
}

async function closeServer(server: Server, stopping: AbortController): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cutOff = setTimeout(() => {
    stopping.abort(new Error('the server is stopping'));
    server.closeAllConnections();
  }, STOP_WITHIN_MS);
  await closed;
  clearTimeout(cutOff);
}
