import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { hasPeople, isAgent } from './room-people.ts';

/** What of a room is looked at. */
export type AgentsRoom = Pick<Room, 'on' | 'off' | 'isConnected' | 'remoteParticipants'>;

/** Whether somebody is in the room who is no agent. */
export function isSomeoneIn(room: AgentsRoom): boolean {
  return room.isConnected && hasPeople(room);
}

/** How another agent is asked for. */
export interface Succession {
  readonly ask: () => Promise<void>;
  /** Longest time in milliseconds until it has joined. */
  readonly within_ms: number;
  /** It has joined after all, later than that: the conversation is its own from now on. */
  readonly onLate: () => void;
}

/**
 * Asks for another agent and waits until one has joined the room; false where none came in time. Workers that are full,
 * drain or are outdated do not take it, so that who comes is to stay.
 */
export async function handOver(room: AgentsRoom, { ask, within_ms, onLate }: Succession): Promise<boolean> {
  const came = Promise.withResolvers<boolean>();
  let isLate = false;
  const joined = (participant: RemoteParticipant) => {
    if (!isAgent(participant)) return;
    room.off(RoomEvent.ParticipantConnected, joined);
    if (isLate) onLate();
    else came.resolve(true);
  };
  const timer = setTimeout(() => came.resolve(false), within_ms);
  room.on(RoomEvent.ParticipantConnected, joined);
  try {
    // An answer that never comes must not outlast the wait.
    ask().catch(came.reject);
    return await came.promise;
  } finally {
    // Whoever was asked for may still come, an answer that got lost or not: two must not speak at a time.
    isLate = true;
    clearTimeout(timer);
  }
}
