import type { McpClient, OutgoingHttp } from '@patchbay/core/tool-execution';
import { describe, expect, it } from 'vitest';
import { tracedHttp, tracedMcp } from './traced-outgoing.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OURS = new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`);

function recorder() {
  const sent: (string | undefined)[] = [];
  const take = async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
    sent.push(headers.traceparent);
    return {} as never;
  };
  const http: OutgoingHttp = { send: take };
  const mcp: McpClient = { call: take, tools: async () => [] } as unknown as McpClient;
  return { sent, http, mcp };
}

const request = { method: 'GET', url: 'https://a.example/', headers: {}, timeout_ms: 1, max_bytes: 1 };
const target = { server_url: 'https://a.example/', headers: {}, timeout_ms: 1 };

describe('requests of tools', () => {
  it('name the trace of their session, each as a span of its own', async () => {
    const { sent, http, mcp } = recorder();
    await tracedHttp(http, TRACE).send(request);
    await tracedHttp(http, TRACE).send(request);
    await tracedMcp(mcp, TRACE).call(target, 'tool', {}, 'call-1');
    for (const header of sent) expect(header).toMatch(OURS);
    expect(new Set(sent).size).toBe(3);
  });

  it('name what the config of the tool says, and nothing where there is no trace', async () => {
    const { sent, http } = recorder();
    await tracedHttp(http, TRACE).send({ ...request, headers: { traceparent: 'its own' } });
    await tracedHttp(http, undefined).send(request);
    expect(sent).toEqual(['its own', undefined]);
  });
});
