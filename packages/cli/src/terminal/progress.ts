import type { CliHost } from '../host.ts';

const BAR = 24;
const UNITS = ['B', 'KiB', 'MiB', 'GiB'];

/** `1.5 MiB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}

/** A bar that fills up: on a terminal in place, elsewhere not at all. */
export function progressBar({ stderr }: CliHost, label: string) {
  let last = '';
  return {
    update(done: number, total: number, note = ''): void {
      if (!stderr.isTTY) return;
      const share = total === 0 ? 1 : done / total;
      const filled = Math.round(share * BAR);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
      const line = `${label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} % ${note}`.trimEnd();
      if (line === last) return;
      stderr.write(`\r${line.slice(0, stderr.columns - 1)}\u001b[K`);
      last = line;
    },
    end(): void {
      if (last !== '') stderr.write('\n');
      last = '';
    },
  };
}
