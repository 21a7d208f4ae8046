import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { afterEach, describe, expect, it } from 'vitest';
import { mcpClient } from './mcp-client.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = mcpClient({ resolve: async () => [], local_hosts: [host] });
  return { client, target: { server_url: `http://${host}/mcp`, headers: { 'x-key': 'k' }, timeout_ms: 2_000 } };
}

/** The official server, with sessions: what it is told to forget is noted. */
async function officialServer(enableJsonResponse: boolean) {
  const forgotten: string[] = [];
  const server = new McpServer({ name: 'test', version: '1' });
  server.registerTool('who', { description: 'Says which key and call it saw' }, async ({ requestInfo, _meta }) => ({
    content: [
      { type: 'text', text: `${requestInfo?.headers['x-key']} ${_meta?.['patchbay/call_id']}` },
      { type: 'image', data: 'AAAA', mimeType: 'image/png' },
    ],
  }));
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessionclosed: (id) => void forgotten.push(id),
    enableJsonResponse,
  });
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  return { ...(await serve((request, response) => void transport.handleRequest(request, response))), forgotten };
}

describe.each([
  ['a stream of events', false],
  ['JSON', true],
])('a server that answers with %s', (_how, json) => {
  it('is greeted, called with our headers and the id of the call, and told that the session is over', async () => {
    const { client, target, forgotten } = await officialServer(json);
    expect(await client.call(target, 'who', {}, 'call-1')).toEqual({
      value: 'k call-1',
      omitted: ['image'],
      is_error: false,
    });
    await expect.poll(() => forgotten.length).toBe(1);
  });

  it('lists its tools', async () => {
    const { client, target } = await officialServer(json);
    expect(await client.listTools(target)).toEqual([
      { name: 'who', description: 'Says which key and call it saw', input_schema: expect.any(Object) },
    ]);
  });
});

describe('a server that is none', () => {
  const stream =
    (text: string): RequestListener =>
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(text);
    };
  it.each<[string, RequestListener, string]>([
    ['speaks HTML', (_request, response) => response.end('<html>'), 'bad_answer'],
    ['refuses', (_request, response) => response.writeHead(401).end(), 'bad_answer'],
    ['never ends its stream', stream(': waiting\n\n'), 'timeout'],
    ['answers another request', stream('data: {"jsonrpc":"2.0","id":99,"result":{}}\n\n'), 'timeout'],
    [
      'speaks a revision nobody knows',
      stream('data: {"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"1999-01-01"}}\n\n'),
      'bad_answer',
    ],
    [
      'streams without end',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        setInterval(() => response.write(`: ${'x'.repeat(100_000)}\n`), 1).unref();
      },
      'answer_too_large',
    ],
  ])('and %s is given up', async (_what, listener, code) => {
    const { client, target } = await serve(listener);
    await expect(client.call({ ...target, timeout_ms: 700 }, 'who', {}, 'call-1')).rejects.toMatchObject({ code });
  });

  it('is not looked for inside', async () => {
    const client = mcpClient({ resolve: async () => ['127.0.0.1'], local_hosts: [] });
    const target = { server_url: 'https://mcp.example/mcp', headers: {}, timeout_ms: 500 };
    await expect(client.call(target, 'who', {}, 'call-1')).rejects.toMatchObject({ code: 'address_refused' });
  });
});
