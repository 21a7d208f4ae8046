import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHost, handlersIn } from '@patchbay/http/host';
import { awsCredentials, callAws, REPOSITORY_DIR } from '@patchbay/local-stack';
import { routes } from '../../../functions/http/routes.ts';
import type { DeployedProduct } from './deployed-product.ts';
import { type HttpCall, httpCallsDuring } from './http-calls.ts';
import { type MongoCommand, mongoCommandsDuring } from './mongo-commands.ts';
import { median, rounded } from './statistics.ts';

/** Every call that starting a session makes, counted where it leaves; one of them bare LiveKit makes as well. */
export interface SessionIo {
  readonly api_http: readonly HttpCall[];
  readonly api_mongo: readonly string[];
  readonly runtime_mongo: readonly string[];
  /** Commits of transactions included. */
  readonly calls: number;
  /** The handler alone, warm, in this process, without gateway and Lambda. */
  readonly handler_ms: number;
}

const FUNCTION = 'patchbay-local-create-session';
const WARM_CALLS = 5;
/** By then the worker has read the conversation; its job reports about a second later. */
const WORKER_READS_MS = 2_000;

/**
 * Starts sessions with the product's own handler in this process, against the deployed product, and counts.
 *
 * @param end closes a session that was started
 */
export async function countSessionIo(
  { stack }: DeployedProduct,
  access_token: string,
  body: object,
  end: (session_id: string) => Promise<void>,
): Promise<SessionIo> {
  const { aws_endpoint_url, mongodb_uri } = stack.endpoints;
  Object.assign(process.env, await deployedEnvironment(aws_endpoint_url), awsEnvironment(aws_endpoint_url));
  const payload = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as object;
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  const host = createHost({
    routes,
    handlerOf: handlersIn(join(REPOSITORY_DIR, 'functions')),
    // The gateway's authorizer is measured through the gateway; here its answer is given.
    authorizers: { cognito: async () => ({ claims }) },
  });
  const start = async () => {
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
    const request = { method: 'POST', url: '/v1/sessions', headers, body: Buffer.from(JSON.stringify(body)) };
    const since = performance.now();
    const answer = await host({ ...request, source_ip: '127.0.0.1' });
    const ms = performance.now() - since;
    if (answer.status !== 201) throw new Error(`a session answered ${answer.status}: ${String(answer.body)}`);
    return { id: (JSON.parse(String(answer.body)) as { id: string }).id, ms };
  };

  const times: number[] = [];
  await end((await start()).id);
  for (let call = 0; call < WARM_CALLS; call += 1) {
    const { id, ms } = await start();
    times.push(ms);
    await end(id);
  }
  // Agents of the warm-up are still on their way.
  await sleep(WORKER_READS_MS);
  let api_http: HttpCall[] = [];
  let answeredAt = new Date();
  let last = '';
  const commands = await mongoCommandsDuring(mongodb_uri, async () => {
    api_http = await httpCallsDuring(async () => {
      last = (await start()).id;
    });
    answeredAt = new Date();
    await sleep(WORKER_READS_MS);
  });
  await end(last);
  // Later commands of the API are other requests: the agent reports that it has joined.
  const api_mongo = sentBy(
    commands.filter(({ at }) => at <= answeredAt),
    'patchbay-api',
  );
  const runtime_mongo = sentBy(commands, 'agent-worker');
  const calls = api_http.length + api_mongo.length + runtime_mongo.length;
  return { api_http, api_mongo, runtime_mongo, calls, handler_ms: rounded(median(times)) };
}

/** The commands of one application in their order, with the commits, which belong to no collection. */
function sentBy(commands: readonly MongoCommand[], app: string): string[] {
  const own = commands.filter((command) => command.app === app);
  const transactions = new Set(own.flatMap(({ transaction }) => transaction ?? []));
  return [...own.map(({ what }) => what), ...[...transactions].map(() => 'commitTransaction')];
}

/** The variables that the deployed function has; its secrets are read from where it reads them. */
async function deployedEnvironment(endpoint: string): Promise<Record<string, string>> {
  const path = `/2015-03-31/functions/${FUNCTION}/configuration`;
  const answer = await callAws(endpoint, awsCredentials(process.env), { service: 'lambda', method: 'GET', path });
  if (!answer.ok) throw new Error(`${FUNCTION} is not deployed: ${answer.text}`);
  return (JSON.parse(answer.text) as { Environment: { Variables: Record<string, string> } }).Environment.Variables;
}

function awsEnvironment(endpoint: string): Record<string, string> {
  const { access_key_id, secret_access_key, region } = awsCredentials(process.env);
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: access_key_id,
    AWS_SECRET_ACCESS_KEY: secret_access_key,
    AWS_REGION: region,
    LOG_LEVEL: 'error',
  };
}
