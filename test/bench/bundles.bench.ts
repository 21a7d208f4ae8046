import { partsByFunction } from './support/bundle-parts.ts';
import { type Bundles, buildBundles, type LoadableBundle, partsKey } from './support/function-bundles.ts';
import { interleave } from './support/interleave.ts';
import { loadModule, type ModuleLoad } from './support/module-load.ts';
import { type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const ROUNDS = 9;

/** Functions that differ in their own folder only: the largest is measured for all of them. */
interface Measured {
  readonly bundle: LoadableBundle;
  readonly alike: readonly LoadableBundle[];
  readonly parts: LoadableBundle;
  readonly ours: readonly ModuleLoad[];
  readonly rival: readonly ModuleLoad[];
}

/** Every Lambda's module load against a bundle of nothing but the libraries that its capabilities call for. */
await runBench('bundles', ['esbuild', 'mongodb', 'zod', '@middy/core'], async ({ say, signal }) => {
  const wanted = partsByFunction();
  const sets = new Map([...wanted.values()].map((parts) => [partsKey(parts), parts]));
  say(`bundling the functions and ${sets.size} sets of their parts`);
  const bundles = await buildBundles([...sets.values()]);
  try {
    const measured: Measured[] = [];
    for (const alike of Map.groupBy(bundles.functions, (bundle) => likenessOf(bundle, wanted)).values()) {
      signal.throwIfAborted();
      const [bundle] = alike.toSorted((a, b) => b.size_bytes - a.size_bytes);
      if (bundle === undefined) continue;
      const parts = partsOf(bundle, wanted, bundles);
      const sides = { ours: () => loadModule(bundle.path), rival: () => loadModule(parts.path) };
      const one = { bundle, alike, parts, ...(await interleave(sides, { rounds: ROUNDS, warm_up: 1 })) };
      measured.push(one);
      say(describe(one));
    }
    return summarise(measured);
  } finally {
    bundles.remove();
  }
});

function partsOf(bundle: LoadableBundle, wanted: ReturnType<typeof partsByFunction>, { parts }: Bundles) {
  const found = parts.get(partsKey(wanted.get(bundle.name) ?? []));
  if (found === undefined) throw new Error(`${bundle.name} is in no table of functions`);
  return found;
}

function likenessOf({ name, likeness }: LoadableBundle, wanted: ReturnType<typeof partsByFunction>): string {
  return `${partsKey(wanted.get(name) ?? [])}\n${likeness}`;
}

function cpuOf(loads: readonly ModuleLoad[]): number[] {
  return loads.map(({ cpu_ms }) => cpu_ms);
}

function ratioOf({ ours, rival }: Measured): number {
  return medianRatio(cpuOf(ours), cpuOf(rival));
}

function kilobytes({ size_bytes }: LoadableBundle): number {
  return Math.round(size_bytes / 1024);
}

/** The function is a handler, and the rival holds no library that the function does without. */
function isFair({ bundle, parts, ours }: Measured): boolean {
  return ours.every(({ exports }) => exports.includes('handler')) && parts.packages.isSubsetOf(bundle.packages);
}

function describe(measured: Measured): string {
  const [ours, rival] = [median(cpuOf(measured.ours)), median(cpuOf(measured.rival))].map((ms) => ms.toFixed(1));
  const { bundle, alike } = measured;
  return `${bundle.name} (of ${alike.length}): ${ours} CPU-ms, its parts ${rival} (${ratioOf(measured).toFixed(2)})`;
}

function rowOf(one: Measured) {
  return {
    kb: kilobytes(one.bundle),
    load_cpu_ms: rounded(median(cpuOf(one.ours))),
    load_wall_ms: rounded(median(one.ours.map(({ wall_ms }) => wall_ms))),
    parts: one.parts.name,
    parts_kb: kilobytes(one.parts),
    parts_load_cpu_ms: rounded(median(cpuOf(one.rival))),
    vs_parts: rounded(ratioOf(one)),
    beyond_parts: [...one.bundle.packages.difference(one.parts.packages)].sort(),
    measured: one.bundle.name,
    functions: Object.fromEntries(one.alike.map((bundle) => [bundle.name, kilobytes(bundle)])),
  };
}

function summarise(measured: readonly Measured[]): BenchResult {
  const byRatio = measured.toSorted((a, b) => ratioOf(b) - ratioOf(a));
  const all = measured.flatMap(({ alike }) => alike).sort((a, b) => b.size_bytes - a.size_bytes);
  const [[worst], [largest]] = [byRatio, all];
  if (worst === undefined || largest === undefined) throw new Error('there are no functions');
  const unfair = measured.filter((one) => !isFair(one)).map(({ bundle }) => bundle.name);
  return {
    same_work: unfair.length === 0,
    ratios: { worst_vs_parts: rounded(ratioOf(worst)), median_vs_parts: rounded(median(measured.map(ratioOf))) },
    figures: {
      worst: worst.bundle.name,
      largest: largest.name,
      largest_kb: kilobytes(largest),
      functions: all.length,
      classes: measured.length,
      rounds: ROUNDS,
      ...(unfair.length > 0 ? { unfair } : {}),
      by_class: byRatio.map(rowOf),
    },
  };
}
