/** `npm start`: the whole product on this machine, until Ctrl-C. */

import { defaultStateDir } from './stack/directories.ts';
import { fixedPort, requireFreePort } from './stack/ports.ts';
import type { Stack } from './stack/stack.ts';
import { requireUnlockedState, startStack } from './stack/start-stack.ts';
import { bringUp } from './start/bring-up.ts';
import { describeComponents, describeProduct } from './start/describe.ts';
import { openPlayground } from './start/open-playground.ts';
import { parseStartOptions, type StartOptions } from './start/options.ts';
import { abortOnStopSignals, type StopRequest } from './start/stop-signals.ts';
import { showStackEvents } from './terminal/stack-events.ts';
import { createSteps, type Steps } from './terminal/steps.ts';
import { formatDuration } from './terminal/style.ts';
import { describeWalk } from './walk/describe-walk.ts';
import { readWalkDocument } from './walk/walk-document.ts';
import type { WalkResult } from './walk/walk-result.ts';

const KEPT =
  'Ctrl-C stops everything. The state is kept: the next start makes a tenant of its own, and the keys of this one go on working.';

process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const signal = abortOnStopSignals();
  // With --json, standard output carries nothing but that one line.
  const steps = createSteps(options.json ? process.stderr : process.stdout);
  try {
    steps.line(`\n${steps.style.bold('Patchbay')} on this machine\n`);
    const { stack, result } = await start(options, steps, signal);
    if (options.once) await stack.stop();
    // With --once nothing follows it; else it is the last line until something stops the product.
    if (options.json && result) process.stdout.write(`${JSON.stringify(result)}\n`);
    if (!options.once) steps.line(`  ${steps.style.dim(KEPT)}\n`);
    return await waitForEnd(stack, steps, signal);
  } catch (error) {
    if (signal.aborted) return stopped(signal, steps);
    steps.close();
    console.error(`\n${steps.style.red('Failed:')} ${(error as Error).message}\n`);
    return 1;
  }
}

/** What is up, and what the walk of the main job found, if there was one. */
type Started = { stack: Stack; result?: WalkResult };

async function start(options: StartOptions, steps: Steps, signal: AbortSignal): Promise<Started> {
  const since = performance.now();
  const ready = () => steps.line(`\n  ready in ${formatDuration(performance.now() - since)}\n`);
  const list = (rows: [string, string][]) => {
    for (const [name, value] of rows) steps.line(`  ${name.padEnd(16)} ${value}`);
    steps.line();
  };
  const { components, fresh } = options;
  if (components) {
    const stack = await startStack({ components, fresh, log: showStackEvents(steps), signal });
    ready();
    list(describeComponents(stack, components));
    return { stack };
  }
  // What would only be noticed after a minute's work is asked for first.
  await readWalkDocument(options.file);
  await requireUnlockedState(defaultStateDir(process.env));
  await requireFreePort('playground', fixedPort('playground', process.env));
  const product = await bringUp({ fresh, steps, signal });
  ready();
  try {
    // The media client prints its debug lines unless told, before it is loaded, that this is production.
    process.env.NODE_ENV ??= 'production';
    const { walkMainJob } = await import('./walk/walk.ts');
    const walk = await walkMainJob(product, options, steps);
    steps.line();
    const playground = options.once ? [] : await openPlayground(product, walk.tenant);
    list([...describeProduct(product), ...describeWalk(product, walk), ...playground]);
    return { stack: product.stack, result: walk.result };
  } catch (error) {
    const { logs_dir } = product.stack;
    await product.stack.stop();
    throw new Error(`${(error as Error).message}\n  The logs are in ${logs_dir}`, { cause: error });
  }
}

function readOptions(): StartOptions | undefined {
  try {
    return parseStartOptions(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    return undefined;
  }
}

async function waitForEnd(stack: Stack, steps: Steps, signal: AbortSignal): Promise<number> {
  const end = await stack.closed;
  if (end.reason === 'stopped') return signal.aborted ? stopped(signal, steps) : 0;
  steps.close();
  console.error(`\n${steps.style.red('Stopped:')} ${end.error.message}\n`);
  return 1;
}

function stopped(signal: AbortSignal, steps: Steps): number {
  steps.close();
  const request = signal.reason as StopRequest;
  console.error(`\n  stopped (${request.message})`);
  return request.exit_code;
}
