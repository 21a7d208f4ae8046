import { parseArgs } from 'node:util';
import { describeMachine, loadNow, versionsOf } from './machine.ts';

/** What a bench found. */
export interface BenchResult {
  /** Whether the outputs of both sides were compared and are the same; a comparison without it is void. */
  readonly same_work: boolean;
  /** Medians of interleaved rounds, by the keys of docs/benchmarks.md. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** What a bench is given. */
export interface BenchContext {
  /** Says on standard error what is being done. */
  readonly say: (message: string) => void;
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Rounds to measure: what the bench says itself, or `--rounds N`. */
  readonly rounds: number;
  /** Directory with data of one's own: `--data DIR`, for benches that take one. */
  readonly data: string | undefined;
}

/** What a bench says of itself. */
export interface BenchOptions {
  readonly rounds: number;
  /** Packages whose versions the figures name. */
  readonly packages: readonly string[];
}

/**
 * Runs a bench and ends the process: the last line on standard output is one JSON object. Exits with 1 when the bench
 * could not be run or the sides did different work; a missed target is a figure, not a failure.
 */
export async function runBench(
  name: string,
  options: BenchOptions,
  measure: (context: BenchContext) => Promise<BenchResult>,
): Promise<never> {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  }
  const since = performance.now();
  const load_before = loadNow();
  const say = (message: string) => {
    console.error(`${((performance.now() - since) / 1000).toFixed(1).padStart(7)} s  ${message}`);
  };
  try {
    const { same_work, ratios, figures } = await measure({
      say,
      signal: controller.signal,
      ...readOptions(options.rounds),
    });
    const machine = { ...describeMachine(), load_before, load_after: loadNow() };
    const around = {
      versions: versionsOf(options.packages),
      machine,
      bench_seconds: Math.round((performance.now() - since) / 1000),
    };
    console.log(JSON.stringify({ bench: name, same_work, ratios, figures: { ...figures, ...around } }));
    process.exit(same_work ? 0 : 1);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

function readOptions(usual: number): Pick<BenchContext, 'rounds' | 'data'> {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, data: { type: 'string' } } });
  const rounds = values.rounds === undefined ? usual : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a number from 1');
  return { rounds, data: values.data };
}
