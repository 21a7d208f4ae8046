import { beforeEach, describe, expect, it } from 'vitest';
import { berliners, openBatchEngine } from './support/batch-engine.ts';

const test = await openBatchEngine();
const { scope, service, network, dialled, open, reads } = test;

beforeEach(async () => {
  for (const id of [...open.keys()]) await test.end(id, 'answered');
  for (const { id } of (await reads.list(scope, { limit: 100, order: 'asc' })).data) {
    await service.cancel(scope, id).catch(() => undefined);
  }
  await test.run();
  dialled.length = 0;
  Object.assign(network, { allowed: 100, others: 0, most: 0, dies: 'never' });
  test.pass(3_600);
});

const rowsOf = async (id: string) => (await reads.rows(scope, id, { limit: 100, order: 'asc' })).data;

describe('a batch', () => {
  it('is called by four engines at once, each row once, never past the concurrency less the reserve', async () => {
    network.allowed = 9;
    network.others = 1;
    const batch = await test.create(berliners(30));
    for (let round = 0; round < 40 && open.size + dialled.length < 60; round += 1) {
      await Promise.all([test.run(), test.run(), test.run(), test.run()]);
      for (const id of [...open.keys()].slice(0, 4)) await test.end(id, 'answered');
      test.pass(10);
      if (dialled.length === 30 && open.size === 0) break;
    }
    await test.run();
    // 9 less 20 percent rounded up is 7, with the one that somebody else holds.
    expect(network.most).toBe(7);
    expect(dialled.map(({ to }) => to).sort()).toEqual(berliners(30).map(({ to }) => to));
    expect(await reads.get(scope, batch.id)).toMatchObject({
      status: 'completed',
      rows: { total: 30, ended: 30, pending: 0, calling: 0, outcomes: { answered: 30 } },
    });
  }, 60_000);

  it('keeps to its own concurrency and to its calls a minute', async () => {
    await test.create(berliners(10), {
      pacing: { max_concurrent: 3, per_minute: 4, inbound_reserve_percent: 0 },
    });
    await test.run();
    expect(open.size).toBe(3);
    for (const id of [...open.keys()]) await test.end(id, 'answered');
    await test.run();
    expect(dialled.length).toBe(4);
    test.pass(59);
    await test.run();
    expect(dialled.length).toBe(4);
    test.pass(1);
    await test.run();
    expect(dialled.length).toBeGreaterThan(4);
  });

  it('calls again by how a call came out, as often and as late as asked', async () => {
    const retries = { busy: { attempts: 2, delay_seconds: 60 }, no_answer: { attempts: 1, delay_seconds: 30 } };
    const batch = await test.create(berliners(3), { retries });
    await test.run();
    const [busy, silent, declined] = dialled.map(({ id }) => id);
    await test.end(busy ?? '', 'busy');
    await test.end(silent ?? '', 'no_answer');
    await test.end(declined ?? '', 'declined');
    test.pass(29);
    await test.run();
    expect(dialled.length).toBe(3);
    test.pass(1);
    await test.run();
    expect(dialled.length).toBe(4);
    await test.end(dialled[3]?.id ?? '', 'no_answer');
    test.pass(30);
    await test.run();
    expect(dialled.length).toBe(5);
    await test.end(dialled[4]?.id ?? '', 'answered');
    await test.run();
    const rows = await rowsOf(batch.id);
    expect(rows.map(({ outcome, attempts }) => [outcome, attempts.map(({ result }) => result)]).sort()).toEqual([
      ['answered', ['busy', 'answered']],
      ['declined', ['declined']],
      ['no_answer', ['no_answer', 'no_answer']],
    ]);
    const report = await reads.report(scope, batch.id, 'csv');
    expect(report).toMatchObject({
      calls: 5,
      calls_by_result: { busy: 1, no_answer: 2, declined: 1, answered: 1 },
    });
    expect(report.csv?.split('\r\n').length).toBe(5);
  });

  it('calls again where a machine picked up, and tells each call what to do about machines: its row, or else the batch', async () => {
    const [first = { to: '' }, second = { to: '' }] = berliners(2);
    const batch = await test.create([{ ...first, voicemail: { policy: 'continue' } }, second], {
      retries: { voicemail: { attempts: 1, delay_seconds: 60 } },
      voicemail: { policy: 'hang_up' },
    });
    await test.run();
    expect(dialled.map(({ voicemail }) => voicemail?.policy).sort()).toEqual(['continue', 'hang_up']);
    for (const { id } of [...dialled]) await test.end(id, 'voicemail');
    await test.run();
    test.pass(60);
    await test.run();
    expect(dialled.length).toBe(4);
    for (const { id } of dialled.slice(2)) await test.end(id, 'voicemail');
    await test.run();
    expect(await reads.get(scope, batch.id)).toMatchObject({ rows: { ended: 2, outcomes: { voicemail: 2 } } });
  });

  it('waits while it is paused, goes on when resumed, and calls nobody once it is canceled', async () => {
    const batch = await test.create(berliners(4), {
      pacing: { max_concurrent: 1, per_minute: 600, inbound_reserve_percent: 0 },
    });
    await test.run();
    await service.pause(scope, batch.id);
    await test.end(dialled[0]?.id ?? '', 'answered');
    await test.run();
    expect(dialled.length).toBe(1);
    await service.resume(scope, batch.id);
    await test.run();
    expect(dialled.length).toBe(2);
    await service.cancel(scope, batch.id);
    await test.end(dialled[1]?.id ?? '', 'answered');
    await test.run();
    expect(dialled.length).toBe(2);
    expect(await reads.get(scope, batch.id)).toMatchObject({
      status: 'canceled',
      rows: { ended: 4, outcomes: { answered: 2, canceled: 2 } },
    });
    await expect(service.resume(scope, batch.id)).rejects.toMatchObject({ code: 'call_batch_ended' });
  });

  it.each(['before', 'after'] as const)(
    'calls once where its engine is killed %s the call is written',
    async (dies) => {
      const batch = await test.create(berliners(3));
      network.dies = dies;
      await test.run();
      network.dies = 'never';
      const claimed = (await rowsOf(batch.id)).map(({ call_id }) => call_id);
      await test.run();
      expect(dialled.length).toBe(dies === 'after' ? 3 : 0);
      test.pass(91);
      await Promise.all([test.run(), test.run(), test.run()]);
      expect(dialled.map(({ id }) => id).sort()).toEqual([...claimed].sort());
      for (const id of [...open.keys()]) await test.end(id, 'answered');
      await test.run();
      expect(await reads.get(scope, batch.id)).toMatchObject({
        status: 'completed',
        rows: { outcomes: { answered: 3 } },
      });
    },
  );

  it('calls people when their own clocks allow it, and gives up when its time is over', async () => {
    test.at('2026-11-27T15:30:00Z');
    const window = { earliest: '09:00', latest: '17:00', weekdays: [1, 2, 3, 4, 5] };
    const rows = [{ to: '+493012345678' }, { to: '+12125550123', time_zone: 'America/New_York' }];
    const batch = await test.create(rows, { window, expires_at: new Date('2026-11-30T12:00:00Z') });
    await test.run();
    expect(dialled.map(({ to }) => to).sort()).toEqual(['+12125550123', '+493012345678']);
    const late = await test.create([{ to: '+493012345679' }, { to: '+81312345678' }], {
      window,
      start_at: new Date('2026-11-27T16:30:00Z'),
      expires_at: new Date('2026-11-30T12:00:00Z'),
    });
    expect((await rowsOf(late.id)).map(({ due_at }) => due_at?.toISOString())).toEqual([
      '2026-11-30T08:00:00.000Z',
      '2026-11-30T00:00:00.000Z',
    ]);
    test.at('2026-11-30T12:00:00Z');
    await test.run();
    expect(await reads.get(scope, late.id)).toMatchObject({ status: 'completed', rows: { outcomes: { expired: 2 } } });
    expect(batch.rows.total).toBe(2);
  });
});

describe('the rows of a batch', () => {
  const rows = [{ to: '+493012345678' }, { to: '12' }, { to: '+12125550123' }, { to: '+493012345679', name: 'x' }];

  it('are refused together, each bad one named', async () => {
    await expect(test.create(rows)).rejects.toMatchObject({
      code: 'unprocessable',
      details: {
        invalid_rows: 3,
        rows: [
          { index: 1, field: 'to' },
          { index: 2, field: 'time_zone' },
          { index: 3, field: 'name' },
        ],
      },
    });
  });

  it('are left out where that is asked for', async () => {
    expect(await test.create(rows, { skip_invalid: true })).toMatchObject({ skipped_rows: 3, rows: { total: 1 } });
  });

  it('are up to 10,000', async () => {
    const batch = await test.create(berliners(10_000), { start_at: new Date('2027-01-01T00:00:00Z') });
    expect((await reads.get(scope, batch.id)).rows).toMatchObject({ total: 10_000, pending: 10_000 });
  }, 30_000);
});
