import { systemClock } from '@patchbay/config';
import { createRateLimiter } from '@patchbay/core/tenancy';
import { type HttpLambda, httpHandler } from '@patchbay/http/handler';
import { gatewayEvent, lambdaContext } from '@patchbay/http/host';
import type { Route } from '@patchbay/http/route';
import { createLogger } from '@patchbay/observability';
import { routes } from '../../functions/http/routes.ts';
import { bareMiddy } from './support/api/bare-middy.ts';
import { cpuOfEach } from './support/api/cpu.ts';
import { interleave } from './support/interleave.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 30, packages: ['@middy/core', 'zod'] };
const WARM_UP = 5;
const CALLS = 2_000;

const TENANT = 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const PROMPT = 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const CLAIMS = {
  token_use: 'access',
  tenant_id: TENANT,
  user_id: 'usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  subject_type: 'operator',
  subject_id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  scope: 'patchbay/api agents:read prompts:read prompts:write tools:read',
};

/** What both sides answer: a prompt as the registry gives it. */
const RESOURCE = {
  object: 'prompt',
  id: PROMPT,
  tenant_id: TENANT,
  name: 'Reception',
  description: 'How callers are greeted, and what is never promised',
  metadata: { team: 'front desk' },
  tags: ['clinic', 'front'],
  latest_version: 7,
  created_at: new Date('2026-11-01T08:00:00Z'),
  updated_at: new Date('2026-11-20T08:00:00Z'),
  archived_at: null,
};

/** Log lines are made and counted, and go nowhere. */
function countingLog() {
  const count = { lines: 0 };
  const destination = {
    write: () => {
      count.lines += 1;
    },
  };
  return { log: createLogger({ level: 'info', fields: { stage: 'prod' }, destination }), count };
}

/** A request through everything that stands around a use case, against plain middy with the same schemas; no I/O. */
await runBench('warm-route', OPTIONS, async (context) => {
  const found = { read: await compare('getPrompt', context), write: await compare('createPrompt', context) };
  const sides = Object.values(found);
  return {
    same_work: sides.every(({ same_work }) => same_work),
    ratios: { ours_vs_bare_middy: Math.max(...sides.map(({ ratio }) => ratio)) },
    figures: { calls_a_round: CALLS, rounds: context.rounds, ...found },
  } satisfies BenchResult;
});

async function compare(id: string, { say, signal, rounds }: BenchContext) {
  const route = routes.find((one) => one.id === id) as Route;
  const [ours, bare] = [product(route), plain(route)];
  const event = eventFor(route);
  const [answer, rival] = [await ours.answer(event()), await bare.answer(event())];
  const same_work = answer.statusCode === rival.statusCode && answer.body === rival.body && answer.body.length > 0;
  const round = (handler: HttpLambda) => async () => {
    signal.throwIfAborted();
    const events = Array.from({ length: CALLS }, event);
    const context = lambdaContext(id, 15);
    return cpuOfEach(CALLS, (index) => handler(events[index] as ReturnType<typeof event>, context));
  };
  const cpu = await interleave({ ours: round(ours.handler), rival: round(bare.handler) }, { rounds, warm_up: WARM_UP });
  const figures = {
    ratio: rounded(medianRatio(cpu.ours, cpu.rival)),
    same_work: same_work && ours.count.lines === bare.count.lines,
    ours_cpu_ms: rounded(median(cpu.ours)),
    bare_middy_cpu_ms: rounded(median(cpu.rival)),
    log_lines: { ours: ours.count.lines, bare_middy: bare.count.lines },
  };
  say(`${id}: ${figures.ours_cpu_ms} against ${figures.bare_middy_cpu_ms} CPU-ms`);
  return figures;
}

/** The product's handler; what would be read is there at once. */
function product(route: Route) {
  const { log, count } = countingLog();
  const rate_limits = { max_requests_per_second: 1e6, max_request_burst: 2e6, max_key_requests_per_second: 1e6 };
  const edge = {
    settings: { log, cors_origins: ['https://console.example'], check_responses: false },
    principalStatus: { standingOf: async () => ({ status: 'active', scopes: null, rate_limits }) as const },
    rateLimiter: createRateLimiter({
      buckets: { take: async (_scope, _bucket, wanted) => ({ granted: wanted, retry_after_ms: 0 }) },
      clock: systemClock,
    }),
    idempotency: { begin: refuse, complete: refuse, release: refuse },
  };
  const handler = httpHandler(
    route,
    async () => ({ edge }),
    () => Promise.resolve(RESOURCE),
  );
  return sideOf(handler, count);
}

function plain(route: Route) {
  const { log, count } = countingLog();
  return sideOf(
    bareMiddy(route, log, async () => RESOURCE),
    count,
  );
}

function sideOf(handler: HttpLambda, count: { readonly lines: number }) {
  return {
    handler,
    count,
    answer: (event: ReturnType<typeof gatewayEvent>) => handler(event, lambdaContext('bench', 15)),
  };
}

async function refuse(): Promise<never> {
  throw new Error('no Idempotency-Key is sent');
}

function eventFor(route: Route) {
  const body = route.body === undefined ? '' : JSON.stringify(route.examples?.[0]?.body);
  const params: Record<string, string> = route.params === undefined ? {} : { prompt_id: PROMPT };
  const request = {
    method: route.method,
    url: route.path.replace('{prompt_id}', PROMPT),
    headers: { 'content-type': 'application/json', authorization: 'Bearer x', 'user-agent': 'bench' },
    body: Buffer.from(body),
  };
  const placement = { resource_path: route.path, params, authorizer: { claims: CLAIMS }, stage: 'prod' };
  return () => gatewayEvent(request, placement);
}
