import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes what a killed download or build of the same name left half-done. Call it while holding that one's lock. */
export async function sweepStaging(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (entry.startsWith(`.staging-${name}-`)) await rm(join(root, entry), { recursive: true, force: true });
  }
}
