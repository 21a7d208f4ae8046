import { readdirSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@patchbay/observability';
import { type AgentNote, agentNoteSchema } from './agent-note.ts';
import { isRunning } from './process-alive.ts';

export interface LostAgentsDeps {
  readonly directory: string;
  /** Delivers what processes that are gone had left to report. */
  readonly recover: () => Promise<unknown>;
  /** Takes an agent out of a room. */
  readonly remove: (room: string, identity: string) => Promise<void>;
  readonly log: Logger;
  /** Whether a process is there; the operating system is asked, unless given. */
  readonly isAlive?: (pid: number) => boolean;
}

const FILE = /^agent\.(?<pid>\d+)\.json$/;
/** Whoever goes on knows what was said by then; a caller who waits must not wait for an API that is away. */
const RECOVER_WITHIN_MS = 2_000;
/** The media server has long found out by itself. */
const MAX_AGE_MS = 120_000;

/**
 * Takes agents out of their rooms whose job process is gone without a good-bye: killed, crashed, out of memory. The media
 * server tells of it at once, and the session's watchdog asks for another agent; by itself it would notice half a minute
 * later. One look, to be repeated; never throws.
 */
export async function removeLostAgents(deps: LostAgentsDeps): Promise<void> {
  const { directory, isAlive = isRunning } = deps;
  const names = filesIn(directory);
  const lost = names.filter((name) => {
    const pid = Number(FILE.exec(name)?.groups?.pid);
    return !Number.isNaN(pid) && !isAlive(pid);
  });
  if (lost.length === 0) return;
  const recovered = deps.recover().catch((error: unknown) => deps.log.warn('the spool could not be read', { error }));
  await Promise.race([recovered, sleep(RECOVER_WITHIN_MS, undefined, { ref: false })]);
  await Promise.all(lost.map((name) => removeOne(join(directory, name), deps)));
}

/** At once: it is a short list on the local disk, and a trip to another thread twice a second costs more than to read it. */
function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

async function removeOne(path: string, { remove, log }: LostAgentsDeps): Promise<void> {
  try {
    const note = noteIn(await readFile(path, 'utf8'));
    if (note !== null && !(await isOld(path))) {
      await remove(note.room, note.identity);
      log.warn('an agent whose process is gone was taken out of its room', { session_id: note.session_id });
    }
    await rm(path, { force: true });
  } catch (error) {
    log.warn('an agent whose process is gone could not be taken out of its room; trying again', { error });
  }
}

const isOld = async (path: string) => Date.now() - (await stat(path)).mtimeMs > MAX_AGE_MS;

function noteIn(text: string): AgentNote | null {
  try {
    return agentNoteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
