import { voice } from '@livekit/agents';
import { DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import type { EndReason } from '@patchbay/core/session-orchestrator';

import { isOnHold } from './call-hold.ts';
import { hasPeople, isAgent } from './room-people.ts';
import { watchSilence } from './silence.ts';

/** How long everyone may be away after a broken connection before the session ends. */
const REJOIN_GRACE_MS = 20_000;

/**
 * Why a job is over: its session is, or an agent of another worker has the conversation, or the server has sent this one
 * out of the room, which the people in it go on using.
 */
export type JobEnd = EndReason | 'handed_over' | 'dismissed';

/**
 * Whether people go on in the room without this agent, which then neither closes it nor says that the session is over.
 * While a call is handed over to somebody, whoever carries that out sends the agent away; what it notices first, that it
 * is out of the room or that its job was taken back, is a matter of luck.
 */
export function isRoomOfOthers(reason: JobEnd, isOnHold: boolean): reason is Exclude<JobEnd, EndReason> {
  if (reason === 'handed_over' || reason === 'dismissed') return true;
  return isOnHold && (reason === 'worker_shutdown' || reason === 'room_closed');
}

/** Why a session is over: the first cause wins, because each brings on the others. */
export interface SessionEnd {
  /** Names the cause and closes the session. */
  end(reason: JobEnd): void;
  /** The worker has to go, or the server took the job back: that is the cause, unless everyone had left before. */
  endByWorker(): void;
  /** Resolves when the session is closed, however that came about. */
  readonly closed: Promise<JobEnd>;
}

/** Watches everything that ends a session. Only the framework's own causes come without a call of `end`. */
export function watchSessionEnd(
  session: voice.AgentSession,
  room: Room,
  limits: {
    readonly max_duration_seconds: number;
    readonly silence_timeout_seconds?: number | undefined;
    /** Another agent has talked to somebody here before. */
    readonly is_resumed?: boolean;
  },
): SessionEnd {
  let cause: JobEnd | undefined;
  const end = (reason: JobEnd) => {
    cause ??= reason;
    session.shutdown({ drain: false });
  };
  const duration = setTimeout(() => end('max_duration'), limits.max_duration_seconds * 1000);
  const watch = watchRoom(room, limits.is_resumed ?? false, end);
  if (limits.silence_timeout_seconds !== undefined) {
    watchSilence(session, limits.silence_timeout_seconds, {
      isSomeoneThere: () => hasPeople(room) && !isOnHold(room),
      onSilence: () => end('silence_timeout'),
    });
  }

  const closed = new Promise<JobEnd>((resolve) => {
    session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => {
      clearTimeout(duration);
      watch.stop();
      resolve(cause ?? reasonOfClose(reason));
    });
  });
  const endByWorker = () => end(watch.isDeserted() ? 'participant_left' : 'worker_shutdown');
  return { end, endByWorker, closed };
}

function watchRoom(
  room: Room,
  isResumed: boolean,
  end: (reason: JobEnd) => void,
): { stop(): void; isDeserted(): boolean } {
  let absence: NodeJS.Timeout | undefined;
  let someoneCame = isResumed || hasPeople(room);
  const arrived = (participant: RemoteParticipant) => {
    if (isAgent(participant)) return;
    someoneCame = true;
    clearTimeout(absence);
  };
  const left = (participant: RemoteParticipant) => {
    if (isAgent(participant)) return;
    // Nobody tells of those who were there before this agent.
    someoneCame = true;
    if (hasPeople(room)) return;
    clearTimeout(absence);
    absence = setTimeout(() => end('participant_left'), REJOIN_GRACE_MS);
  };
  // ROOM_CLOSED: the server closed a room that everyone had left. It may say so before it says who left.
  const disconnected = (reason: DisconnectReason) => {
    if (reason === DisconnectReason.PARTICIPANT_REMOVED) return end('dismissed');
    const isDeserted = reason === DisconnectReason.ROOM_CLOSED && (someoneCame || hasPeople(room));
    end(isDeserted ? 'participant_left' : 'room_closed');
  };

  room.on(RoomEvent.ParticipantConnected, arrived);
  room.on(RoomEvent.ParticipantDisconnected, left);
  room.on(RoomEvent.Disconnected, disconnected);
  const stop = () => {
    clearTimeout(absence);
    room.off(RoomEvent.ParticipantConnected, arrived);
    room.off(RoomEvent.ParticipantDisconnected, left);
    room.off(RoomEvent.Disconnected, disconnected);
  };
  return { stop, isDeserted: () => someoneCame && !hasPeople(room) };
}

/** The framework's close reason in our words. Nobody but us closes a session, and the worker when it shuts down. */
function reasonOfClose(reason: voice.ShutdownReason): EndReason {
  if (reason === voice.CloseReason.PARTICIPANT_DISCONNECTED) return 'participant_left';
  if (reason === voice.CloseReason.ERROR) return 'provider_error';
  return 'worker_shutdown';
}
