import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the ECS agent offers to a container, on a port of this machine. */
export interface EcsAgent {
  readonly env: Record<'ECS_AGENT_URI' | 'ECS_CONTAINER_METADATA_URI_V4', string>;
  /** Every state of protection that was asked for, in order. */
  readonly protections: readonly boolean[];
  close(): Promise<void>;
}

export async function startEcsAgent(revision: number): Promise<EcsAgent> {
  const protections: boolean[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.url === '/v4/task') return void response.end(JSON.stringify({ Revision: String(revision) }));
    if (request.method !== 'PUT' || request.url !== '/api/task-protection/v1/state') {
      return void response.writeHead(404).end();
    }
    const { ProtectionEnabled } = JSON.parse(text) as { ProtectionEnabled: boolean };
    protections.push(ProtectionEnabled);
    response.end(JSON.stringify({ protection: { ProtectionEnabled } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ECS_AGENT_URI: `${base}/api`, ECS_CONTAINER_METADATA_URI_V4: `${base}/v4` },
    protections,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
