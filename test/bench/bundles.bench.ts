import { partsByFunction } from './support/bundle-parts.ts';
import { buildBundles, type FunctionBundle, type LoadableBundle } from './support/function-bundles.ts';
import { interleave } from './support/interleave.ts';
import { loadModule, type ModuleLoad } from './support/module-load.ts';
import { type BenchResult, runBench } from './support/run-bench.ts';
import { median, medianRatio, rounded } from './support/statistics.ts';

const OPTIONS = { rounds: 5, packages: ['esbuild', 'mongodb', 'zod', '@middy/core'] };

/** Functions that differ in their own folder only: the largest is measured for all of them. */
interface Measured {
  readonly bundle: FunctionBundle;
  readonly alike: readonly FunctionBundle[];
  readonly ours: readonly ModuleLoad[];
  readonly rival: readonly ModuleLoad[];
}

/** Every Lambda's module load against a bundle of nothing but the libraries that its capabilities call for. */
await runBench('bundles', OPTIONS, async ({ say, signal, rounds }) => {
  say('bundling the functions and their parts');
  const bundles = await buildBundles(partsByFunction());
  try {
    const measured: Measured[] = [];
    for (const alike of Map.groupBy(bundles.functions, likenessOf).values()) {
      signal.throwIfAborted();
      const [bundle] = alike.toSorted((a, b) => b.size_bytes - a.size_bytes);
      if (bundle === undefined) continue;
      const sides = { ours: () => loadModule(bundle.path), rival: () => loadModule(bundle.parts.path) };
      const one = { bundle, alike, ...(await interleave(sides, { rounds, warm_up: 1 })) };
      measured.push(one);
      say(describe(one));
    }
    return summarise(measured);
  } finally {
    bundles.remove();
  }
});

function likenessOf({ parts, likeness }: FunctionBundle): string {
  return `${parts.name}\n${likeness}`;
}

function cpuOf(loads: readonly ModuleLoad[]): number[] {
  return loads.map(({ cpu_ms }) => cpu_ms);
}

function ratioOf({ ours, rival }: Measured): number {
  return medianRatio(cpuOf(ours), cpuOf(rival));
}

function kilobytes({ size_bytes }: Pick<LoadableBundle, 'size_bytes'>): number {
  return Math.round(size_bytes / 1024);
}

/** The function is a handler, and the rival holds no library that the function does without. */
function isFair({ bundle, ours }: Measured): boolean {
  return ours.every(({ exports }) => exports.includes('handler')) && bundle.parts.packages.isSubsetOf(bundle.packages);
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
    parts: one.bundle.parts.name,
    parts_kb: kilobytes(one.bundle.parts),
    parts_load_cpu_ms: rounded(median(cpuOf(one.rival))),
    vs_parts: rounded(ratioOf(one)),
    beyond_parts: [...one.bundle.packages.difference(one.bundle.parts.packages)].sort(),
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
      // Without the child program that parses documents, which no cold start loads.
      largest_module_kb: Math.max(...all.map(({ module_bytes }) => kilobytes({ size_bytes: module_bytes }))),
      functions: all.length,
      classes: measured.length,
      rounds: worst.ours.length,
      ...(unfair.length > 0 ? { unfair } : {}),
      by_class: byRatio.map(rowOf),
    },
  };
}
