import { partsByFunction } from './support/bundle-parts.ts';
import { type Bundles, buildBundles, type LoadableBundle, partsKey } from './support/function-bundles.ts';
import { interleave } from './support/interleave.ts';
import { loadModule, type ModuleLoad } from './support/module-load.ts';
import { runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

/** Enough to find the functions that cost most; those are measured again, longer. */
const ROUNDS = 5;
const CLOSER_LOOK = { functions: 8, rounds: 15 };

interface Measured {
  readonly bundle: LoadableBundle;
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
    const measured = new Map<string, Measured>();
    for (const bundle of bundles.functions) {
      signal.throwIfAborted();
      const pair = { bundle, parts: partsOf(bundle, wanted, bundles) };
      measured.set(bundle.name, { ...pair, ...(await loadBoth(pair, ROUNDS)) });
      say(describe(measured.get(bundle.name) as Measured));
    }
    const worst = [...measured.values()].sort((a, b) => ratioOf(b) - ratioOf(a)).slice(0, CLOSER_LOOK.functions);
    for (const pair of worst) {
      signal.throwIfAborted();
      measured.set(pair.bundle.name, { ...pair, ...(await loadBoth(pair, CLOSER_LOOK.rounds)) });
      say(`again: ${describe(measured.get(pair.bundle.name) as Measured)}`);
    }
    return summarise([...measured.values()]);
  } finally {
    bundles.remove();
  }
});

function partsOf(bundle: LoadableBundle, wanted: ReturnType<typeof partsByFunction>, { parts }: Bundles) {
  const found = parts.get(partsKey(wanted.get(bundle.name) ?? []));
  if (found === undefined) throw new Error(`${bundle.name} is in no table of functions`);
  return found;
}

function loadBoth({ bundle, parts }: Pick<Measured, 'bundle' | 'parts'>, rounds: number) {
  const sides = { ours: () => loadModule(bundle.path), rival: () => loadModule(parts.path) };
  return interleave(sides, { rounds, warm_up: 1 });
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
  return `${measured.bundle.name}: ${ours} CPU-ms, its parts ${rival} (${ratioOf(measured).toFixed(2)})`;
}

function summarise(measured: readonly Measured[]) {
  const [worst] = measured.toSorted((a, b) => ratioOf(b) - ratioOf(a));
  const [largest] = measured.toSorted((a, b) => b.bundle.size_bytes - a.bundle.size_bytes);
  if (worst === undefined || largest === undefined) throw new Error('there are no functions');
  const functions = measured.map((one) => ({
    name: one.bundle.name,
    kb: kilobytes(one.bundle),
    load_cpu_ms: rounded(median(cpuOf(one.ours))),
    load_wall_ms: rounded(median(one.ours.map(({ wall_ms }) => wall_ms))),
    parts: one.parts.name,
    parts_kb: kilobytes(one.parts),
    parts_load_cpu_ms: rounded(median(cpuOf(one.rival))),
    vs_parts: rounded(ratioOf(one)),
    rounds: one.ours.length,
    beyond_parts: [...one.bundle.packages.difference(one.parts.packages)].sort(),
  }));
  const unfair = measured.filter((one) => !isFair(one)).map(({ bundle }) => bundle.name);
  return {
    same_work: unfair.length === 0,
    ratios: {
      worst_vs_parts: rounded(ratioOf(worst)),
      median_vs_parts: rounded(median(measured.map(ratioOf))),
    },
    figures: {
      worst: worst.bundle.name,
      largest: largest.bundle.name,
      largest_kb: kilobytes(largest.bundle),
      over_1_1: functions.filter(({ vs_parts }) => vs_parts > 1.1).length,
      ...(unfair.length > 0 ? { unfair } : {}),
      functions,
    },
  };
}
