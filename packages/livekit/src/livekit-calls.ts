import type { DialAnswer, PhonePresence, Telephone } from '@patchbay/core/calls';
import { RoomServiceClient, ServerError, SipCallError, SipClient } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { upstream } from './upstream.ts';

const REQUEST_TIMEOUT_SECONDS = 5;

/** What the answer to a dial may take beyond the ringing: setting the call up, and the way back. */
const DIAL_GRACE_SECONDS = 5;

/** Errors of a connection that never came about, so that nothing was sent on it. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

const STATUSES: readonly string[] = ['dialing', 'ringing', 'active', 'hangup'] satisfies PhonePresence['status'][];

const isStatus = (text: string | undefined): text is PhonePresence['status'] =>
  text !== undefined && STATUSES.includes(text);

/**
 * Outbound calls through LiveKit's SIP service. A dial is one request: the SDK's own repeats, at another region's door,
 * are switched off.
 *
 * @see https://docs.livekit.io/reference/telephony/sip-api/#createsipparticipant
 */
export function livekitCalls({
  url,
  api_key,
  api_secret,
}: Pick<LivekitSettings, 'url' | 'api_key' | 'api_secret'>): Telephone {
  const host = url.replace(/^ws/, 'http');
  const sip = new SipClient(host, api_key, api_secret, { failover: false });
  const rooms = new RoomServiceClient(host, api_key, api_secret, { requestTimeout: REQUEST_TIMEOUT_SECONDS });

  return {
    async dial({ room, identity, provider_trunk_id, from, to, headers, ring_timeout_seconds }) {
      try {
        const { sipCallId } = await sip.createSipParticipant(provider_trunk_id, to, room, {
          participantIdentity: identity,
          fromNumber: from,
          headers: { ...headers },
          ringingTimeout: ring_timeout_seconds,
          waitUntilAnswered: true,
          timeout: ring_timeout_seconds + DIAL_GRACE_SECONDS,
        });
        return { outcome: 'answered', sip_call_id: sipCallId || null };
      } catch (error) {
        return answerOf(error);
      }
    },

    async look(room, identity) {
      try {
        return phonePresenceOf((await rooms.getParticipant(room, identity)).attributes);
      } catch (error) {
        if (error instanceof ServerError && error.status === 404) return null;
        throw upstream(error);
      }
    },
  };
}

/** What the attributes of a phone say of it. */
export function phonePresenceOf(attributes: Readonly<Record<string, string>>): PhonePresence {
  const status = attributes['sip.callStatus'];
  return { status: isStatus(status) ? status : 'dialing', sip_call_id: attributes['sip.callID'] ?? null };
}

/** What the telephone network knows after this error. */
function answerOf(error: unknown): DialAnswer {
  if (error instanceof SipCallError && error.sipStatusCode !== undefined) {
    return { outcome: 'refused', status_code: error.sipStatusCode, status: error.sipStatus ?? null };
  }
  if (error instanceof ServerError) {
    // A server that gave up waiting for its SIP service cannot say what that one did.
    return { outcome: error.code === 'deadline_exceeded' || error.code === 'canceled' ? 'lost' : 'not_sent' };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return { outcome: NEVER_CONNECTED.includes(code) ? 'not_sent' : 'lost' };
}
