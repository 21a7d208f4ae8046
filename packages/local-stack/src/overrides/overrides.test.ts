import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { mongod } from '../components/mongod.ts';
import { prepareComponents } from '../components/prepare.ts';
import { cacheDir, openDirectories } from '../stack/directories.ts';
import { OverrideError, readOverrides, resolveEndpoints } from '../stack/endpoints.ts';
import { choosePorts } from '../stack/ports.ts';
import { runComponent } from '../stack/run-component.ts';
import { openSecrets } from '../stack/secrets.ts';
import { startStack } from '../stack/start-stack.ts';
import { lackingServices, NEEDED_AWS_SERVICES, probeAws } from './aws.ts';
import { probeLiveKit } from './livekit.ts';
import { probeMongo } from './mongodb.ts';
import { probeOpenAi } from './openai.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** A new machine fetches and builds these first. */
beforeAll(
  () =>
    prepareComponents(['mongod', 'aws-emulator', 'livekit-server'], {
      cache_dir: cacheDir(process.env),
      on_progress: () => undefined,
    }),
  20 * 60_000,
);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SECRETS = { livekit_api_key: 'a', livekit_api_secret: 'b', model_server_api_key: 'c' };

it('starts nothing in place of a server of the user, and uses that one', async () => {
  const own = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, env: {} });
  onTestFinished(() => own.stop());
  const events: unknown[] = [];
  const env = { MONGODB_URI: own.endpoints.mongodb_uri };
  const log = (event: unknown) => void events.push(event);
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, env, log });
  onTestFinished(() => stack.stop());
  expect(stack.endpoints.mongodb_uri).toBe(own.endpoints.mongodb_uri);
  expect(events).toEqual([{ component: 'mongod', phase: 'replaced', message: 'MONGODB_URI', ms: expect.any(Number) }]);
});

it('refuses a standalone MongoDB and says that a replica set is needed', async () => {
  const directories = await openDirectories({ persist: false }, {});
  const { ports, release } = await choosePorts('ephemeral', {});
  onTestFinished(release);
  const endpoints = resolveEndpoints(ports, SECRETS, {});
  const context = { directories, ports, endpoints, secrets: openSecrets(directories.state_dir), persist: false };
  const standalone: typeof mongod = {
    ...mongod,
    launch: async (...given) => {
      const launch = await mongod.launch(...given);
      return { ...launch, args: launch.args.filter((arg) => arg !== '--replSet' && arg !== 'rs0') };
    },
    probe: async () => (await fetch(`http://127.0.0.1:${ports.mongod}`).catch(() => undefined)) !== undefined,
  };
  const options = { run_id: crypto.randomUUID(), on_progress: () => undefined, signal: new AbortController().signal };
  const running = await runComponent(standalone, context, options);
  onTestFinished(() => running.stop());
  const attempt = probeMongo(`mongodb://127.0.0.1:${ports.mongod}/?directConnection=true`);
  await expect(attempt).rejects.toThrow(OverrideError);
  await expect(attempt).rejects.toThrow('needs a replica set');
});

it('names every needed AWS service that an endpoint lacks', async () => {
  const lacks = ['cognito-idp', 'kms'];
  const endpoint = await serve((request, response) => {
    const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    response.writeHead(lacks.includes(service) ? 501 : 200).end('{}');
  });
  await expect(probeAws(endpoint, {})).rejects.toThrow(`${endpoint} lacks Cognito, KMS.`);
});

it('finds nothing lacking in the bundled emulator', async () => {
  const stack = await startStack({ components: ['aws-emulator'], ports: 'ephemeral', persist: false, env: {} });
  onTestFinished(() => stack.stop());
  expect(Object.keys(NEEDED_AWS_SERVICES).length).toBeGreaterThanOrEqual(14);
  expect(await lackingServices(stack.endpoints.aws_endpoint_url, {})).toEqual([]);
});

it('checks the key of a LiveKit server, not only that it answers', async () => {
  const stack = await startStack({ components: ['livekit-server'], ports: 'ephemeral', persist: false, env: {} });
  onTestFinished(() => stack.stop());
  await probeLiveKit(stack.endpoints.livekit);
  const wrong = { ...stack.endpoints.livekit, api_secret: 'x'.repeat(43) };
  await expect(probeLiveKit(wrong)).rejects.toThrow('LIVEKIT_API_KEY / LIVEKIT_API_SECRET');
});

it('refuses an OpenAI key that the server refuses, and takes a server without a model list', async () => {
  const strict = await serve((_, response) => response.writeHead(401).end());
  await expect(probeOpenAi({ base_url: `${strict}/v1`, api_key: 'k' })).rejects.toThrow('OPENAI_API_KEY');
  const plain = await serve((_, response) => response.writeHead(404).end());
  await expect(probeOpenAi({ base_url: `${plain}/v1`, api_key: 'k' })).resolves.toBeUndefined();
});

it('says which variables belong together', async () => {
  const { ports, release } = await choosePorts('ephemeral', {});
  await release();
  expect(() => resolveEndpoints(ports, SECRETS, { LIVEKIT_URL: 'wss://x' })).toThrow('set LIVEKIT_API_KEY');
  expect(resolveEndpoints(ports, SECRETS, { OPENAI_API_KEY: 'k' }).openai.base_url).toBe('https://api.openai.com/v1');
  expect(readOverrides({ OPENAI_API_KEY: 'k' })).toEqual({ 'model-server': 'OPENAI_API_KEY' });
});
