import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What makes a worker of the bench and each of its processes write a CPU profile when it ends, into a folder of its side
 * below `PATCHBAY_BENCH_PROFILE_DIR`; nothing where that is not set. Profiling costs processor time on both sides: the
 * figures of such a run are to be compared with one another only.
 */
export function profiled(side: 'ours' | 'bare'): Record<string, string> {
  const root = process.env.PATCHBAY_BENCH_PROFILE_DIR ?? '';
  if (root === '') return {};
  const directory = join(root, side);
  mkdirSync(directory, { recursive: true });
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=5000 --cpu-prof-dir=${directory}` };
}
