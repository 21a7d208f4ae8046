import { ParticipantKind, type RemoteParticipant, type Room } from '@livekit/rtc-node';

/** Whether a participant is an agent: while a conversation is handed over, there are two. */
export function isAgent({ info }: Pick<RemoteParticipant, 'info'>): boolean {
  return info.kind === ParticipantKind.AGENT;
}

/** Whether somebody is in the room, or was when the connection ended, who is no agent. */
export function hasPeople({ remoteParticipants }: Pick<Room, 'remoteParticipants'>): boolean {
  return [...remoteParticipants.values()].some((participant) => !isAgent(participant));
}
