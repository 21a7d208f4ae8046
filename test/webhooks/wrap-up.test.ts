import type { Rooms, SessionReport } from '@patchbay/core/session-orchestrator';
import { fixedClock, openTestDatabase } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { sessionServices } from '../sessions/support/session-services.ts';

const ORIGIN = { request_id: 'sweep', source: 'scheduler' };
const clock = fixedClock();
const test = await openTestDatabase({ clock });
/** Every room is gone already. */
const rooms = {
  close: async () => undefined,
  presence: async () => ({ exists: false, agent: false, caller: false }),
} as unknown as Rooms;
const services = sessionServices(test, clock, rooms);
const outbox = test.client.db(test.name).collection('outbox_events');

const joined: SessionReport = { seq: 1, at: '2026-11-22T10:00:05.000Z', type: 'agent_joined', worker_id: 'w' };
const told = async (id: string) =>
  (await outbox.find({ 'data.entity.id': id }).sort({ _id: 1 }).toArray()).map(({ type }) => type);

describe('a session whose agent says nothing any more', () => {
  it('is announced two minutes after its end, once, by whichever sweep', async () => {
    const { scope, session } = await services.seed('dispatching');
    await services.receive(scope, session.id, [joined]);
    await services.lifecycle.over(scope, session, 'agent_lost');
    clock.advance(119_000);
    await services.watchdog.sweep(ORIGIN);
    expect(await told(session.id)).not.toContain('transcript.ready');
    clock.advance(2_000);
    await Promise.all([1, 2, 3].map(() => services.watchdog.sweep(ORIGIN)));
    await services.watchdog.sweep(ORIGIN);
    expect((await told(session.id)).slice(-3)).toEqual(['session.failed', 'transcript.ready', 'usage.recorded']);
    expect(await told(session.id)).toHaveLength(5);
  });

  it('is announced with nothing in it where no agent ever came', async () => {
    const { scope, session } = await services.seed('created');
    await services.lifecycle.over(scope, session, 'dispatch_failed');
    clock.advance(121_000);
    await services.watchdog.sweep(ORIGIN);
    const [ready] = await outbox.find({ 'data.entity.id': session.id, type: 'transcript.ready' }).toArray();
    expect(ready?.['data'].object).toMatchObject({ status: 'failed', turns: 0, tool_calls: 0 });
  });
});
