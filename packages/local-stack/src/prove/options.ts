import { parseArgs } from 'node:util';

/** What `npm run prove -- …` can be told. */
export interface ProveOptions {
  /** Names of parts; all where there is none. */
  readonly parts: readonly string[];
  readonly list: boolean;
  /** Only what has not passed on this very code. */
  readonly rest: boolean;
  readonly seed: number;
  readonly data: string | undefined;
}

const PROVE_USAGE = `usage: npm run prove -- [PART …] [--list] [--rest] [--seed NUMBER] [--data DIR]
  PART      run these alone: a name, or what stands before its colon
  --list    name the parts and run none
  --rest    run what has not passed yet on this very code
  --seed    repeat what another run did; default: a new one
  --data    a labelled set of your own for the bench of retrieval`;

/** Reads the command line. @throws {Error} an unknown option, with the usage */
export function parseProveOptions(args: readonly string[]): ProveOptions {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], allowPositionals: true },
      options: { list: flag, rest: flag, seed: text, data: text, help: flag },
    });
    if (values.help) throw new Error('');
    const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed takes a whole number');
    return { parts: positionals, list: values.list, rest: values.rest, seed, data: values.data };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${PROVE_USAGE}`.trim());
  }
}
