import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who holds a lock, as the holder itself tells it. `pid` is undefined when the holder did not answer within a second. */
export type LockHolder = { pid?: number; since?: string };

/** A held lock. The kernel releases it when the process dies, kill -9 included, so there is no stale lock to clean up. */
export type MachineLock = { release(): Promise<void> };

/**
 * An exclusive lock for one name on this machine: a listener on an abstract Unix socket (Linux), which exactly one
 * process can bind and which leaves nothing on disk. Returns the lock, or who holds it.
 */
export async function tryLock(name: string): Promise<MachineLock | { held_by: LockHolder }> {
  const address = `\0patchbay-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
  const identity = JSON.stringify({ pid: process.pid, since: new Date().toISOString() } satisfies LockHolder);
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(identity);
  });
  try {
    await listen(server, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return { held_by: await askHolder(address) };
  }
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

/** Runs `work` while holding the lock, waiting for another holder as long as it takes; `on_wait` hears who it is, once. */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  on_wait?: (holder: LockHolder) => void,
): Promise<T> {
  for (let told = false; ; ) {
    const lock = await tryLock(name);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    if (!told) on_wait?.(lock.held_by);
    told = true;
    await sleep(200);
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ path: address, exclusive: true }, () => {
      server.off('error', fail);
      done();
    });
  });
}

function askHolder(address: string): Promise<LockHolder> {
  return new Promise((done) => {
    let said = '';
    const socket = connect({ path: address });
    const finish = () => {
      socket.destroy();
      try {
        done(JSON.parse(said) as LockHolder);
      } catch {
        done({});
      }
    };
    socket.setTimeout(1_000, finish);
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.on('end', finish);
    socket.on('error', finish);
  });
}
