import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RUN_ID_VARIABLE } from './guarded-process.ts';
import { processesWithEnvironment, signalProcess } from './proc.ts';

/** What a start leaves in the run directory for each component, so that the next start can find what outlived it. */
export type ProcessRecord = {
  component: string;
  /** Random per start; every process of the stack carries it in its environment, which is how we know it is ours. */
  run_id: string;
  guard_pid: number;
  launcher_pid: number;
  started_at: string;
  grace_seconds: number;
};

/** Writes the record of a started component. */
export function recordProcess(run_dir: string, record: ProcessRecord): void {
  writeFileSync(recordPath(run_dir, record.component), `${JSON.stringify(record, null, 2)}\n`);
}

/** Removes the record of a component that ended. */
export function forgetProcess(run_dir: string, component: string): void {
  rmSync(recordPath(run_dir, component), { force: true });
}

/**
 * Ends whatever an earlier start left running: only processes that carry the recorded random run id in their
 * environment, never one that merely has a recorded pid. Guards that are still stopping get their grace first, so that
 * the emulator can save its state. Call it only while holding the lock of the state directory.
 * @returns the names of the components of which something had to be ended or waited for
 */
export async function endOrphans(run_dir: string): Promise<string[]> {
  const records = readRecords(run_dir);
  const grace_ms = Math.max(0, ...records.map((record) => record.grace_seconds)) * 1000;
  const run_ids = [...new Set(records.map((record) => record.run_id))];
  const alive = () => run_ids.flatMap((run_id) => processesWithEnvironment(RUN_ID_VARIABLE, run_id));
  const left = alive();
  const touched = left.length === 0 ? [] : records.map((record) => record.component);
  const guards = new Set(records.map((record) => record.guard_pid));
  for (const pid of left) if (guards.has(pid)) signalProcess(pid, 'SIGTERM');
  const guarded = () => alive().some((pid) => guards.has(pid));
  for (const deadline = Date.now() + grace_ms; guarded() && Date.now() < deadline; ) await sleep(50);
  for (const deadline = Date.now() + 5_000; alive().length > 0 && Date.now() < deadline; await sleep(50)) {
    for (const pid of alive()) signalProcess(pid, 'SIGKILL');
  }
  for (const record of records) forgetProcess(run_dir, record.component);
  return touched;
}

function readRecords(run_dir: string): ProcessRecord[] {
  const records: ProcessRecord[] = [];
  for (const file of readdirSync(run_dir)) {
    if (!file.endsWith('.process.json')) continue;
    try {
      records.push(JSON.parse(readFileSync(join(run_dir, file), 'utf8')) as ProcessRecord);
    } catch {
      // Half-written when its launcher was killed: its guard saw that death too.
      rmSync(join(run_dir, file), { force: true });
    }
  }
  return records;
}

function recordPath(run_dir: string, component: string): string {
  return join(run_dir, `${component}.process.json`);
}
