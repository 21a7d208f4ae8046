import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Often enough that a process allocating at full speed stays within a few hundred megabytes of its limit. */
const intervalMs = 50;
const pageSizeBytes = 4096;

/**
 * Looks at a process's resident memory until stopped, and reports once when it passes `limitMb`. V8's own limit
 * covers only its heap; buffers and WASM memory are outside it. Returns the function that stops the watch.
 */
export function watchMemory(
  pid: number | undefined,
  limitMb: number,
  onExceeded: (usedMb: number) => void,
): () => void {
  let stopped = pid === undefined;
  const look = async () => {
    if (stopped || pid === undefined) return;
    const used = await residentMb(pid).catch(() => undefined);
    if (stopped) return;
    if (used !== undefined && used > limitMb) {
      stopped = true;
      onExceeded(used);
      return;
    }
    timer = setTimeout(look, intervalMs);
  };
  let timer = setTimeout(look, intervalMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function residentMb(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    return Math.round((pages * pageSizeBytes) / 2 ** 20);
  }
  const kilobytes = await new Promise<string>((resolve, reject) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, output) => (error ? reject(error) : resolve(output)));
  });
  return Math.round(Number(kilobytes) / 1024);
}
