import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type PartFigures, readOutput } from './part-output.ts';
import type { Part } from './parts.ts';
import { againstTargets, type Measured } from './targets.ts';

/** How a part ended. */
export interface PartResult extends PartFigures {
  readonly name: string;
  readonly passed: boolean;
  readonly exit_code: number;
  readonly seconds: number;
  readonly targets: readonly Measured[];
  /** What the part was run on, and when. */
  readonly commit: string;
  readonly at: string;
}

/** Exit code of what Ctrl-C or SIGTERM ended. */
export const isStopped = (code: number) => code === 130 || code === 143;

/** Runs a part to its end; what it prints is shown as it comes. */
export async function runPart(part: Part, repository: string, commit: string): Promise<PartResult> {
  const since = performance.now();
  const at = new Date().toISOString();
  const { code, output } = await runCommand(part, repository);
  const figures = readOutput(output);
  // A bench that ends well without its line has measured nothing; a missed target is a figure, not a failure.
  const measured = part.bench === undefined || figures.line?.same_work === true;
  return {
    ...figures,
    ...{ name: part.name, passed: code === 0 && measured, exit_code: code, commit, at },
    seconds: Math.round((performance.now() - since) / 100) / 10,
    targets: figures.line === null ? [] : againstTargets(figures.line),
  };
}

function runCommand({ args, env }: Part, repository: string): Promise<{ code: number; output: string }> {
  const bootstrap = join(repository, 'packages/local-stack/bootstrap.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bootstrap, ...args], {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let stopped: number | undefined;
    const stop = (signal: NodeJS.Signals) => {
      // Whatever the part makes of it: nothing comes after it.
      stopped = signal === 'SIGINT' ? 130 : 143;
      child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(one, stop);
      resolve({ code: stopped ?? code ?? 1, output });
    });
  });
}
