import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '@patchbay/observability';
import { z } from 'zod';

/** Which room a job process is in, and as whom. */
export const agentNoteSchema = z.strictObject({ session_id: z.string(), room: z.string(), identity: z.string() });
export type AgentNote = z.output<typeof agentNoteSchema>;

/** The file says in its name whose it is, so that the worker can tell when that process is gone. */
export const noteFileOf = (directory: string, pid: number) => join(directory, `agent.${pid}.json`);

/**
 * Leaves word for the worker: for as long as it lies there, its process has an agent in the room. Never throws; without
 * it the media server finds out by itself, only later.
 *
 * @returns takes it back, when the process ends as it should.
 */
export function noteAgent(directory: string, note: AgentNote, log: Logger): () => void {
  const path = noteFileOf(directory, process.pid);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(path, JSON.stringify(note), { mode: 0o600 });
  } catch (error) {
    log.warn('the worker could not be told which room this is', { error });
  }
  return () => rmSync(path, { force: true });
}
