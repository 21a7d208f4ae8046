import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DispatchMetadata, SessionReport } from '@patchbay/core/session-orchestrator';
import type { Logger } from '@patchbay/observability';

/** Whose reports a file holds; its first line. */
export interface SpoolHeader extends Pick<DispatchMetadata, 'session_id' | 'tenant_id' | 'trace_id'> {
  /** The process, as the API knows it: the numbers of its reports are its own. */
  readonly run_id: string;
}

/** Reports of one session on disk for as long as the API has not confirmed them. Never throws. */
export interface ReportSpool {
  append(report: SessionReport): void;
  /** Everything is confirmed, or will never be taken. */
  clear(): void;
}

/** Most that one session leaves on disk; what goes beyond stays in memory alone. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The file says in its name which process fills it, so that others can tell when that one is gone. */
export const spoolFileOf = (directory: string, sessionId: string, pid: number) =>
  join(directory, `${sessionId}.${pid}.jsonl`);

/**
 * A file a session, readable by its owner alone. Writing is synchronous: a report that was added is on disk when the
 * process is killed in the next moment. It takes microseconds, a few times a minute.
 */
export function openSpool(directory: string, header: SpoolHeader, log: Logger): ReportSpool {
  const path = spoolFileOf(directory, header.session_id, process.pid);
  let bytes = 0;
  let isBroken = false;

  function write(text: string): void {
    if (isBroken) return;
    try {
      if (bytes === 0) mkdirSync(directory, { recursive: true, mode: 0o700 });
      if (bytes + text.length > MAX_FILE_BYTES) throw new Error('the spool of this session is full');
      appendFileSync(path, text, { mode: 0o600 });
      bytes += text.length;
    } catch (error) {
      isBroken = true;
      log.warn('reports are kept in memory alone', { error });
    }
  }

  return {
    append(report) {
      const line = `${JSON.stringify(report)}\n`;
      const { session_id, tenant_id, run_id, trace_id } = header;
      write(bytes === 0 ? `${JSON.stringify({ session_id, tenant_id, run_id, trace_id })}\n${line}` : line);
    },
    clear() {
      if (bytes === 0) return;
      bytes = 0;
      isBroken = false;
      try {
        rmSync(path, { force: true });
      } catch (error) {
        log.warn('confirmed reports could not be removed from disk', { error });
      }
    },
  };
}
