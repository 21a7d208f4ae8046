import { randomUUID } from 'node:crypto';
import { COMPONENT_NAMES, type ComponentName, type StartContext } from '../components/component.ts';
import { COMPONENTS } from '../components/index.ts';
import { probeOverride } from '../overrides/index.ts';
import { ComponentError, describeExit } from './component-error.ts';
import type { Overrides } from './endpoints.ts';
import { type RunningComponent, runComponent } from './run-component.ts';
import type { ComponentOptions, StackEvent } from './stack.ts';

export type Supervisor = {
  /** Starts one component, or probes the user's own in its place; resolves when it is ready. */
  start(name: ComponentName, more?: ComponentOptions): Promise<void>;
  /** Starts several: side by side, the agent runtime last. The first failure ends the others' start. */
  startAll(names: readonly ComponentName[], more?: Partial<Record<ComponentName, ComponentOptions>>): Promise<void>;
  /** Stops what runs in reverse order, and what is just starting. */
  stopAll(): Promise<void>;
};

export type SupervisorOptions = {
  context: StartContext;
  overrides: Overrides;
  env: NodeJS.ProcessEnv;
  say: (event: StackEvent) => void;
  /** A component that was ready has ended without being asked to. */
  on_death: (error: ComponentError) => void;
};

/** The agent runtime registers with livekit-server, and that one connects to Redis where there is one. */
function waveOf(name: ComponentName, names: readonly ComponentName[]): 0 | 1 | 2 {
  if (name === 'agent-runtime') return 2;
  return name === 'livekit-server' && names.includes('redis') ? 1 : 0;
}

/** Keeps the components of one stack: what runs, in which order it stops, and who died. */
export function createSupervisor({ context, overrides, env, say, on_death }: SupervisorOptions): Supervisor {
  const run_id = randomUUID();
  const halt = new AbortController();
  const running = new Map<ComponentName, RunningComponent>();

  const replace = async (name: keyof Overrides, variable: string) => {
    const since = performance.now();
    await probeOverride(name, context.endpoints, env);
    say({ component: name, phase: 'replaced', message: variable, ms: performance.now() - since });
  };

  const start = async (name: ComponentName, more: ComponentOptions = {}) => {
    const replaceable = name === 'agent-runtime' || name === 'redis' ? undefined : name;
    const variable = replaceable && overrides[replaceable];
    if (replaceable && variable !== undefined) return replace(replaceable, variable);
    const since = performance.now();
    say({ component: name, phase: 'preparing' });
    const options = {
      run_id,
      signal: halt.signal,
      on_progress: (message: string) => say({ component: name, phase: 'preparing', message }),
      on_prepared: () => say({ component: name, phase: 'starting' }),
    };
    const one = await runComponent(COMPONENTS[name], { ...context, has_redis: running.has('redis'), ...more }, options);
    running.set(name, one);
    void one.process.exited.then((code) => {
      if (halt.signal.aborted) return;
      on_death(new ComponentError(name, `${describeExit(code)} while the stack was running`, one.log_path));
    });
    say({ component: name, phase: 'ready', ms: performance.now() - since });
  };

  const startAll: Supervisor['startAll'] = async (names, more = {}) => {
    for (const wave of [0, 1, 2].map((place) => names.filter((name) => waveOf(name, names) === place))) {
      const attempts = wave.map((name) =>
        start(name, more[name]).catch((error: unknown) => {
          if (!halt.signal.aborted) halt.abort(error);
        }),
      );
      // All of them settle before the caller stops anything: nothing may start behind its back.
      await Promise.all(attempts);
      halt.signal.throwIfAborted();
    }
  };

  const stopAll = async () => {
    if (!halt.signal.aborted) halt.abort(new Error('the local stack was stopped'));
    for (const name of COMPONENT_NAMES.toReversed()) {
      const one = running.get(name);
      if (!one) continue;
      running.delete(name);
      say({ component: name, phase: 'stopping' });
      await one.stop();
      say({ component: name, phase: 'stopped' });
    }
  };

  return { start, startAll, stopAll };
}
