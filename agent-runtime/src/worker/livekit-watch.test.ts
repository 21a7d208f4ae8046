import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { watchLivekit } from './livekit-watch.ts';

async function serve(answer: RequestListener) {
  let connections = 0;
  const server = createServer(answer).on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close, connections: () => connections };
}

it('knows when the framework was last connected, and looks by one connection', async () => {
  let status = 503;
  const health = await serve((_, response) => response.writeHead(status).end('as it is'));
  const watch = watchLivekit(health.url);
  await watch.look();
  expect(watch.connectedAt()).toBeUndefined();
  status = 200;
  await watch.look();
  const first = watch.connectedAt() ?? Number.NaN;
  expect(first).toBeGreaterThan(0);
  await watch.look();
  expect(watch.connectedAt()).toBeGreaterThan(first);
  expect(health.connections()).toBe(1);

  const last = watch.connectedAt();
  status = 503;
  await watch.look();
  await health.close();
  await watch.look();
  expect(watch.connectedAt()).toBe(last);
});

it('counts an answer that breaks off as none', async () => {
  const health = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('half');
    setImmediate(() => response.destroy());
  });
  const watch = watchLivekit(health.url);
  await watch.look();
  expect(watch.connectedAt()).toBeUndefined();
});
