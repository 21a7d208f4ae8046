import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import { DisconnectReason, ParticipantKind, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { watchSessionEnd } from './session-end.ts';

const participant = (identity: string, kind: ParticipantKind) => ({ identity, info: { kind } }) as RemoteParticipant;
const AGENT = participant('agent', ParticipantKind.AGENT);
const CALLER = participant('caller', ParticipantKind.STANDARD);

/** A session whose room closes nothing by itself, watched from before its agent is connected. */
function watched(is_resumed = false) {
  const room = Object.assign(new EventEmitter(), { remoteParticipants: new Map<string, RemoteParticipant>() });
  const events = new EventEmitter();
  const session = Object.assign(events, {
    shutdown: () => void events.emit(voice.AgentSessionEventTypes.Close, { reason: voice.CloseReason.USER_INITIATED }),
  });
  const limits = { max_duration_seconds: 60, is_resumed };
  const { closed, endByWorker } = watchSessionEnd(
    session as unknown as voice.AgentSession,
    room as unknown as Room,
    limits,
  );
  return {
    closed,
    endByWorker,
    /** Who is there when the agent connects is not told of. */
    finds: (one: RemoteParticipant) => void room.remoteParticipants.set(one.identity, one),
    joins(one: RemoteParticipant) {
      room.remoteParticipants.set(one.identity, one);
      room.emit(RoomEvent.ParticipantConnected, one);
    },
    leaves(one: RemoteParticipant) {
      room.remoteParticipants.delete(one.identity);
      room.emit(RoomEvent.ParticipantDisconnected, one);
    },
    closes: (reason: DisconnectReason) => void room.emit(RoomEvent.Disconnected, reason),
  };
}

describe('a room that the server closes', () => {
  it('had been left by a caller who was there before the agent, told of or not', async () => {
    const told = watched();
    told.finds(CALLER);
    told.leaves(CALLER);
    told.closes(DisconnectReason.ROOM_CLOSED);
    const untold = watched();
    untold.finds(CALLER);
    untold.closes(DisconnectReason.ROOM_CLOSED);
    expect([await told.closed, await untold.closed]).toEqual(['participant_left', 'participant_left']);
  });

  it('had been left where another agent had talked to somebody in it', async () => {
    const taken = watched(true);
    taken.closes(DisconnectReason.ROOM_CLOSED);
    expect(await taken.closed).toBe('participant_left');
  });

  it('was closed by somebody where it was deleted, or nobody ever came but another agent', async () => {
    const deleted = watched();
    deleted.joins(CALLER);
    deleted.closes(DisconnectReason.ROOM_DELETED);
    const empty = watched();
    empty.joins(AGENT);
    empty.closes(DisconnectReason.ROOM_CLOSED);
    expect([await deleted.closed, await empty.closed]).toEqual(['room_closed', 'room_closed']);
  });
});

it('a worker that has to go is not why a conversation ended that everybody had left, agents apart', async () => {
  const deserted = watched();
  deserted.joins(CALLER);
  deserted.joins(AGENT);
  deserted.leaves(CALLER);
  deserted.endByWorker();
  const underWay = watched();
  underWay.finds(CALLER);
  underWay.endByWorker();
  expect([await deserted.closed, await underWay.closed]).toEqual(['participant_left', 'worker_shutdown']);
});
