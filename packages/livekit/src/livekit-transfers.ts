import type { CallTransfers } from '@patchbay/core/tool-execution';
import { SipClient } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { upstream } from './upstream.ts';

/** Somebody has to pick up within it. */
const RINGING_SECONDS = 30;

/** Hands phone calls over by SIP REFER, through the LiveKit server. */
export function livekitTransfers({
  url,
  api_key,
  api_secret,
}: Pick<LivekitSettings, 'url' | 'api_key' | 'api_secret'>): CallTransfers {
  const sip = new SipClient(url.replace(/^ws/, 'http'), api_key, api_secret);
  return {
    async transfer({ room, participant, phone_number, play_dialtone }) {
      try {
        await sip.transferSipParticipant(room, participant, `tel:${phone_number}`, {
          playDialtone: play_dialtone,
          ringingTimeout: RINGING_SECONDS,
          timeout: RINGING_SECONDS + 5,
        });
      } catch (error) {
        throw upstream(error);
      }
    },
  };
}
