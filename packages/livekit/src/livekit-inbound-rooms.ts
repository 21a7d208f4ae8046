import type { InboundRooms } from '@patchbay/core/calls';
import { INBOUND_ROOM_PREFIX } from '@patchbay/core/telephony';
import { AgentDispatchClient, RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { SIP_PARTICIPANT } from './participant-kind.ts';
import { upstream } from './upstream.ts';

const REQUEST_TIMEOUT_SECONDS = 5;

/** LiveKit hands the headers of an INVITE over as attributes with this prefix. */
const HEADER_PREFIX = 'sip.h.';

/** What is kept of a call's headers. */
const MAX_HEADERS = 20;
const MAX_HEADER_CHARS = 200;

function headersOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const headers = Object.entries(attributes).filter(([name]) => name.toLowerCase().startsWith(`${HEADER_PREFIX}x-`));
  return Object.fromEntries(
    headers
      .slice(0, MAX_HEADERS)
      .map(([name, value]) => [name.slice(HEADER_PREFIX.length).toLowerCase(), value.slice(0, MAX_HEADER_CHARS)]),
  );
}

/**
 * The rooms that LiveKit's SIP service makes for calls that come in.
 *
 * @see https://docs.livekit.io/sip/sip-participant/#sip-attributes
 */
export function livekitInboundRooms({ url, api_key, api_secret, agent_name }: LivekitSettings): InboundRooms {
  const host = url.replace(/^ws/, 'http');
  const options = { requestTimeout: REQUEST_TIMEOUT_SECONDS };
  const rooms = new RoomServiceClient(host, api_key, api_secret, options);
  const dispatches = new AgentDispatchClient(host, api_key, api_secret, options);

  async function asked<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      throw upstream(error);
    }
  }

  return {
    async callerIn(room) {
      const present = rooms.listParticipants(room).catch((error: unknown) => {
        if (error instanceof ServerError && error.status === 404) return [];
        throw error;
      });
      const caller = (await asked(present)).find(({ kind }) => kind === SIP_PARTICIPANT);
      if (caller === undefined) return null;
      const { attributes } = caller;
      return {
        called: attributes['sip.trunkPhoneNumber'] ?? '',
        from: attributes['sip.phoneNumber'] ?? '',
        sip_call_id: attributes['sip.callID'] || null,
        headers: headersOf(attributes),
      };
    },

    async unanswered() {
      const all = await asked(rooms.listRooms());
      return all
        .filter(({ name, metadata }) => name.startsWith(INBOUND_ROOM_PREFIX) && metadata === '')
        .map(({ name }) => name);
    },

    async claim(room, owner) {
      await asked(rooms.updateRoomMetadata(room, JSON.stringify(owner)));
    },

    async dispatch(room, dispatch) {
      const earlier = await asked(dispatches.listDispatch(room));
      // Every room has one without a name from the server itself, for workers that would take any.
      if (earlier.some(({ agentName }) => agentName === agent_name)) return;
      await asked(dispatches.createDispatch(room, agent_name, { metadata: JSON.stringify(dispatch) }));
    },
  };
}
