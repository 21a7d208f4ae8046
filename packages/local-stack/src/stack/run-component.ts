import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Component, OnProgress, PrepareContext, StartContext } from '../components/component.ts';
import { type GuardedProcess, RUN_ID_VARIABLE, spawnGuarded } from '../processes/guarded-process.ts';
import { openLog } from '../processes/log-file.ts';
import { forgetProcess, recordProcess } from '../processes/orphans.ts';
import { ComponentError, describeExit } from './component-error.ts';
import { requireFreePort } from './ports.ts';

/** A component that answered its probe. */
export type RunningComponent = {
  component: Component;
  process: GuardedProcess;
  log_path: string;
  stop(): Promise<void>;
};

export type RunOptions = {
  run_id: string;
  on_progress: OnProgress;
  /** Aborting ends the start: the program is stopped and the promise rejects. */
  signal: AbortSignal;
  /** Called between the end of `prepare` and the start of the program. */
  on_prepared?: () => void;
};

/**
 * Prepares one component, starts it and waits until it is ready.
 * @throws {PortError} a port is taken; {ComponentError} it ended or was not ready in time, with the tail of its log
 */
export async function runComponent(
  component: Component,
  context: StartContext,
  options: RunOptions,
): Promise<RunningComponent> {
  const prepare = prepareContext(context, options);
  await component.prepare(prepare);
  options.signal.throwIfAborted();
  options.on_prepared?.();
  for (const name of component.ports) await requireFreePort(name, context.ports[name]);
  const log_path = join(context.directories.logs_dir, `${component.name}.log`);
  const process = await spawn(component, context, log_path, options);
  const running = { component, process, log_path, stop: () => stopRunning(component, context, process) };
  try {
    await waitUntilReady(component, context, process, log_path, options.signal);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function spawn(component: Component, context: StartContext, log_path: string, options: RunOptions) {
  const prepare = prepareContext(context, options);
  const launch = await component.launch(context, prepare);
  const log = openLog(log_path);
  try {
    const started = await spawnGuarded({
      ...launch,
      env: { ...launch.env, [RUN_ID_VARIABLE]: options.run_id },
      grace_seconds: component.grace_seconds,
      stdout: log,
      stderr: log,
    });
    recordProcess(context.directories.run_dir, {
      component: component.name,
      run_id: options.run_id,
      guard_pid: started.guard_pid,
      launcher_pid: process.pid,
      started_at: new Date().toISOString(),
      grace_seconds: component.grace_seconds,
    });
    return started;
  } finally {
    closeSync(log);
  }
}

async function stopRunning(component: Component, context: StartContext, process: GuardedProcess): Promise<void> {
  await process.stop();
  forgetProcess(context.directories.run_dir, component.name);
}

async function waitUntilReady(
  component: Component,
  context: StartContext,
  process: GuardedProcess,
  log_path: string,
  signal: AbortSignal,
): Promise<void> {
  let exit_code: number | undefined;
  process.exited.then((code) => {
    exit_code = code;
  });
  const deadline = Date.now() + component.ready_within_seconds * 1000;
  for (;;) {
    signal.throwIfAborted();
    if (exit_code !== undefined) throw new ComponentError(component.name, describeExit(exit_code), log_path);
    if (await component.probe(context)) return;
    if (Date.now() > deadline) {
      throw new ComponentError(component.name, `was not ready within ${component.ready_within_seconds} s`, log_path);
    }
    await sleep(40);
  }
}

function prepareContext(context: StartContext, { on_progress, signal }: RunOptions): PrepareContext {
  return { cache_dir: context.directories.cache_dir, on_progress, signal };
}
