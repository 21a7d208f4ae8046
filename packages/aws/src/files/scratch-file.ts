import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'patchbay-scratch-';
/** A folder that is older belongs to a call that was killed: no function runs for so long. */
const ABANDONED_MS = 16 * 60_000;

/**
 * A path for a file on the local disk; what is there goes when `use` is over. The disk outlives a function that is
 * killed, so that what such a one left is removed by the next.
 */
export async function withScratchFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    return await use(join(folder, 'object'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const made = await stat(folder).catch(() => undefined);
    if (made === undefined || Date.now() - made.mtimeMs < ABANDONED_MS) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
