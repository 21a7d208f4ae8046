import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@patchbay/core/kernel';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import type { Logger } from '@patchbay/observability';
import { batchOf } from './report-batch.ts';
import type { SendReports } from './report-sender.ts';
import type { ReportSpool } from './report-spool.ts';
import type { UnnumberedReport } from './unnumbered-report.ts';

/** Reports of one session on their way to the API. */
export interface ReportOutbox {
  /** Numbers the report and queues it; never blocks, never throws. */
  add(report: UnnumberedReport): void;
  /** Waits until what there is now is accepted, at most `deadline_ms`. */
  flush(deadline_ms: number): Promise<void>;
  /** Waits until everything is accepted, at most `deadline_ms`; returns how many reports are not. Call once, last. */
  close(deadline_ms: number): Promise<number>;
}

export interface ReportOutboxDeps {
  readonly send: SendReports;
  readonly clock: Clock;
  readonly log: Logger;
  /** Keeps on disk what is not confirmed, for the next process. */
  readonly spool: ReportSpool;
}

const BACKOFF_MS = { first: 200, most: 10_000, most_when_closing: 500 };

/**
 * Keeps reports in order until the API confirms them by number. One request is on its way at a time; what comes up
 * meanwhile leaves together with the next. A refusal that no retry can mend drops the rest: the session is gone.
 */
export function createReportOutbox({ send, clock, log, spool: disk }: ReportOutboxDeps): ReportOutbox {
  let spool: SessionReport[] = [];
  const stop = new AbortController();
  let nextSeq = 1;
  let isRefused = false;
  let isClosing = false;
  let pump: Promise<void> | undefined;
  let nudge = new AbortController();

  async function sendOnce(): Promise<boolean> {
    const batch = batchOf(spool);
    const result = await send(batch, stop.signal);
    if ('refused_status' in result) {
      isRefused = true;
      log.error('the API refuses the reports of this session', {
        status: result.refused_status,
        dropped: spool.length,
      });
      spool = [];
      disk.clear();
      return true;
    }
    const before = spool.length;
    spool = spool.filter(({ seq }) => seq > result.accepted_seq);
    if (spool.length === 0) disk.clear();
    return spool.length < before;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (spool.length > 0 && !stop.signal.aborted) {
      const progressed = await sendOnce().catch((error: unknown) => {
        // Once is a warning; an API that stays away would fill the log.
        if (failures === 0) log.warn('reports could not be sent; trying again', { error });
        return false;
      });
      failures = progressed ? 0 : failures + 1;
      if (!progressed) await pause(failures);
    }
  }

  async function pause(failures: number): Promise<void> {
    const most = isClosing ? BACKOFF_MS.most_when_closing : BACKOFF_MS.most;
    const wait = Math.min(BACKOFF_MS.first * 2 ** (failures - 1), most);
    await sleep(wait, undefined, { signal: nudge.signal }).catch(() => undefined);
  }

  function start(): void {
    pump ??= run().finally(() => {
      pump = undefined;
    });
  }

  return {
    add(report) {
      if (isRefused) return;
      const numbered = { ...report, seq: nextSeq, at: clock.now().toISOString() } as SessionReport;
      spool.push(numbered);
      disk.append(numbered);
      nextSeq += 1;
      start();
    },
    async flush(deadlineMs) {
      await Promise.race([pump, sleep(deadlineMs, undefined, { ref: false })]);
    },
    async close(deadlineMs) {
      isClosing = true;
      nudge.abort();
      nudge = new AbortController();
      const timer = setTimeout(() => {
        stop.abort();
        nudge.abort();
      }, deadlineMs);
      if (spool.length > 0) start();
      await pump;
      clearTimeout(timer);
      if (spool.length > 0) log.error('reports wait on disk: the API did not confirm them', { waiting: spool.length });
      return spool.length;
    },
  };
}
