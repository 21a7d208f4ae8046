import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedFetch } from './checked-fetch.ts';

let server: Server;
let host: string;
const seen: { connection: number; body: string; type: string | undefined }[] = [];
let connections = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({
      connection: connections,
      body: Buffer.concat(chunks).toString(),
      type: request.headers['content-type'],
    });
    if (request.url === '/elsewhere') return response.writeHead(302, { location: '/here' }).end();
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('one ');
    setTimeout(() => response.end('two'), 20);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const resolve = async () => ['127.0.0.1'];

describe('fetch to an address that a tenant wrote', () => {
  it.each(['http://127.0.0.1:1/v1', 'https://127.0.0.1/v1', 'https://inside.example/v1', 'https://[::1]/v1'])(
    'does not go to %s',
    async (url) => {
      await expect(checkedFetch({ resolve, local_hosts: [] })(url)).rejects.toMatchObject({ code: 'address_refused' });
    },
  );

  it('sends forms, streams answers, and keeps the connection', async () => {
    const send = checkedFetch({ resolve, local_hosts: [host] });
    const form = new FormData();
    form.set('model', 'rec-1');
    const before = connections;
    const first = await send(`http://${host}/v1`, { method: 'POST', body: form });
    expect(await first.text()).toBe('one two');
    expect(await (await send(`http://${host}/v1`)).text()).toBe('one two');
    expect(seen.at(-2)).toMatchObject({ type: expect.stringContaining('multipart/form-data; boundary=') });
    expect(seen.at(-2)?.body).toContain('rec-1');
    expect(connections - before).toBe(1);
  });

  it('does not follow redirects', async () => {
    const answer = await checkedFetch({ resolve, local_hosts: [host] })(`http://${host}/elsewhere`);
    expect(answer.status).toBe(302);
    await answer.body?.cancel();
  });

  it('ends when it is aborted', async () => {
    const sent = checkedFetch({ resolve, local_hosts: [host] })(`http://${host}/v1`, { signal: AbortSignal.abort() });
    await expect(sent).rejects.toThrow();
  });
});
