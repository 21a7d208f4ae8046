import { ParticipantKind, type Room, RpcError } from '@livekit/rtc-node';
import { type ClientApp, ClientFailure, type ClientFailureCode } from '@patchbay/core/session-tools';

/** LiveKit's own errors of a call that came to nothing; all others are the app's. */
const CODES: Readonly<Record<number, ClientFailureCode>> = {
  [RpcError.ErrorCode.UNSUPPORTED_METHOD]: 'unsupported',
  [RpcError.ErrorCode.UNSUPPORTED_SERVER]: 'unsupported',
  [RpcError.ErrorCode.RESPONSE_TIMEOUT]: 'timeout',
  [RpcError.ErrorCode.CONNECTION_TIMEOUT]: 'timeout',
  [RpcError.ErrorCode.RECIPIENT_DISCONNECTED]: 'gone',
  [RpcError.ErrorCode.RECIPIENT_NOT_FOUND]: 'gone',
  [RpcError.ErrorCode.SEND_FAILED]: 'gone',
};

/** The end user's app in a room, found anew each time: whoever is there as an ordinary participant, the first to come. */
export function roomClientApp(room: Room): () => ClientApp | undefined {
  return () => {
    const user = [...room.remoteParticipants.values()].find(({ kind }) => kind === ParticipantKind.STANDARD);
    const self = room.localParticipant;
    if (user === undefined || self === undefined) return undefined;
    return {
      async call(method, payload, timeout_ms) {
        const destinationIdentity = user.identity;
        try {
          return await self.performRpc({ destinationIdentity, method, payload, responseTimeout: timeout_ms });
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          throw new ClientFailure(CODES[Number(error.code)] ?? 'refused', error.message);
        }
      },
    };
  };
}
