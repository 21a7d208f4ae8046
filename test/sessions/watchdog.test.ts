import { createRoomEventService } from '@patchbay/core/session-orchestrator';
import { livekitRooms } from '@patchbay/livekit';
import type { Caller } from '@patchbay/local-stack/participant';
import { createSessionWatchList } from '@patchbay/mongo';
import { countAuditEvents, fixedClock, openTestDatabase, TENANT_B, theAuditEvent } from '@patchbay/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMediaServer } from './support/media-server.ts';
import { DEADLINE_SECONDS, MAX_SECONDS, sessionServices } from './support/session-services.ts';

const clock = fixedClock(new Date());
const test = await openTestDatabase({ clock });
const ORIGIN = { request_id: 'watchdog-test', source: 'queue' };

let media: Awaited<ReturnType<typeof startMediaServer>>;
let services: ReturnType<typeof sessionServices>;
const agents: Caller[] = [];

beforeAll(async () => {
  media = await startMediaServer();
  const rooms = livekitRooms({ ...media, agent_name: 'patchbay' });
  services = sessionServices(test, clock, rooms);
}, 600_000);

afterAll(async () => {
  const { dispose } = await import('@livekit/rtc-node');
  await Promise.all(agents.map((agent) => agent.leave()));
  await dispose();
});

beforeEach(() => services.scheduled.splice(0));

const pass = (seconds: number) => clock.advance(seconds * 1000);

/** A session in its room, as a start leaves it: with an agent or without. */
async function running(status: 'dispatching' | 'active', { agent }: { agent: boolean }) {
  const { scope, session } = await services.seed(status);
  await media.rooms.createRoom({ name: session.id, emptyTimeout: 60, departureTimeout: 20 });
  const participant = agent ? await media.joinAsAgent(session.id) : undefined;
  if (participant !== undefined) agents.push(participant);
  const check = () => services.watchdog.check({ session_id: session.id, tenant_id: scope.tenant_id }, ORIGIN);
  const now = async () => {
    const found = await services.sessions.get(scope, session.id);
    return [found?.status, found?.end_reason];
  };
  return { id: session.id, scope, check, now, participant };
}

describe('a session that waits for its agent', () => {
  it('is left alone until its deadline, gets one more agent, then is failed, and its room is closed', async () => {
    const { id, check, now } = await running('dispatching', { agent: false });
    await media.dispatches.createDispatch(id, 'patchbay', { metadata: 'the first' });
    pass(DEADLINE_SECONDS - 1);
    await check();
    const dispatched = async () => {
      const all = await media.dispatches.listDispatch(id);
      return all.filter(({ agentName }) => agentName === 'patchbay').map(({ metadata }) => metadata);
    };
    expect([await now(), await dispatched()]).toEqual([['dispatching', null], ['the first']]);
    pass(1);
    await Promise.all([check(), check(), check()]);
    expect(await now()).toEqual(['dispatching', null]);
    expect((await dispatched()).map((metadata) => JSON.parse(metadata))).toMatchObject([{ session_id: id }]);
    expect(services.scheduled).toEqual([{ session_id: id, seconds: DEADLINE_SECONDS }]);
    await theAuditEvent(test, { action: 'session.redispatched', entity_id: id });
    pass(DEADLINE_SECONDS - 1);
    await check();
    expect(await now()).toEqual(['dispatching', null]);
    pass(1);
    await check();
    expect(await now()).toEqual(['failed', 'agent_not_joined']);
    expect(await media.hasRoom(id)).toBe(false);
    const event = await theAuditEvent(test, { action: 'session.failed', entity_id: id });
    expect(event).toMatchObject({
      actor_id: 'session-watchdog',
      old_value: { status: 'dispatching', end_reason: null },
      new_value: { status: 'failed', end_reason: 'agent_not_joined' },
    });
  });

  it('goes on with the second agent when that one comes', async () => {
    const { id, scope, check, now } = await running('dispatching', { agent: false });
    pass(DEADLINE_SECONDS);
    await check();
    agents.push(await media.joinAsAgent(id));
    const at = clock.now().toISOString();
    await services.receive(scope, id, [{ seq: 1, at, type: 'agent_joined', worker_id: 'w' }], 'second');
    pass(DEADLINE_SECONDS * 2);
    await check();
    expect(await now()).toEqual(['active', null]);
  });

  it('is looked at once more when its agent is in the room but has not reported, then failed', async () => {
    const { id, check, now } = await running('dispatching', { agent: true });
    pass(DEADLINE_SECONDS);
    await check();
    expect(await now()).toEqual(['dispatching', null]);
    expect(services.scheduled).toEqual([{ session_id: id, seconds: 15 }]);
    pass(15);
    await check();
    expect(await now()).toEqual(['failed', 'agent_not_joined']);
    expect(await media.hasRoom(id)).toBe(false);
  });

  it('goes on when the report came while the watchdog waited', async () => {
    const { id, scope, check, now } = await running('dispatching', { agent: true });
    pass(DEADLINE_SECONDS);
    await check();
    const at = clock.now().toISOString();
    await services.receive(scope, id, [{ seq: 1, at, type: 'agent_joined', worker_id: 'w' }]);
    pass(15);
    await check();
    expect(await now()).toEqual(['active', null]);
    expect(await media.hasRoom(id)).toBe(true);
  });
});

