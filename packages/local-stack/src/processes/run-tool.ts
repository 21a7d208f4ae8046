import { spawnGuarded } from './guarded-process.ts';

export type ToolRun = {
  command: string;
  args: readonly string[];
  /** The whole environment; the launcher's own by default. */
  env?: Record<string, string | undefined>;
  cwd?: string;
  timeout_ms: number;
  /** Hears each line of output as it comes, standard error included. */
  on_line?: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** What a tool said: both streams, and standard output by itself. */
export type ToolOutput = { stdout: string; output: string };

/** A tool that failed or took too long; the message ends with the tail of what it said. */
export class ToolError extends Error {
  override name = 'ToolError';
  readonly output: string;
  constructor(message: string, output: string) {
    super(`${message}\n${output.trim().slice(-4_000)}`.trim());
    this.output = output;
  }
}

/**
 * Runs a tool (pip, go, cdk) to its end under the guard, so that it dies with the launcher.
 * @throws {ToolError} on a non-zero exit, a time-out, or an abort
 */
export async function runTool(run: ToolRun): Promise<ToolOutput> {
  const title = [run.command.split('/').at(-1), ...run.args.slice(0, 3)].join(' ');
  const env = run.env ?? process.env;
  const tool = await spawnGuarded({ ...run, env, grace_seconds: 5, stdout: 'pipe', stderr: 'pipe' });
  let output = '';
  let stdout = '';
  for (const stream of [tool.child.stdout, tool.child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (stream === tool.child.stdout) stdout += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) run.on_line?.(line);
    });
  }
  let stopped_by: string | undefined;
  const halt = (why: string) => {
    stopped_by ??= why;
    void tool.stop();
  };
  const timer = setTimeout(() => halt(`took longer than ${Math.round(run.timeout_ms / 1000)} s`), run.timeout_ms);
  const onAbort = () => halt('was stopped');
  run.signal?.addEventListener('abort', onAbort, { once: true });
  if (run.signal?.aborted) onAbort();
  try {
    const code = await new Promise<number>((done, fail) => {
      tool.child.once('close', (exit) => done(exit ?? 137));
      tool.exited.catch(fail);
    });
    if (stopped_by) throw new ToolError(`${title} ${stopped_by}`, output);
    if (code !== 0) throw new ToolError(`${title} failed with exit code ${code}`, output);
    return { stdout, output };
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', onAbort);
  }
}
