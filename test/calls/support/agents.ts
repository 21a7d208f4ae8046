import { setTimeout as sleep } from 'node:timers/promises';
import { RoomEvent } from '@livekit/rtc-node';
import { systemClock } from '@patchbay/config';
import { createCallEndings } from '@patchbay/core/calls';
import { systemScope } from '@patchbay/core/kernel';
import { createReportService, createSessionLifecycle, type EndReason } from '@patchbay/core/session-orchestrator';
import type { Caller } from '@patchbay/local-stack/participant';
import { createCallRepository, createSessionRepository } from '@patchbay/mongo';
import type { TestDatabase } from '@patchbay/testing';
import type { MediaServer } from '../../sessions/support/media-server.ts';

interface WaitingSession {
  readonly _id: string;
  readonly tenant_id: string;
  readonly room_name?: string;
}

/** Agents at the phone, without the runtime: they join the rooms that wait for one, and report what the runtime would. */
export interface Agents {
  /** While they are away, nobody joins. */
  setAway(away: boolean): void;
  /** What the runtime reports at the end of a conversation. */
  ends(tenantId: string, sessionId: string, reason: EndReason): Promise<unknown>;
  /** What the runtime reports of a machine that it hung up on, or left a message. */
  meetsMachine(tenantId: string, sessionId: string): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts them. With `hangs_up`, a conversation is over when its phone leaves that had been picked up, and the room is
 * closed, as with the runtime; without it a test says so itself.
 */
export function startAgents(db: TestDatabase, media: MediaServer, { hangs_up = false } = {}): Agents {
  const { database, unit_of_work: unitOfWork } = db;
  const sessions = createSessionRepository(database);
  const endings = createCallEndings({ calls: createCallRepository(database), unitOfWork, clock: systemClock });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork, clock: systemClock, endings });
  const receive = createReportService({ sessions, lifecycle, unitOfWork });
  const there = new Map<string, Caller>();
  let isOver = false;
  let areAway = false;

  const scopeOf = (tenantId: string) => systemScope(tenantId, 'agent', { request_id: 'agent', source: 'internal' });
  const now = () => new Date().toISOString();
  const ends: Agents['ends'] = (tenantId, sessionId, reason) =>
    receive(scopeOf(tenantId), sessionId, [{ seq: 2, at: now(), type: 'ended', reason }]);

  async function hold({ _id, tenant_id, room_name }: WaitingSession): Promise<void> {
    const room = room_name ?? _id;
    const agent = await media.joinAsAgent(room);
    there.set(_id, agent);
    if (hangs_up) {
      // Whoever calls in has picked up; the room of a call that goes out is there before its phone.
      whenPhoneHasLeft(agent, room_name !== undefined, async () => {
        await ends(tenant_id, _id, 'participant_left');
        await media.rooms.deleteRoom(room);
      });
    }
    await receive(scopeOf(tenant_id), _id, [{ seq: 1, at: now(), type: 'agent_joined', worker_id: 'w' }]);
  }

  const rows = db.client.db(db.name).collection<WaitingSession>('sessions');
  const work = (async () => {
    while (!isOver) {
      const waiting = areAway ? [] : await rows.find({ channel: 'phone', status: 'dispatching' }).toArray();
      await Promise.all(
        waiting.filter(({ _id }) => !there.has(_id)).map((session) => hold(session).catch(() => undefined)),
      );
      await sleep(50);
    }
  })();

  return {
    setAway(away) {
      areAway = away;
    },
    ends,
    meetsMachine: (tenantId, sessionId) =>
      receive(scopeOf(tenantId), sessionId, [
        { seq: 2, at: now(), type: 'callee_detected', answered_by: 'machine' },
        { seq: 3, at: now(), type: 'ended', reason: 'voicemail' },
      ]),
    async stop() {
      isOver = true;
      await work;
      await Promise.all([...there.values()].map((agent) => agent.leave().catch(() => undefined)));
    },
  };
}

/** Calls back when a phone has left that was picked up: one that only rang is no conversation. */
function whenPhoneHasLeft({ room }: Caller, isPickedUp: boolean, then: () => Promise<unknown>): void {
  let wasPickedUp = isPickedUp;
  const over = () => {
    if (wasPickedUp) void then().catch(() => undefined);
  };
  room.on(RoomEvent.ParticipantAttributesChanged, (_changed, { attributes }) => {
    wasPickedUp ||= attributes['sip.callStatus'] === 'active';
  });
  room.on(RoomEvent.ParticipantDisconnected, over);
  // A phone that leaves just after the agent has come is not told of: the server closes the room a little later.
  room.on(RoomEvent.Disconnected, over);
}
