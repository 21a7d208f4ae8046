import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stack } from '@patchbay/local-stack';

/** Components of the run's stack that a test file may ask for by name. */
const ON_REQUEST = ['chroma', 'model-server', 'aws-emulator'] as const;

/** The same stack, in which a component that several ask for starts once. */
export function startingOnce(stack: Stack): Stack {
  const starts = new Map<string, Promise<void>>();
  return {
    ...stack,
    start(name, options) {
      const start = starts.get(name) ?? stack.start(name, options);
      starts.set(name, start);
      return start;
    },
  };
}

/**
 * Where test files ask for components: the first that asks starts one, every other file of the run shares it. Answers
 * with the stack's endpoints, or 503 and the reason. Its other side is `startComponent` in packages/testing.
 */
export async function openComponentDoor(stack: Stack): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const name = ON_REQUEST.find((known) => request.url === `/${known}`);
    try {
      if (name === undefined) throw new Error(`no test starts ${request.url}`);
      await stack.start(name);
      response.end(JSON.stringify(stack.endpoints));
    } catch (error) {
      response.writeHead(503).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
