import { readdirSync, readFileSync } from 'node:fs';

/** How often the processes are looked at; the kernel itself remembers the most that each had. */
const intervalMs = 20;

/** The parser's processes that this one has started and that still run. Empty where there is no /proc. */
export function parserProcesses(): number[] {
  return childrenOf(process.pid).filter((pid) => read(`/proc/${pid}/cmdline`).includes('parse-child'));
}

/** Runs an action, and says how much memory the largest of the parser's processes ever had resident meanwhile. */
export async function withPeak<T>(action: () => Promise<T>): Promise<{ readonly result: T; readonly peak_mb: number }> {
  let peak_mb = 0;
  const timer = setInterval(() => {
    for (const pid of parserProcesses()) {
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1];
      peak_mb = Math.max(peak_mb, Number(kilobytes ?? 0) / 1_024);
    }
  }, intervalMs);
  try {
    return { result: await action(), peak_mb };
  } finally {
    clearInterval(timer);
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
      .filter((child) => child !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** A process may end between two looks. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
