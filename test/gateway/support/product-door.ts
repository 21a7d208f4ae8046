import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  buildProduct,
  configureProduct,
  deployProduct,
  type Endpoints,
  type LocalOperator,
  type ProductAddresses,
  type Stack,
} from '@patchbay/local-stack';
import type { SeenRequest, ToolServices } from '../../api/support/tool-services.ts';

/** What a test file is told of the deployed product. */
export interface DeployedAddresses {
  readonly endpoints: Endpoints;
  readonly addresses: ProductAddresses;
  readonly operator: LocalOperator;
  /** Signs requests to the internal API: `{key_id: base64 secret}`. */
  readonly internal_hmac_keys: string;
  /** Logs of every component, among them the emulator's with what the functions logged; gone when the run ends. */
  readonly logs_dir: string;
  /** `127.0.0.1:<port>` of the HTTP API that tools may call. */
  readonly tool_host: string;
}

/** What the API that tools call has seen so far, of all files. */
export type SeenByTools = readonly SeenRequest[];

/** The door's answer: the product, or why it did not come up. */
export type DoorAnswer = { up: DeployedAddresses } | { down: string };

/** Where test files ask for the product, wherever they run. */
export interface ProductDoor {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The product of a run of the tests: brought up when the first file asks, in the process that outlives them all, and
 * shared by every file from then on. `/product` is everything that answers requests, `/voice` adds LiveKit and the
 * agent runtime, `/seen-by-tools` tells what tools have sent. What failed once is not tried again: every file gets the same reason.
 */
export async function openProductDoor(stack: Stack): Promise<ProductDoor> {
  let services: ToolServices | undefined;
  const product = once(async () => {
    // Not at the top: most runs of tests need neither it nor what it is made of.
    const { startToolServices } = await import('../../api/support/tool-services.ts');
    services = await startToolServices();
    return bringUp(stack, services.host);
  });
  const voice = once(async () => {
    const { configured, told } = await product();
    await stack.start('livekit-server', configured.livekit_options);
    await stack.start('agent-runtime', configured.runtime_options);
    return told;
  });
  const server = createServer(async (request, response) => {
    if (request.url === '/seen-by-tools') {
      const seen: SeenByTools = services?.seen ?? [];
      return response.end(JSON.stringify(seen));
    }
    // A first deployment outlasts what clients wait for silently; JSON may begin with white space.
    response.writeHead(200).write(' ');
    const alive = setInterval(() => response.write(' '), 5_000);
    const answer: DoorAnswer = await (request.url === '/voice' ? voice() : product().then(({ told }) => told)).then(
      (up) => ({ up }),
      (error: Error) => ({ down: error.message }),
    );
    clearInterval(alive);
    return response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await services?.close();
    },
  };
}

async function bringUp(stack: Stack, tool_host: string) {
  const say = () => undefined;
  await Promise.all([
    buildProduct(say),
    stack.start('aws-emulator'),
    stack.start('chroma'),
    stack.start('model-server'),
  ]);
  const settings = { outgoing_local_hosts: tool_host };
  const { outputs } = await deployProduct(stack, say, undefined, settings);
  const configured = await configureProduct(stack, outputs, say, settings);
  const told: DeployedAddresses = {
    endpoints: stack.endpoints,
    addresses: configured.addresses,
    operator: configured.operator,
    internal_hmac_keys: configured.runtime_options.env?.INTERNAL_HMAC_KEYS ?? '',
    logs_dir: stack.logs_dir,
    tool_host,
  };
  return { configured, told };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
