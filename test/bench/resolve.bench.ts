import { createConfigResolver } from '@patchbay/core/config-resolver';
import { digestOf, type JsonValue } from '@patchbay/core/kernel';
import { createConversationSource, createResolutionReader } from '@patchbay/mongo';
import { type Examined, examinedBy } from './support/examined.ts';
import { type GrowthDatabase, SIZES, type SizedTenant, withGrowthDatabase } from './support/growth-database.ts';
import { fillWithReleases, settingTime } from './support/growth-rows.ts';
import { interleave } from './support/interleave.ts';
import { type Release, releases } from './support/releases.ts';
import { type BenchContext, type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 100, packages: ['mongodb'] };
const WARM_UP = 20;

/** A tenant with its filler and one real release. */
interface Released {
  readonly tenant: SizedTenant;
  readonly release: Release;
}

/** A way to resolve: it answers with what it found, which must be `expected`. */
interface Way {
  readonly name: string;
  call(one: Released): Promise<string>;
  expected(one: Released): string;
}

interface Measured {
  readonly name: string;
  /** Of every round, by size. */
  readonly ms: readonly number[][];
  readonly examined: readonly Examined[];
  readonly same_work: boolean;
}

/** Resolving by stored config at 10² to 10⁵ versions and bindings in a tenant, against reading version by version. */
await runBench('resolve', OPTIONS, async (context) =>
  withGrowthDatabase(context.signal, async (growth) => {
    const { make, resolveByVersions } = releases(growth);
    const released: Released[] = [];
    for (const tenant of growth.tenants) {
      context.say(`filling a tenant with ${tenant.size} versions, bindings, settings and configs`);
      await fillWithReleases(growth, tenant);
      released.push({ tenant, release: await make(tenant) });
    }
    const ways = waysOf(growth);
    const measured: Measured[] = [];
    for (const way of ways) measured.push(await measure(growth, way, released, context));
    const largest = released.at(-1) as Released;
    context.say('against reading version by version');
    const timed = (call: () => Promise<string>) => async () => {
      context.signal.throwIfAborted();
      const since = performance.now();
      const digest = await call();
      return { digest, ms: performance.now() - since };
    };
    const byVersions = () => resolveByVersions(largest.tenant, largest.release);
    const sides = await interleave(
      { ours: timed(() => wayNamed(ways, 'config').call(largest)), rival: timed(byVersions) },
      { rounds: context.rounds, warm_up: WARM_UP },
    );
    const rival = await examinedBy(growth, byVersions);
    const equal = [...sides.ours, ...sides.rival].every(({ digest }) => digest === largest.release.digest);
    const times = { ours: sides.ours.map(({ ms }) => ms), rival: sides.rival.map(({ ms }) => ms) };
    return summarise(measured, times, rival, equal);
  }),
);

/** Every way in which the product resolves. */
function waysOf({ database }: GrowthDatabase): Way[] {
  const clock = { now: () => new Date() };
  const resolver = createConfigResolver({ resolutions: createResolutionReader(database), clock });
  const conversations = createConversationSource(database);
  const live = ({ release: { agent_id } }: Released) => ({ agent_id, environment: 'production' });
  const digest = ({ release }: Released) => release.digest;
  return [
    {
      name: 'session start, pinned binding',
      async call({ tenant, release: { agent_id, binding_id } }) {
        return (await resolver.resolveForSession(tenant.scope, { agent_id, binding_id })).digest;
      },
      expected: digest,
    },
    {
      name: 'session start, environment',
      async call(one) {
        return (await resolver.resolveForSession(one.tenant.scope, live(one))).digest;
      },
      expected: digest,
    },
    {
      name: 'config',
      async call(one) {
        const { config } = await resolver.resolve(one.tenant.scope, live(one));
        return digestOf(config as unknown as JsonValue);
      },
      expected: digest,
    },
    {
      name: 'config at a past time',
      async call(one) {
        // Between two settings in the middle of the history.
        const at = new Date(settingTime(middleOf(one)).getTime() + 500);
        return (await resolver.resolve(one.tenant.scope, { ...live(one), at })).binding_id;
      },
      expected: (one) => one.tenant.id('binding', middleOf(one)),
    },
    {
      name: 'runtime, session and config',
      async call({ tenant, release: { session_id, digest: asked } }) {
        const dispatch = { tenant_id: tenant.scope.tenant_id, session_id, digest: asked };
        const found = await conversations.find(dispatch, { with_config: true });
        return digestOf((found?.config ?? null) as JsonValue);
      },
      expected: digest,
    },
  ];
}