describe('a session that is active', () => {
  it('is left alone while its agent is there, long after the deadline', async () => {
    const { check, now } = await running('active', { agent: true });
    pass(DEADLINE_SECONDS * 5);
    await check();
    expect(await now()).toEqual(['active', null]);
  });

  it('takes webhooks that are late, repeated or in the wrong order for what they are: reasons to look', async () => {
    const { id, scope, check, now } = await running('active', { agent: true });
    let looks = 0;
    const alarms = {
      schedule: async () => {
        looks += 1;
        await check();
      },
    };
    const take = createRoomEventService({ alarms });
    const about = { session_id: id, tenant_id: scope.tenant_id };
    const types = ['room_finished', 'agent_left', 'agent_left', 'room_finished', 'agent_left'] as const;
    await Promise.all(types.map((type) => take({ type, ...about })));
    expect([looks, await now()]).toEqual([5, ['active', null]]);
    await media.rooms.deleteRoom(id);
    await Promise.all(types.map((type) => take({ type, ...about })));
    expect(await now()).toEqual(['ended', 'room_closed']);
    await theAuditEvent(test, { action: 'session.ended', entity_id: id });
  });

  it('gets one more agent when its own is lost and its caller is still there; when that one is lost too, it is failed', async () => {
    const { id, check, now, participant } = await running('active', { agent: true });
    const caller = await media.joinAsCaller(id);
    agents.push(caller);
    const alone = async () => (await media.rooms.listParticipants(id)).length;
    await expect.poll(alone, { timeout: 5_000 }).toBe(2);
    await participant?.leave();
    await expect.poll(alone, { timeout: 5_000 }).toBe(1);
    await Promise.all([check(), check(), check()]);
    expect(await now()).toEqual(['active', null]);
    const dispatched = (await media.dispatches.listDispatch(id)).map(({ metadata }) => JSON.parse(metadata));
    expect(dispatched).toMatchObject([{ session_id: id }]);
    await theAuditEvent(test, { action: 'session.redispatched', entity_id: id });
    pass(DEADLINE_SECONDS - 1);
    await check();
    expect(await now()).toEqual(['active', null]);
    pass(1);
    await check();
    expect(await now()).toEqual(['failed', 'agent_lost']);
    expect(await media.hasRoom(id)).toBe(false);
  });

  it('is failed when its agent has left and nobody else is there, and the room is closed', async () => {
    const { id, check, now, participant } = await running('active', { agent: true });
    await participant?.leave();
    await expect.poll(async () => (await media.rooms.listParticipants(id)).length, { timeout: 5_000 }).toBe(0);
    await check();
    expect(await now()).toEqual(['failed', 'agent_lost']);
    expect(await media.hasRoom(id)).toBe(false);
  });

  it('is ended when its room is gone', async () => {
    const { id, check, now } = await running('active', { agent: true });
    await media.rooms.deleteRoom(id);
    await check();
    expect(await now()).toEqual(['ended', 'room_closed']);
  });

  it('is ended at its longest duration, agent or not', async () => {
    const { id, check, now } = await running('active', { agent: true });
    pass(MAX_SECONDS);
    await check();
    expect(await now()).toEqual(['ended', 'max_duration']);
    expect(await media.hasRoom(id)).toBe(false);
  });
});

