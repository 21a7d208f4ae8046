import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutgoingRequest } from '@patchbay/core/tool-execution';
import { afterEach, describe, expect, it } from 'vitest';
import { outgoingHttp } from './outgoing-http.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<{ port: number; served: () => number }> {
  let served = 0;
  const server = createServer((request, response) => {
    served += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { port: (server.address() as AddressInfo).port, served: () => served };
}

const request = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeout_ms: 2_000,
  ...more,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    ({ code }: { code: string }) => code,
  );

describe('the way outside', () => {
  it('goes to the address that was checked, whatever the name means a moment later', async () => {
    const { port, served } = await serve((_request, response) => response.end('inside'));
    // The name means one address when it is checked; every later question would lead to the server.
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return asked.length === 1 ? ['127.0.0.2'] : ['127.0.0.1'];
    };
    const local = outgoingHttp({ resolve, local_hosts: [`rebind.example:${port}`] });
    // Nobody listens at 127.0.0.2: the connection goes there, and nowhere else.
    const code = await codeOf(local.send(request(`http://rebind.example:${port}/`, { timeout_ms: 400 })));
    expect(code).toBe('connection_failed');
    expect(asked).toEqual(['rebind.example']);
    expect(served()).toBe(0);

    const strict = outgoingHttp({ resolve, local_hosts: [] });
    expect(await codeOf(strict.send(request(`https://rebind.example:${port}/`)))).toBe('address_refused');
    expect(served()).toBe(0);
  });

  it('reaches a name through its checked address, with the name in the Host header', async () => {
    const { port } = await serve(({ headers }, response) => response.end(headers.host));
    const http = outgoingHttp({ resolve: async () => ['127.0.0.1'], local_hosts: [`api.example:${port}`] });
    expect((await http.send(request(`http://api.example:${port}/`))).body).toBe(`api.example:${port}`);
  });

  it('follows no redirect, uses no proxy, and asks for nothing compressed', async () => {
    const inside = await serve((_request, response) => response.end('metadata'));
    const { port } = await serve(({ headers }, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/`, 'x-seen': headers['accept-encoding'] });
      response.end();
    });
    process.env['HTTP_PROXY'] = `http://127.0.0.1:${inside.port}`;
    process.env['NODE_USE_ENV_PROXY'] = '1';
    try {
      const http = outgoingHttp({ resolve: async () => [], local_hosts: [`127.0.0.1:${port}`] });
      const { status, headers } = await http.send(request(`http://127.0.0.1:${port}/`));
      expect([status, headers['x-seen']]).toEqual([302, 'identity']);
      expect(inside.served()).toBe(0);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['NODE_USE_ENV_PROXY'];
    }
  });

  it.each<[string, RequestListener, string]>([
    [
      'an endless answer',
      (_request, response) => void setInterval(() => response.write('x'.repeat(65_536)), 1).unref(),
      'answer_too_large',
    ],
    ['a drop now and then', (_request, response) => void setInterval(() => response.write('x'), 50).unref(), 'timeout'],
    ['silence', () => undefined, 'timeout'],
    ['a broken connection', (_request, response) => response.socket?.destroy(), 'connection_failed'],
    ['something that is no HTTP', (_request, response) => response.socket?.end('SSH-2.0-x\r\n'), 'bad_answer'],
    [
      'a compressed answer',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'bad_answer',
    ],
  ])('gives up on %s', async (_what, listener, code) => {
    const { port } = await serve(listener);
    const http = outgoingHttp({ resolve: async () => [], local_hosts: [`127.0.0.1:${port}`] });
    expect(await codeOf(http.send(request(`http://127.0.0.1:${port}/`, { timeout_ms: 700 })))).toBe(code);
  });

  it('counts a name that is not answered against the deadline', async () => {
    const http = outgoingHttp({ resolve: () => new Promise(() => undefined), local_hosts: [] });
    expect(await codeOf(http.send(request('https://slow.example/', { timeout_ms: 100 })))).toBe('timeout');
  });

  it('tells nothing of the address behind a name', async () => {
    const http = outgoingHttp({ resolve: async () => ['10.1.2.3'], local_hosts: [] });
    const error = await http.send(request('https://secret.example/')).catch((thrown: Error) => thrown);
    expect((error as Error).message).toBe('secret.example is not a public address.');
  });
});
