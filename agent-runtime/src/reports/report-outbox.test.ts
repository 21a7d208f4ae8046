import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { createReportOutbox, type ReportOutbox } from './report-outbox.ts';
import type { SendReports, SendResult } from './report-sender.ts';
import type { ReportSpool } from './report-spool.ts';

const log = createLogger({ level: 'silent' });
const clock = { now: () => new Date('2026-11-22T10:00:00.000Z') };

function outboxOver(send: SendReports, spool: ReportSpool = diskSpool()): ReportOutbox {
  return createReportOutbox({ send, clock, log, spool });
}

/** What is on disk, by number. */
function diskSpool() {
  const held: number[] = [];
  return {
    held,
    append: ({ seq }: SessionReport) => {
      held.push(seq);
    },
    clear: () => {
      held.length = 0;
    },
  };
}

/** Takes reports like the API: what comes next in order, each once. */
function receiver() {
  const kept: SessionReport[] = [];
  const batches: number[][] = [];
  const take = (reports: readonly SessionReport[]): SendResult => {
    batches.push(reports.map(({ seq }) => seq));
    for (const report of reports) if (report.seq === 1 + kept.length) kept.push(report);
    return { accepted_seq: kept.length };
  };
  return { kept, batches, take };
}

function call(outbox: ReportOutbox, name: string): void {
  outbox.add({ type: 'tool_call', tool_name: name, ok: true, duration_ms: 1 });
}

describe('report outbox', () => {
  it('numbers reports in the order in which things happened', async () => {
    const api = receiver();
    const outbox = outboxOver(async (reports) => api.take(reports));
    for (const name of ['a', 'b', 'c']) call(outbox, name);
    expect(await outbox.close(1_000)).toBe(0);
    expect(api.kept.map((report) => report.type === 'tool_call' && [report.seq, report.tool_name])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(api.kept[0]?.at).toBe('2026-11-22T10:00:00.000Z');
  });

  it('sends one batch at a time, and what comes up meanwhile together', async () => {
    const api = receiver();
    const gate = Promise.withResolvers<void>();
    let running = 0;
    const outbox = outboxOver(async (reports) => {
      running += 1;
      expect(running).toBe(1);
      if (api.batches.length === 0) await gate.promise;
      running -= 1;
      return api.take(reports);
    });
    call(outbox, 'a');
    await Promise.resolve();
    for (const name of ['b', 'c', 'd']) call(outbox, name);
    gate.resolve();
    await outbox.close(1_000);
    expect(api.batches).toEqual([[1], [2, 3, 4]]);
  });

  it('keeps a report until it is confirmed: failures, lost answers and partial answers cost nothing', async () => {
    const api = receiver();
    const behaviour: ((reports: readonly SessionReport[]) => SendResult)[] = [
      () => {
        throw new Error('connection refused');
      },
      (reports) => {
        api.take(reports);
        throw new Error('the answer was lost');
      },
      (reports) => api.take(reports.slice(0, 1)),
    ];
    const outbox = outboxOver(async (reports) => (behaviour.shift() ?? api.take)(reports));
    for (const name of ['a', 'b', 'c']) call(outbox, name);
    expect(await outbox.close(5_000)).toBe(0);
    expect(api.kept.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('leaves on disk what is not confirmed, and nothing else', async () => {
    const api = receiver();
    const disk = diskSpool();
    let isAway = false;
    const outbox = outboxOver(async (reports) => {
      if (isAway) throw new Error('away');
      return api.take(reports);
    }, disk);
    call(outbox, 'a');
    expect(disk.held).toEqual([1]);
    await expect.poll(() => disk.held).toEqual([]);
    isAway = true;
    for (const name of ['b', 'c']) call(outbox, name);
    expect(await outbox.close(200)).toBe(2);
    expect(disk.held).toEqual([2, 3]);
  });

  it('never sends more at once than the API takes', async () => {
    const api = receiver();
    const outbox = outboxOver(async (reports) => api.take(reports));
    call(outbox, 'first');
    for (let n = 0; n < 450; n += 1) call(outbox, `call-${n}`);
    for (let n = 0; n < 20; n += 1) {
      outbox.add({
        type: 'turn',
        role: 'user',
        text: 'x'.repeat(30_000),
        modality: 'text',
        interrupted: false,
        citations: [],
      });
    }
    expect(await outbox.close(5_000)).toBe(0);
    expect(api.kept).toHaveLength(471);
    expect(Math.max(...api.batches.map((batch) => batch.length))).toBe(200);
    expect(api.batches.at(-1)?.length).toBeLessThan(9);
  });

  it('gives up on a session that the API does not know', async () => {
    let sent = 0;
    const outbox = outboxOver(async () => {
      sent += 1;
      return { refused_status: 404 };
    });
    call(outbox, 'a');
    expect(await outbox.close(1_000)).toBe(0);
    call(outbox, 'b');
    expect(sent).toBe(1);
  });

  it('says how many reports it could not deliver by the deadline, and stops trying', async () => {
    let signal: AbortSignal | undefined;
    const outbox = outboxOver(async (_reports, given) => {
      signal = given;
      throw new Error('away');
    });
    call(outbox, 'a');
    call(outbox, 'b');
    const startedAt = performance.now();
    expect(await outbox.close(300)).toBe(2);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(signal?.aborted).toBe(true);
  });
});
