import { dispose } from '@livekit/rtc-node';
import type { PhoneBehaviour } from '../../calls/support/phone-behaviour.ts';
import type { MediaServer } from '../../calls/support/sip-phone.ts';
import { startSipStandIn } from '../../calls/support/sip-stand-in.ts';

/** What the phone with a number does when it is called. */
export interface PhoneOrder {
  readonly number: string;
  readonly behaviour: PhoneBehaviour;
}

/** An INVITE as the telephone network saw it. */
export interface SeenInvite {
  readonly to: string;
  readonly from: string | undefined;
  readonly room: string;
  readonly identity: string;
  readonly sip_status_code: number | undefined;
}

/** The telephone network behind the media server of the deployed product, for tests in other processes. */
export async function openTelephoneNetwork(server: MediaServer) {
  const network = await startSipStandIn(server);
  return {
    url: network.url,
    order: ({ number, behaviour }: PhoneOrder) => network.phone(number, behaviour),
    seen: (): SeenInvite[] =>
      network.dialled.map(({ request, sip_status_code }) => ({
        to: request.sipCallTo,
        from: request.sipNumber,
        room: request.roomName,
        identity: request.participantIdentity,
        sip_status_code,
      })),
    async close() {
      await network.stop();
      await dispose();
    },
  };
}
export type TelephoneNetwork = Awaited<ReturnType<typeof openTelephoneNetwork>>;
