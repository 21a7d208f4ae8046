/** `npm start`: the whole product on this machine, until Ctrl-C. */

import type { ComponentName } from './components/component.ts';
import type { Stack } from './stack/stack.ts';
import { bringUp } from './start/bring-up.ts';
import { parseStartOptions, type StartOptions } from './start/options.ts';
import { abortOnStopSignals, type StopRequest } from './start/stop-signals.ts';
import { createSteps, type Steps } from './terminal/steps.ts';
import { formatDuration } from './terminal/style.ts';

process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const signal = abortOnStopSignals();
  // With --json, standard output carries nothing but that one line.
  const steps = createSteps(options.json ? process.stderr : process.stdout);
  const since = performance.now();
  try {
    steps.line(`\n${steps.style.bold('Patchbay')} on this machine\n`);
    const { stack } = await bringUp(options, steps, signal);
    steps.line(`\n  ready in ${formatDuration(performance.now() - since)}\n`);
    for (const [name, value] of describe(stack, options)) steps.line(`  ${name.padEnd(16)} ${value}`);
    steps.line();

    // The walk of the main job (src/walk/) takes its place here: it gets the product, the options and the steps.

    if (options.once) await stack.stop();
    else steps.line(`  ${steps.style.dim('Ctrl-C stops everything; the state is kept for the next start.')}\n`);
    return await waitForEnd(stack, steps, signal);
  } catch (error) {
    if (signal.aborted) return await stopped(signal, steps);
    steps.close();
    console.error(`\n${steps.style.red('Patchbay did not start:')} ${(error as Error).message}\n`);
    return 1;
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
  if (end.reason === 'component_died') {
    steps.close();
    console.error(`\n${steps.style.red('Stopped:')} ${end.error.message}\n`);
    return 1;
  }
  return signal.aborted ? stopped(signal, steps) : 0;
}

async function stopped(signal: AbortSignal, steps: Steps): Promise<number> {
  steps.close();
  const request = signal.reason as StopRequest;
  console.error(`\n  stopped (${request.message})`);
  // Ctrl-C on a stack that was up is its ordinary end.
  return request.exit_code;
}

function describe({ endpoints, logs_dir }: Stack, { components }: StartOptions): [string, string][] {
  const all: [ComponentName, string][] = [
    ['mongod', endpoints.mongodb_uri.replace(/\/\/[^@/]*@/, '//***@')],
    ['chroma', endpoints.chroma_url],
    ['aws-emulator', endpoints.aws_endpoint_url],
    ['livekit-server', endpoints.livekit.url],
    ['model-server', endpoints.openai.base_url],
  ];
  return [...all.filter(([name]) => components?.includes(name) ?? true), ['logs', logs_dir]];
}
