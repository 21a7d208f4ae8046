import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Death, StepAnswer } from './step-order.ts';

/** A step's process was killed while it was at work. */
class StepKilled extends Error {
  override readonly name = 'StepKilled';
}

/** Processes that have loaded the steps and wait for work. */
interface StepProcesses {
  /** Runs a step in a process that nobody else uses meanwhile. @throws StepKilled; Error of what the step threw */
  run(step: string, input: unknown, death?: Death): Promise<unknown>;
  /** What a step took at most so far. */
  readonly typical: ReadonlyMap<string, { readonly ms: number; readonly sends: number }>;
  /** Processes that died at work. */
  killed(): number;
  close(): Promise<void>;
}

/** What to start. */
interface StepProgram {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly count: number;
  /** How long a step may take until its process is killed, as Lambda kills one; default: as long as it likes. */
  readonly limit_ms?: number;
}

interface Ready {
  readonly child: ChildProcess;
}

/** Starts so many at once; whoever dies is replaced. */
export function startStepProcesses({ program, env, count, limit_ms }: StepProgram): StepProcesses {
  const free: Ready[] = [];
  const waiting: ((ready: Ready) => void)[] = [];
  const all = new Set<ChildProcess>();
  const typical = new Map<string, { ms: number; sends: number }>();
  let deaths = 0;
  let closed = false;

  const release = (ready: Ready) => {
    const next = waiting.shift();
    if (next === undefined) free.push(ready);
    else next(ready);
  };
  function start(): void {
    const child = spawn(process.execPath, ['--no-warnings', program], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    all.add(child);
    child.once('message', () => release({ child }));
    child.once('exit', (code, signal) => {
      all.delete(child);
      if (!closed && code !== null && code !== 0) throw new Error(`a process of steps ended with ${code} ${signal}`);
    });
  }
  const take = () => {
    const ready = free.shift();
    return ready === undefined ? new Promise<Ready>((resolve) => waiting.push(resolve)) : Promise.resolve(ready);
  };
  for (let at = 0; at < count; at += 1) start();

  function note(step: string, ms: number, sends: number): void {
    const known = typical.get(step) ?? { ms: 0, sends: 0 };
    typical.set(step, { ms: Math.max(known.ms, ms), sends: Math.max(known.sends, sends) });
  }

  return {
    typical,
    killed: () => deaths,
    async run(step, input, death) {
      const ready = await take();
      const { child } = ready;
      const id = randomUUID();
      const began = performance.now();
      const answer = await new Promise<StepAnswer | null>((resolve) => {
        const onMessage = (message: StepAnswer) => {
          if (message.id === id) settle(message);
        };
        const onExit = () => settle(null);
        const limit = limit_ms === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limit_ms);
        const settle = (value: StepAnswer | null) => {
          clearTimeout(limit);
          child.off('message', onMessage);
          child.off('exit', onExit);
          resolve(value);
        };
        child.on('message', onMessage);
        child.once('exit', onExit);
        child.send({ id, step, input, death });
      });
      // One that was quicker than its death dies now, with its work done and its answer lost.
      if (death !== undefined && answer !== null) child.kill('SIGKILL');
      if (answer === null || death !== undefined) {
        deaths += 1;
        if (!closed) start();
      } else release(ready);
      if (answer === null) throw new StepKilled(`${step} was killed`);
      if (answer.error !== undefined) throw new Error(answer.error);
      if (death === undefined) note(step, performance.now() - began, answer.sends);
      else throw new StepKilled(`${step} was killed after its work`);
      return answer.output;
    },
    async close() {
      closed = true;
      const ends = [...all].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of all) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}
