import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { rounded } from './statistics.ts';

/** What ran the bench. Figures of different machines do not compare; ratios nearly do. */
export function describeMachine() {
  return {
    system: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory_gb: rounded(totalmem() / 2 ** 30),
  };
}

/** Load of the last minute: over the number of cores, others were working here too. */
export function loadNow(): number {
  return rounded(loadavg()[0] ?? 0);
}

/** Versions of Node and of installed packages. */
export function versionsOf(packages: readonly string[]): Record<string, string> {
  const installed = packages.map((name): [string, string] => {
    const manifest = readFileSync(join(REPOSITORY_DIR, 'node_modules', name, 'package.json'), 'utf8');
    return [name, (JSON.parse(manifest) as { version: string }).version];
  });
  return { node: process.versions.node, ...Object.fromEntries(installed) };
}
