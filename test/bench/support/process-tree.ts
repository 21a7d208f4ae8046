import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * CPU time of a process and all below it so far, those that have ended with it, in milliseconds. Linux counts in
 * hundredths of a second.
 */
export function cpuOfTree(root: number): number {
  const processes = readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      // The name in parentheses may hold spaces; what follows it does not.
      const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // utime, stime, and both again of children that have ended.
      const ticks = fields.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
      return { pid: Number(entry), parent: Number(parent), ticks };
    } catch {
      return [];
    }
  });
  let sum = 0;
  const inside = new Set([root]);
  for (const pid of inside) {
    for (const one of processes) {
      if (one.pid === pid) sum += one.ticks * 10;
      if (one.parent === pid) inside.add(one.pid);
    }
  }
  return sum;
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
