import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { traceIdSchema } from '@patchbay/core/kernel';
import { type SessionReport, sessionReportSchema, sessionReportsSchema } from '@patchbay/core/session-orchestrator';
import type { Logger } from '@patchbay/observability';
import { z } from 'zod';
import { isRunning } from '../worker/process-alive.ts';
import { batchOf } from './report-batch.ts';
import type { SendReports } from './report-sender.ts';
import type { SpoolHeader } from './report-spool.ts';

export interface SpoolRecoveryDeps {
  readonly directory: string;
  readonly senderOf: (session: SpoolHeader) => SendReports;
  readonly log: Logger;
  /** Whether a process is there; the operating system is asked, unless given. */
  readonly isAlive?: (pid: number) => boolean;
}

/** The session is long over by then, whatever the reports say. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;
const EVERY_MS = 10_000;
const LAST_ROUND_MS = 5_000;
const FILE = /^ses_[0-9A-Z]{26}\.(?<pid>\d+)\.jsonl$/;
const { tenant_id, run_id } = sessionReportsSchema.shape;
const headerSchema = z.strictObject({ session_id: z.string(), tenant_id, run_id, trace_id: traceIdSchema.optional() });

/**
 * Sends what processes that are gone have left on disk: one that was killed, or that could not reach the API until it
 * had to end. Each file is removed when all of it is confirmed, or can never be.
 *
 * @returns how many files are still there, for the next round.
 */
export async function recoverSpools({
  directory,
  senderOf,
  log,
  isAlive = isRunning,
}: SpoolRecoveryDeps): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  let left = 0;
  for (const name of names) {
    const pid = Number(FILE.exec(name)?.groups?.pid);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const path = join(directory, name);
    const isDone = await sendFile(path, senderOf, log).catch((error: unknown) => {
      log.warn('reports of a process that is gone could not be sent; trying again', { file: name, error });
      return false;
    });
    if (isDone || (await isTooOld(path))) await rm(path, { force: true });
    else left += 1;
  }
  return left;
}

/** Recovery for as long as a worker lives. */
export interface SpoolRecovery {
  /** Does so now, besides. */
  now(): Promise<void>;
  /** Does so for a last time, for jobs that ended with the worker. */
  end(): Promise<void>;
}

/** Does so at once and from then on. */
export function keepRecovering(deps: SpoolRecoveryDeps, every_ms = EVERY_MS): SpoolRecovery {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let going: Promise<void> = Promise.resolve();
  /** One after the other: two of them would send the same. */
  function now(): Promise<void> {
    const round = async () => void (await recoverSpools(deps));
    going = going.then(round).catch((error: unknown) => deps.log.warn('the spool could not be read', { error }));
    return going;
  }
  async function again(): Promise<void> {
    await now();
    if (!isEnded) timer = setTimeout(() => void again(), every_ms);
  }
  void again();
  return {
    now,
    async end() {
      isEnded = true;
      clearTimeout(timer);
      // An API that is away must not hold the worker: the files stay for the next one.
      await Promise.race([now(), sleep(LAST_ROUND_MS, undefined, { ref: false })]);
    },
  };
}

/** Whether nothing of the file is left to send. */
async function sendFile(path: string, senderOf: SpoolRecoveryDeps['senderOf'], log: Logger): Promise<boolean> {
  const [first = '', ...lines] = (await readFile(path, 'utf8')).split('\n');
  const header = headerSchema.safeParse(jsonOf(first));
  if (!header.success) return true;
  const { session_id } = header.data;
  // The last line may be torn: the process was killed while it wrote it.
  let reports = lines.flatMap((line): SessionReport[] => {
    const report = sessionReportSchema.safeParse(jsonOf(line));
    return report.success ? [report.data] : [];
  });
  const send = senderOf(header.data);
  while (reports.length > 0) {
    const result = await send(batchOf(reports), AbortSignal.timeout(30_000));
    if ('refused_status' in result) {
      log.error('the API refuses reports of a process that is gone', { session_id, dropped: reports.length });
      return true;
    }
    const waiting = reports.filter(({ seq }) => seq > result.accepted_seq);
    if (waiting.length === reports.length) return false;
    reports = waiting;
  }
  log.info('reports of a process that is gone are delivered', { session_id });
  return true;
}

async function isTooOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs > MAX_AGE_MS;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
