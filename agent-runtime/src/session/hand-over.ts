import { ParticipantKind, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';

/** What of a room is looked at. */
export type AgentsRoom = Pick<Room, 'on' | 'off' | 'isConnected' | 'remoteParticipants'>;

const isAgent = ({ info }: RemoteParticipant) => info.kind === ParticipantKind.AGENT;

/** Whether somebody is in the room who is no agent. */
export function isSomeoneIn(room: AgentsRoom): boolean {
  return room.isConnected && [...room.remoteParticipants.values()].some((participant) => !isAgent(participant));
}

/**
 * Asks for another agent and waits until one has joined the room; false where none came in time. Workers that are full,
 * drain or are outdated do not take it, so that who comes is to stay.
 */
export async function handOver(
  room: AgentsRoom,
  { ask, within_ms }: { readonly ask: () => Promise<void>; readonly within_ms: number },
): Promise<boolean> {
  const came = Promise.withResolvers<boolean>();
  const joined = (participant: RemoteParticipant) => {
    if (isAgent(participant)) came.resolve(true);
  };
  const late = setTimeout(() => came.resolve(false), within_ms);
  room.on(RoomEvent.ParticipantConnected, joined);
  try {
    // An answer that never comes must not outlast the wait.
    ask().catch(came.reject);
    return await came.promise;
  } finally {
    clearTimeout(late);
    room.off(RoomEvent.ParticipantConnected, joined);
  }
}
