import { type Room, RoomEvent } from '@livekit/rtc-node';

/** @see https://docs.livekit.io/reference/telephony/sip-participant/ */
const STATUS = 'sip.callStatus';

/**
 * How long an agent waits after the phone has left unanswered: whoever dialled knows why it did, and closes the room.
 */
const GONE_GRACE_MS = 15_000;

/** What of a room tells whether a phone was picked up. */
export type PhoneRoom = Pick<Room, 'on' | 'off' | 'isConnected' | 'remoteParticipants'>;

/**
 * Waits until somebody picks up the phone in the room. Until then there is nobody to talk to: what is heard is the
 * ringing tone, and what is said nobody hears.
 *
 * @returns false when the phone or the room is gone before that.
 */
export async function isPickedUp(room: PhoneRoom, gone_ms = GONE_GRACE_MS): Promise<boolean> {
  const isActive = () =>
    [...room.remoteParticipants.values()].some(({ attributes }) => attributes[STATUS] === 'active');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let absence: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(absence);
    if (isActive()) resolve(true);
  };
  const left = () => {
    clearTimeout(absence);
    absence = setTimeout(() => resolve(false), gone_ms);
  };
  const over = () => resolve(false);

  room.on(RoomEvent.ParticipantConnected, look);
  room.on(RoomEvent.ParticipantAttributesChanged, look);
  room.on(RoomEvent.ParticipantDisconnected, left);
  room.on(RoomEvent.Disconnected, over);
  if (isActive()) resolve(true);
  else if (!room.isConnected) resolve(false);
  try {
    return await promise;
  } finally {
    clearTimeout(absence);
    room.off(RoomEvent.ParticipantConnected, look);
    room.off(RoomEvent.ParticipantAttributesChanged, look);
    room.off(RoomEvent.ParticipantDisconnected, left);
    room.off(RoomEvent.Disconnected, over);
  }
}
