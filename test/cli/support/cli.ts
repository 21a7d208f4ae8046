import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@patchbay/cli';

/** What a run left. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How a run differs from the usual. */
export interface CliRunOptions {
  readonly input?: string;
  readonly env?: Record<string, string | undefined>;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  /** Called with what is written to standard output as it comes. */
  readonly onOut?: (text: string) => void;
}

/** The CLI of somebody with a home directory and an environment of his own. */
export interface TestCli {
  readonly home: string;
  run(words: readonly string[], options?: CliRunOptions): Promise<CliRun>;
  /** Runs it and returns what it printed as JSON; fails where it did not end well. */
  json(words: readonly string[], options?: CliRunOptions): Promise<ReturnType<typeof JSON.parse>>;
}

/** Makes one; it runs in this process, everything else is as in a terminal without a person. */
export function testCli(env: Record<string, string> = {}): TestCli {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-cli-'));
  const run: TestCli['run'] = async (words, options = {}) => {
    let out = '';
    let err = '';
    const output = (add: (text: string) => void) => ({ write: add, isTTY: false, columns: 100 });
    const code = await runCli(words, {
      env: { ...env, ...options.env },
      cwd: options.cwd ?? home,
      home,
      stdout: output((text) => {
        out += text;
        options.onOut?.(text);
      }),
      stderr: output((text) => {
        err += text;
      }),
      readInput: async () => options.input ?? '',
      readLines: async function* () {
        yield* (options.input ?? '').split('\n');
      },
      askSecret: async () => undefined,
      signal: options.signal ?? new AbortController().signal,
    });
    return { code, out, err };
  };
  return {
    home,
    run,
    async json(words, options) {
      const { code, out, err } = await run([...words, '--json'], options);
      if (code !== 0) throw new Error(`patchbay ${words.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
  };
}