describe('a session that is over', () => {
  it('keeps its first reason, and loses a room that a lost answer or a failed close has left', async () => {
    const { id, scope, check, now } = await running('dispatching', { agent: true });
    const session = await services.sessions.get(scope, id);
    if (session === null) throw new Error('the session is gone');
    await services.lifecycle.over(scope, session, 'dispatch_failed');
    const audited = await countAuditEvents(test);
    pass(MAX_SECONDS);
    await check();
    expect(await now()).toEqual(['failed', 'dispatch_failed']);
    expect(await media.hasRoom(id)).toBe(false);
    await check();
    expect(await countAuditEvents(test)).toBe(audited);
  });

  it('has its room closed later, when the media server is away now', async () => {
    const away = livekitRooms({ url: 'ws://127.0.0.1:9', api_key: 'key', api_secret: 's'.repeat(32), agent_name: 'a' });
    const cut = sessionServices(test, clock, away);
    const { id, now } = await running('active', { agent: false });
    pass(MAX_SECONDS);
    await cut.watchdog.check({ session_id: id, tenant_id: (await services.seed('ended')).scope.tenant_id }, ORIGIN);
    expect(await now()).toEqual(['ended', 'max_duration']);
    expect(cut.scheduled).toEqual([{ session_id: id, seconds: 60 }]);
    await expect(
      cut.watchdog.check({ session_id: id, tenant_id: (await services.seed('ended')).scope.tenant_id }, ORIGIN),
    ).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

describe('several watchdogs', () => {
  it('end a session once between them', async () => {
    const { id, check, now } = await running('dispatching', { agent: false });
    pass(DEADLINE_SECONDS);
    await check();
    pass(DEADLINE_SECONDS);
    await Promise.all(Array.from({ length: 6 }, check));
    expect(await now()).toEqual(['failed', 'agent_not_joined']);
    await theAuditEvent(test, { action: 'session.failed', entity_id: id });
  });

  it('do nothing for a session of another tenant, whatever a message says', async () => {
    const { id, now } = await running('dispatching', { agent: false });
    pass(DEADLINE_SECONDS);
    await services.watchdog.check({ session_id: id, tenant_id: TENANT_B }, ORIGIN);
    expect(await now()).toEqual(['dispatching', null]);
  });
});

/** Ends what other tests left waiting: after its deadline, after that of the second agent, and with what is told then. */
async function settle(): Promise<void> {
  for (const seconds of [DEADLINE_SECONDS, DEADLINE_SECONDS, 120]) {
    pass(seconds + 1);
    await services.watchdog.sweep(ORIGIN);
  }
}

describe('the sweep', () => {
  it('finds what no message came for, in every tenant, and nothing that is not overdue', async () => {
    await settle();
    const waiting = await services.seed('created');
    const other = await services.seed('dispatching', TENANT_B);
    const healthy = await running('active', { agent: true });
    pass(DEADLINE_SECONDS + 1);
    const young = await services.seed('created');
    expect(await services.watchdog.sweep(ORIGIN)).toEqual({ checked: 2, failed: 0 });
    const reasonOf = async ({ scope, session }: typeof waiting) =>
      (await services.sessions.get(scope, session.id))?.end_reason;
    expect(await Promise.all([waiting, other, young].map(reasonOf))).toEqual([
      'agent_not_joined',
      'agent_not_joined',
      null,
    ]);
    expect(await healthy.now()).toEqual(['active', null]);
    pass(MAX_SECONDS);
    await services.watchdog.sweep(ORIGIN);
    expect(await healthy.now()).toEqual(['ended', 'max_duration']);
  });

  it('still sees sessions past their end when a crowd waits for agents', async () => {
    await settle();
    const long = await services.seed('active');
    pass(MAX_SECONDS - DEADLINE_SECONDS);
    for (let count = 0; count < 4; count += 1) await services.seed('created');
    pass(DEADLINE_SECONDS + 1);
    const found = await createSessionWatchList(test.database).overdue(clock.now(), 4, new Date(0));
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({ id: long.session.id, tenant_id: long.scope.tenant_id });
  });
});
