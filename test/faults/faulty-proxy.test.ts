import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openFaultyProxy } from './support/faulty-proxy.ts';

const server = createServer((_request, response) => response.end('here'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const proxy = await openFaultyProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const ask = async (milliseconds = 5_000) =>
  (await fetch(`http://127.0.0.1:${proxy.port}`, { signal: AbortSignal.timeout(milliseconds) })).text();
const codeOf = (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name;

describe('the proxy of outage trials', () => {
  it.each([
    ['refuses', 'ECONNREFUSED'],
    ['resets', 'ECONNRESET'],
    ['hangs', 'TimeoutError'],
  ] as const)('%s, and is back afterwards at the same address', async (how, code) => {
    expect(await ask()).toBe('here');
    await proxy.breakDown(how);
    const asked = ask(300).then(String, codeOf);
    expect(['UND_ERR_SOCKET', code]).toContain(await asked);
    expect(await ask(300).then(String, codeOf)).toBe(code);
    await proxy.restore();
    expect(await ask()).toBe('here');
    expect(proxy.met()).toBeGreaterThan(0);
  });

  it('answers late what it was asked while it hung', async () => {
    await proxy.breakDown('hangs');
    const asked = ask();
    setTimeout(() => void proxy.restore(), 200);
    expect(await asked).toBe('here');
  });
});
