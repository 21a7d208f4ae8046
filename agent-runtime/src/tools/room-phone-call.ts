import { ParticipantKind, type Room } from '@livekit/rtc-node';
import type { PhoneCall } from '@patchbay/core/session-tools';

/** Key to event code (RFC 4733, 3.2). */
const KEYS = '0123456789*#ABCD';

/** The telephone in a room, found anew each time: callers come and go. */
export function roomPhoneCall(room: Room, transfer: PhoneCall['transfer']): () => PhoneCall | undefined {
  return () => {
    const caller = [...room.remoteParticipants.values()].find(({ kind }) => kind === ParticipantKind.SIP);
    const self = room.localParticipant;
    if (caller === undefined || self === undefined) return undefined;
    return { pressKey: (key) => self.publishDtmf(KEYS.indexOf(key), key), transfer };
  };
}
