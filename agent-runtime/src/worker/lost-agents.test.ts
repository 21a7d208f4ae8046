import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noteAgent, noteFileOf } from './agent-note.ts';
import { removeLostAgents } from './lost-agents.ts';

const log = createLogger({ level: 'silent' });
const note = { session_id: idOf('session', 1), room: 'room-1', identity: 'agent-AJ_1' };

/** A spool with the note of this process, and a worker that looks at it. */
async function worker() {
  const directory = await mkdtemp(join(tmpdir(), 'notes-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const takeBack = noteAgent(directory, note, log);
  const done: string[] = [];
  const deps = {
    directory,
    recover: async () => void done.push('recovered'),
    remove: async (room: string, identity: string) => void done.push(`${room} ${identity}`),
    log,
  };
  return { directory, takeBack, done, deps };
}
const dead = { isAlive: () => false };

describe('an agent whose process is gone', () => {
  it('is taken out of its room, once, after what it had left to report was delivered', async () => {
    const { directory, done, deps } = await worker();
    await removeLostAgents({ ...deps, ...dead });
    await removeLostAgents({ ...deps, ...dead });
    expect(done).toEqual(['recovered', 'room-1 agent-AJ_1']);
    expect(await readdir(directory)).toEqual([]);
  });

  it('is taken out though its reports cannot be delivered now', async () => {
    const { done, deps } = await worker();
    await removeLostAgents({ ...deps, ...dead, recover: () => Promise.reject(new Error('away')) });
    await writeFile(noteFileOf(deps.directory, 1), JSON.stringify(note));
    await removeLostAgents({ ...deps, ...dead, recover: () => new Promise(() => undefined) });
    expect(done).toEqual(['room-1 agent-AJ_1', 'room-1 agent-AJ_1']);
  });

  it('is tried again while the media server is away, and given up when that has long noticed', async () => {
    const { directory, done, deps } = await worker();
    await removeLostAgents({ ...deps, ...dead, remove: () => Promise.reject(new Error('away')) });
    expect(await readdir(directory)).toHaveLength(1);
    const old = new Date(Date.now() - 200_000);
    await utimes(noteFileOf(directory, process.pid), old, old);
    await removeLostAgents({ ...deps, ...dead });
    expect(done).toEqual(['recovered', 'recovered']);
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('an agent is left alone', () => {
  it('whose process lives, and one that took its note back', async () => {
    const { directory, takeBack, done, deps } = await worker();
    await removeLostAgents(deps);
    expect(await readdir(directory)).toHaveLength(1);
    takeBack();
    await removeLostAgents({ ...deps, ...dead });
    expect(done).toEqual([]);
  });

  it('with a note that nobody can read: it goes', async () => {
    const { directory, done, deps } = await worker();
    await writeFile(noteFileOf(directory, process.pid), '{"room":');
    await removeLostAgents({ ...deps, ...dead });
    expect(done).toEqual(['recovered']);
    expect(await readdir(directory)).toEqual([]);
  });
});
