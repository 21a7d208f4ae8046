import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/**
 * CPU time of a process and all below it so far, those that have ended with it, in milliseconds. Linux counts in
 * hundredths of a second.
 */
export function cpuOfTree(root: number): number {
  return treeOf(root).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

/**
 * Memory of a process and all below it, in MB: what is resident, pages that several of them share counted once for
 * each, or in parts (`Pss`).
 */
export function memoryOfTree(root: number): { rss_mb: number; pss_mb: number } {
  let [rss, pss] = [0, 0];
  for (const { pid } of treeOf(root)) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      rss += kilobytes(rollup, 'Rss');
      pss += kilobytes(rollup, 'Pss');
    } catch {
      // It has ended meanwhile.
    }
  }
  return { rss_mb: rss / 1024, pss_mb: pss / 1024 };
}

function kilobytes(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
}

function treeOf(root: number): ProcessStat[] {
  const processes = readdirSync('/proc').flatMap((entry): ProcessStat[] => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      // The name in parentheses may hold spaces; what follows it does not.
      const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // utime, stime, and both again of children that have ended.
      const ticks = fields.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
      return [{ pid: Number(entry), parent: Number(parent), ticks }];
    } catch {
      return [];
    }
  });
  const inside = new Set([root]);
  for (const pid of inside) for (const one of processes) if (one.parent === pid) inside.add(one.pid);
  return processes.filter(({ pid }) => inside.has(pid));
}

/**
 * Waits until everything that this process has started rests: what the last round left to be done is done, and the
 * next warm process is there. Whoever else works on this machine is not waited for.
 */
export async function untilAtRest({ least_ms, longest_ms }: { least_ms: number; longest_ms: number }): Promise<void> {
  const since = performance.now();
  await sleep(least_ms);
  let before = cpuOfTree(process.pid);
  while (performance.now() - since < longest_ms) {
    await sleep(1_000);
    const now = cpuOfTree(process.pid);
    if (now - before < 150) return;
    before = now;
  }
}
