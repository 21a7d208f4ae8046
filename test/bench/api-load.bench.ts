import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { HttpLambda } from '@patchbay/http/handler';
import { handlersIn, lambdaContext } from '@patchbay/http/host';
import type { Route } from '@patchbay/http/route';
import { createLogger } from '@patchbay/observability';
import { routes } from '../../functions/http/routes.ts';
import { bareMiddy } from './support/api/bare-middy.ts';
import { type AskedBy, eventsOf } from './support/api/proxy-event.ts';
import { type RealApi, withApi } from './support/api/real-api.ts';
import { interleave } from './support/interleave.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 20, packages: ['@middy/core', 'zod', 'mongodb'] };
const WARM_UP = 3;
const CALLS = 1_000;
/** Requests under way at once: as many as a function has connections to the database. */
const AT_ONCE = 2;
const PROMPTS = 50;
const PAGE = 20;

const handlerOf = handlersIn(resolve(import.meta.dirname, '../../functions'));
const routeOf = (id: string) => routes.find((route) => route.id === id) as Route;

/** A prompt as it is stored. */
type Stored = { readonly _id: string } & Record<string, unknown>;

const promptsOf = ({ client, name }: Pick<RealApi, 'client' | 'name'>) => client.db(name).collection<Stored>('prompts');
type Prompts = ReturnType<typeof promptsOf>;

interface Contest {
  readonly route: Route;
  readonly asked: AskedBy;
  /** What plain code does for the same answer: one read. */
  readonly plainly: (prompts: Prompts) => Promise<unknown>;
}

/** Requests a processor second with the same reads of a real mongod: the product's functions and plain middy. */
await runBench('api-load', OPTIONS, async (context) =>
  withApi(context.signal, async ({ api, client, name }) => {
    const { tenant_id, principal, client: owner } = await api.tenant();
    const ids: string[] = [];
    for (let count = 0; count < PROMPTS; count += 1) {
      ids.push((await owner.post('/v1/prompts', { name: `Prompt ${count}` })).body.id);
    }
    const prompts = promptsOf({ client, name });
    const projection = { held_by: 0 };
    const contests = {
      get: {
        route: routeOf('getPrompt'),
        asked: { principal, params: { prompt_id: ids[7] as string } },
        plainly: async () =>
          shown((await prompts.findOne({ _id: ids[7] as string, tenant_id }, { projection })) as Stored),
      },
      list: {
        route: routeOf('listPrompts'),
        asked: { principal, query: { limit: String(PAGE) } },
        plainly: async () => {
          const filter = { tenant_id, status: { $in: ['draft', 'active'] } };
          const rows = await prompts.find(filter, { projection, sort: { _id: -1 }, limit: PAGE + 1 }).toArray();
          return { object: 'list', data: rows.slice(0, PAGE).map(shown), has_more: rows.length > PAGE };
        },
      },
    } satisfies Record<string, Contest>;
    const found = {
      get: await compare(contests.get, prompts, context),
      list: await compare(contests.list, prompts, context),
    };
    const sides = Object.values(found);
    return {
      same_work: sides.every(({ same_work }) => same_work),
      ratios: { ours_vs_bare_middy: Math.min(...sides.map(({ ratio }) => ratio)) },
      figures: { calls_a_round: CALLS, rounds: context.rounds, at_once: AT_ONCE, ...found },
    } satisfies BenchResult;
  }),
);

function shown({ _id, ...rest }: Stored) {
  return { id: _id, ...rest };
}

async function compare({ route, asked, plainly }: Contest, prompts: Prompts, context: BenchContext) {
  const log = createLogger({ level: 'silent' });
  const ours = await handlerOf(route);
  const bare = bareMiddy(route, log, () => plainly(prompts));
  const event = eventsOf(route, asked);
  const answers = await Promise.all([ours, bare].map((handler) => handler(event(), lambdaContext(route.id, 15))));
  const [answer, plain] = answers.map(({ statusCode, body }) => ({ statusCode, body: comparable(body) }));
  const same_work = answer?.statusCode === 200 && isDeepStrictEqual(answer, plain);
  if (!same_work) context.say(`${JSON.stringify(answer)} is not ${JSON.stringify(plain)}`);
  const round = (handler: HttpLambda) => async () => {
    context.signal.throwIfAborted();
    return perCpuSecond(() => handler(event(), lambdaContext(route.id, 15)));
  };
  const rates = await interleave(
    { ours: round(ours), rival: round(bare) },
    { rounds: context.rounds, warm_up: WARM_UP },
  );
  const figures = {
    ratio: rounded(medianRatio(rates.ours, rates.rival)),
    same_work,
    ours_per_cpu_second: rounded(median(rates.ours)),
    bare_middy_per_cpu_second: rounded(median(rates.rival)),
  };
  context.say(`${route.id}: ${figures.ours_per_cpu_second} against ${figures.bare_middy_per_cpu_second} a CPU-second`);
  return figures;
}

/** An answer without where the next page begins: plain code has no cursors that are checked. */
function comparable(body: string): unknown {
  const { next_cursor: _cursor, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}

async function perCpuSecond(call: () => Promise<{ statusCode: number }>): Promise<number> {
  let left = CALLS;
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        const { statusCode } = await call();
        if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return CALLS / ((user + system) / 1e6);
}
