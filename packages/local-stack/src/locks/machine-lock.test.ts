import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { tryLock, withLock } from './machine-lock.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MODULE = join(import.meta.dirname, 'machine-lock.ts');

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function holderProcess(name: string) {
  const script = `const { tryLock } = await import(${JSON.stringify(MODULE)});
    await tryLock(${JSON.stringify(name)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

it('gives a lock to one process only, and tells the other who has it', async () => {
  const name = `test ${crypto.randomUUID()}`;
  const child = await holderProcess(name);
  try {
    expect(await tryLock(name)).toEqual({ held_by: { pid: child.pid, since: expect.any(String) } });
  } finally {
    child.kill('SIGKILL');
  }
});

it('is free again as soon as its holder is killed, with nothing to clean up', async () => {
  const name = `test ${crypto.randomUUID()}`;
  const child = await holderProcess(name);
  const waited: unknown[] = [];
  const result = withLock(
    name,
    async () => 'mine',
    (holder) => waited.push(holder.pid),
  );
  setTimeout(() => child.kill('SIGKILL'), 300);
  expect(await result).toBe('mine');
  expect(waited).toEqual([child.pid]);
});
