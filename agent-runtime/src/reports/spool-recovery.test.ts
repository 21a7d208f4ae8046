import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SendResult } from './report-sender.ts';
import { openSpool, spoolFileOf } from './report-spool.ts';
import { keepRecovering, recoverSpools } from './spool-recovery.ts';

const log = createLogger({ level: 'silent' });
const session = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 1), run_id: 'run-1' };
const report = (seq: number): SessionReport => ({
  seq,
  at: '2026-11-22T10:00:00.000Z',
  type: 'tool_call',
  tool_name: 'lookup',
  ok: true,
  duration_ms: 1,
});

async function spoolDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'spool-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** The API of one session. */
function receiver(accepted = 0) {
  const kept: number[] = [];
  const senderOf =
    () =>
    async (reports: readonly SessionReport[]): Promise<SendResult> => {
      for (const { seq } of reports) if (seq === accepted + kept.length + 1) kept.push(seq);
      return { accepted_seq: accepted + kept.length };
    };
  return { kept, senderOf };
}

describe('reports on disk', () => {
  it('are there the moment they are added, for their owner alone, and gone when they are confirmed', async () => {
    const directory = join(await spoolDirectory(), 'inner');
    const spool = openSpool(directory, session, log);
    spool.append(report(1));
    const path = spoolFileOf(directory, session.session_id, process.pid);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect(JSON.parse((await readFile(path, 'utf8')).split('\n')[1] ?? '')).toEqual(report(1));
    spool.clear();
    expect(await readdir(directory)).toEqual([]);
    spool.append(report(2));
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3);
  });

  it('take no more room than one session may have, and fail nobody where there is none', async () => {
    const directory = await spoolDirectory();
    const spool = openSpool(directory, session, log);
    const long: SessionReport = { ...report(1), type: 'error', source: 'x', message: 'y'.repeat(1_000_000) } as never;
    for (let n = 0; n < 20; n += 1) spool.append(long);
    expect((await stat(spoolFileOf(directory, session.session_id, process.pid))).size).toBeLessThan(8_400_000);
    expect(() => openSpool('/dev/null/nowhere', session, log).append(report(1))).not.toThrow();
  });
});

describe('reports that a process left behind', () => {
  const gone = { isAlive: () => false, log };

  it('are delivered from where the API stands, the torn end of the file apart, and removed', async () => {
    const directory = await spoolDirectory();
    const spool = openSpool(directory, session, log);
    for (const seq of [3, 4, 5, 6]) spool.append(report(seq));
    const path = spoolFileOf(directory, session.session_id, process.pid);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -10));
    const api = receiver(3);
    expect(await recoverSpools({ ...gone, directory, senderOf: api.senderOf })).toBe(0);
    expect(api.kept).toEqual([4, 5]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('wait while their process lives, and while the API is away', async () => {
    const directory = await spoolDirectory();
    openSpool(directory, session, log).append(report(1));
    const api = receiver();
    expect(await recoverSpools({ directory, log, senderOf: api.senderOf })).toBe(0);
    expect(api.kept).toEqual([]);
    const away = () => async () => Promise.reject(new Error('away'));
    expect(await recoverSpools({ ...gone, directory, senderOf: away })).toBe(1);
    expect(await readdir(directory)).toHaveLength(1);
    let alive = true;
    const kept = keepRecovering({ ...gone, directory, senderOf: api.senderOf }, 50);
    await expect.poll(() => readdir(directory)).toEqual([]);
    expect(api.kept).toEqual([1]);
    await kept.end();
    openSpool(directory, session, log).append(report(2));
    await keepRecovering({ ...gone, directory, senderOf: away }, 60_000).end();
    expect(await readdir(directory)).toHaveLength(1);
    const again = keepRecovering({ directory, log, senderOf: api.senderOf, isAlive: () => alive }, 60_000);
    alive = false;
    await again.now();
    expect(api.kept).toEqual([1, 2]);
    await again.end();
  });

  it('are removed when the API will never take them, and when they are a week old', async () => {
    const directory = await spoolDirectory();
    openSpool(directory, session, log).append(report(1));
    expect(await recoverSpools({ ...gone, directory, senderOf: () => async () => ({ refused_status: 404 }) })).toBe(0);
    expect(await readdir(directory)).toEqual([]);
    openSpool(directory, session, log).append(report(1));
    const old = new Date(Date.now() - 8 * 24 * 3_600_000);
    await utimes(spoolFileOf(directory, session.session_id, process.pid), old, old);
    const away = () => async () => Promise.reject(new Error('away'));
    expect(await recoverSpools({ ...gone, directory, senderOf: away })).toBe(0);
    expect(await readdir(directory)).toEqual([]);
  });

  it('leave files of others alone', async () => {
    const directory = await spoolDirectory();
    await writeFile(join(directory, 'notes.txt'), 'mine');
    expect(await recoverSpools({ ...gone, directory, senderOf: receiver().senderOf })).toBe(0);
    expect(await readdir(directory)).toEqual(['notes.txt']);
  });
});