/** An odd number: those have a config of their own. */
function middleOf({ tenant }: Released): number {
  return tenant.size / 2 + 1;
}

function wayNamed(ways: readonly Way[], name: string): Way {
  const found = ways.find((way) => way.name === name);
  if (found === undefined) throw new Error(`there is no way ${name}`);
  return found;
}

async function measure(
  growth: GrowthDatabase,
  way: Way,
  released: readonly Released[],
  { say, signal, rounds }: BenchContext,
): Promise<Measured> {
  const ms: number[][] = released.map(() => []);
  let same_work = true;
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    signal.throwIfAborted();
    const turns = released.map((one, index) => async () => {
      const since = performance.now();
      const found = await way.call(one);
      if (round >= WARM_UP) ms[index]?.push(performance.now() - since);
      same_work &&= found === way.expected(one);
    });
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const examined: Examined[] = [];
  for (const one of released) examined.push(await examinedBy(growth, () => way.call(one)));
  say(`${way.name}: ${ms.map((times) => median(times).toFixed(2)).join(' ')} ms`);
  return { name: way.name, ms, examined, same_work };
}

function timeRatio({ ms }: Measured): number {
  return medianRatio(ms.at(-1) ?? [], ms[0] ?? []);
}

function documentRatio({ examined }: Measured): number {
  return (examined.at(-1)?.documents ?? Number.NaN) / (examined[0]?.documents ?? Number.NaN);
}

function roundTripsOf(measured: readonly Measured[]): number {
  return Math.max(...measured.flatMap(({ examined }) => examined.map(({ round_trips }) => round_trips)));
}

function summarise(
  measured: readonly Measured[],
  times: { readonly ours: readonly number[]; readonly rival: readonly number[] },
  rival: Examined,
  equal: boolean,
): BenchResult {
  const isRuntime = ({ name }: Measured) => name.startsWith('runtime');
  const different = measured.filter(({ same_work }) => !same_work).map(({ name }) => name);
  return {
    same_work: equal && different.length === 0,
    ratios: {
      cost_1e5_vs_1e2: rounded(Math.max(median(measured.map(timeRatio)), ...measured.map(documentRatio))),
      time_1e5_vs_1e2: rounded(median(measured.map(timeRatio))),
      documents_1e5_vs_1e2: rounded(Math.max(...measured.map(documentRatio))),
      ours_vs_reading_versions: rounded(medianRatio(times.ours, times.rival)),
    },
    figures: {
      round_trips_api: roundTripsOf(measured.filter((one) => !isRuntime(one))),
      round_trips_runtime: roundTripsOf(measured.filter(isRuntime)),
      round_trips_reading_versions: rival.round_trips,
      sizes: SIZES,
      rounds: times.ours.length,
      ours_ms: rounded(median(times.ours)),
      reading_versions_ms: rounded(median(times.rival)),
      ...(different.length > 0 ? { different } : {}),
      by_way: measured.map((one) => ({
        name: one.name,
        time_1e5_vs_1e2: rounded(timeRatio(one)),
        ms: one.ms.map((times) => rounded(median(times))),
        documents: one.examined.map(({ documents }) => documents),
        keys: one.examined.map(({ keys }) => keys),
        round_trips: one.examined.map(({ round_trips }) => round_trips),
      })),
    },
  };
}
