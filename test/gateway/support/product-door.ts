import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  buildProduct,
  configureProduct,
  deployProduct,
  type Endpoints,
  type LocalOperator,
  type ProductAddresses,
  readProductSettings,
  type Stack,
  startStack,
} from '@patchbay/local-stack';
import type { SeenRequest, ToolServices } from '../../api/support/tool-services.ts';
import type { PhoneOrder, TelephoneNetwork } from './telephone-network.ts';

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
 * agent runtime, `/seen-by-tools` tells what tools have sent, `/phones` connects a phone to the telephone network and
 * tells what that was asked for. What failed once is not tried again: every file gets the same reason.
 * @param started told of every stack that is started beside the given one
 */
export async function openProductDoor(stack: Stack, started: (stack: Stack) => void): Promise<ProductDoor> {
  let services: ToolServices | undefined;
  let database: Database | undefined;
  let network: TelephoneNetwork | undefined;
  const product = once(async () => {
    // Not at the top: most runs of tests need neither it nor what it is made of.
    const { startToolServices } = await import('../../api/support/tool-services.ts');
    services = await startToolServices();
    const { openTelephoneNetwork } = await import('./telephone-network.ts');
    network = await openTelephoneNetwork(stack.endpoints.livekit);
    database = await openDatabase(stack, started);
    return bringUp(stack, database, services.host, network.url);
  });
  const voice = once(async () => {
    const { livekit_options, runtime_options, told } = await product();
    await stack.start('livekit-server', livekit_options);
    await stack.start('agent-runtime', runtime_options);
    return told;
  });
  const server = createServer(async (request, response) => {
    if (request.url === '/seen-by-tools') {
      const seen: SeenByTools = services?.seen ?? [];
      return response.end(JSON.stringify(seen));
    }
    if (request.url === '/phones') {
      if (request.method === 'POST') network?.order((await json(request)) as PhoneOrder);
      return response.end(JSON.stringify(network?.seen() ?? []));
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
      await network?.close();
      await database?.close();
    },
  };
}

/** @param livekit_url the media server with the telephone network, as functions have it */
async function bringUp(stack: Stack, database: Database, tool_host: string, livekit_url: string) {
  const say = () => undefined;
  const product: Stack = { ...stack, endpoints: { ...stack.endpoints, ...database.endpoints } };
  await Promise.all([
    buildProduct(say),
    stack.start('aws-emulator'),
    stack.start('chroma'),
    stack.start('model-server'),
  ]);
  const settings = { ...readProductSettings(process.env), outgoing_local_hosts: tool_host };
  const livekit = { ...stack.endpoints.livekit, url: livekit_url };
  const deployed: Stack = { ...product, endpoints: { ...product.endpoints, livekit } };
  const { outputs } = await deployProduct(deployed, say, undefined, settings);
  const configured = await configureProduct(product, outputs, say, settings);
  const { env } = configured.runtime_options;
  const told: DeployedAddresses = {
    endpoints: product.endpoints,
    addresses: configured.addresses,
    operator: configured.operator,
    internal_hmac_keys: env?.INTERNAL_HMAC_KEYS ?? '',
    logs_dir: stack.logs_dir,
    tool_host,
  };
  const runtime_options = { env: { ...env, MONGODB_URI: product.endpoints.mongodb_runtime_uri } };
  return { livekit_options: configured.livekit_options, runtime_options, told };
}

/** Where the product's data is, and what ends it. */
interface Database {
  readonly endpoints: Pick<Endpoints, 'mongodb_uri' | 'mongodb_migrations_uri' | 'mongodb_runtime_uri'>;
  close(): Promise<void>;
}

/**
 * A mongod that asks who is there, so that functions, the deploy step and agents have the rights that they have in
 * production: that of the tests lets everybody do everything. Whoever brings a MongoDB of their own decides there.
 */
async function openDatabase(stack: Stack, started: (stack: Stack) => void): Promise<Database> {
  if (stack.overrides.mongod !== undefined) return { endpoints: stack.endpoints, close: async () => undefined };
  const own = await startStack({
    components: ['mongod'],
    ports: 'ephemeral',
    persist: false,
    database_access: 'roles',
  });
  started(own);
  const { mongodb_uri, mongodb_migrations_uri, mongodb_runtime_uri } = own.endpoints;
  return { endpoints: { mongodb_uri, mongodb_migrations_uri, mongodb_runtime_uri }, close: () => own.stop() };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
