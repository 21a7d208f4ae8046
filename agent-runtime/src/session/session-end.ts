import { voice } from '@livekit/agents';
import { DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import type { EndReason } from '@patchbay/core/session-orchestrator';

/** How long the linked participant may be away after a broken connection before the session ends. */
const REJOIN_GRACE_MS = 20_000;

/** Why a session is over: the first cause wins, because each brings on the others. */
export interface SessionEnd {
  /** Names the cause and closes the session. */
  end(reason: EndReason): void;
  /** Resolves when the session is closed, however that came about. */
  readonly closed: Promise<EndReason>;
}

/** Watches everything that ends a session. */
export function watchSessionEnd(
  session: voice.AgentSession,
  room: Room,
  limits: { readonly max_duration_seconds: number },
): SessionEnd {
  let cause: EndReason | undefined;
  let absence: NodeJS.Timeout | undefined;
  const claim = (reason: EndReason) => {
    cause ??= reason;
  };
  const end = (reason: EndReason) => {
    claim(reason);
    session.shutdown({ drain: false });
  };
  const duration = setTimeout(() => end('max_duration'), limits.max_duration_seconds * 1000);

  room.on(RoomEvent.ParticipantDisconnected, (participant: RemoteParticipant) => {
    if (participant.disconnectReason === DisconnectReason.ROOM_DELETED) claim('room_closed');
    if (room.remoteParticipants.size > 0) return;
    clearTimeout(absence);
    absence = setTimeout(() => end('participant_left'), REJOIN_GRACE_MS);
  });
  room.on(RoomEvent.ParticipantConnected, () => clearTimeout(absence));
  room.on(RoomEvent.Disconnected, () => end('room_closed'));

  const closed = new Promise<EndReason>((resolve) => {
    session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => {
      clearTimeout(duration);
      clearTimeout(absence);
      resolve(cause ?? reasonOfClose(reason));
    });
  });
  return { end, closed };
}

/** The framework's close reason in our words. Nobody but us closes a session, and the worker when it shuts down. */
function reasonOfClose(reason: voice.ShutdownReason): EndReason {
  if (reason === voice.CloseReason.PARTICIPANT_DISCONNECTED) return 'participant_left';
  if (reason === voice.CloseReason.ERROR) return 'provider_error';
  return 'worker_shutdown';
}
