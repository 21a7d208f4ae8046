import { listen } from '@patchbay/http/host';
import { type LoadOutcome, putLoad } from './support/api/load.ts';
import { withApi } from './support/api/real-api.ts';
import { interleave } from './support/interleave.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, percentile, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 9, packages: ['mongodb'] };
const WARM_UP = 1;
const SECONDS = 10;
/** The victim asks well within its quota. */
const VICTIM = { per_second: 60, quota: 200 };
const NEIGHBOUR = { quota: 40, per_second: 400 };

interface Round {
  readonly victim: LoadOutcome;
  readonly neighbour: LoadOutcome | undefined;
}

/** A tenant's slowest answers while its neighbour asks for ten times what it may, against those when it is alone. */
await runBench('noisy-neighbour', OPTIONS, async (context) =>
  withApi(context.signal, async ({ api }) => {
    const host = await listen(api.host);
    try {
      const asking = async ({ quota, per_second }: typeof VICTIM) => {
        const { tenant_id, principal, client } = await api.tenant();
        const limits = { max_requests_per_second: quota, max_request_burst: quota };
        await api.platform.patch(`/v1/tenants/${tenant_id}`, { limits });
        const { id } = (await client.post('/v1/prompts', { name: 'Reception' })).body;
        const load = { url: `${host.url}/v1/prompts/${id}`, per_second, seconds: SECONDS };
        // A token lasts five minutes: each round has its own.
        return async () => putLoad({ ...load, token: await api.identity.tokenOf(principal) }, context.signal);
      };
      return summarise(await measure(await asking(VICTIM), await asking(NEIGHBOUR), context));
    } finally {
      await host.close();
    }
  }),
);

type Asking = () => Promise<LoadOutcome>;

async function measure(victim: Asking, neighbour: Asking, { say, signal, rounds }: BenchContext) {
  const noted = (name: string, run: () => Promise<Round>) => async () => {
    signal.throwIfAborted();
    const round = await run();
    say(`${name}: p99 ${p99(round).toFixed(1)} ms`);
    return round;
  };
  const beside = noted('beside its neighbour', async () => {
    const [one, other] = await Promise.all([victim(), neighbour()]);
    return { victim: one, neighbour: other };
  });
  const alone = noted('alone', async () => ({ victim: await victim(), neighbour: undefined }));
  return interleave({ ours: beside, rival: alone }, { rounds, warm_up: WARM_UP });
}

function p99({ victim }: Round): number {
  return percentile(victim.answered_ms, 0.99);
}

function summarise({ ours: beside, rival: alone }: { ours: Round[]; rival: Round[] }): BenchResult {
  const due = VICTIM.per_second * SECONDS;
  const everyAnswer = [...beside, ...alone].every(({ victim }) => victim.statuses['200'] === due);
  const refusals = beside.map(({ neighbour }) => neighbour?.statuses['429'] ?? 0);
  const admitted = beside.map(({ neighbour }) => neighbour?.statuses['200'] ?? 0);
  const inWords = beside.every(({ neighbour }) => neighbour?.without_retry_after === 0);
  const held = admitted.every((count) => count <= NEIGHBOUR.quota * (SECONDS + 2));
  return {
    same_work: everyAnswer && inWords && held && refusals.every((count) => count > 0),
    ratios: { victim_p99_vs_solo: rounded(medianRatio(beside.map(p99), alone.map(p99))) },
    figures: {
      rounds: beside.length,
      seconds: SECONDS,
      victim: VICTIM,
      neighbour: { ...NEIGHBOUR, admitted: median(admitted), refused: median(refusals) },
      beside_p99_ms: rounded(median(beside.map(p99))),
      alone_p99_ms: rounded(median(alone.map(p99))),
      beside_p50_ms: rounded(median(beside.map(({ victim }) => median(victim.answered_ms)))),
      alone_p50_ms: rounded(median(alone.map(({ victim }) => median(victim.answered_ms)))),
    },
  };
}
