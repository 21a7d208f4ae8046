import type { Rooms } from '@patchbay/core/session-orchestrator';
import {
  AccessToken,
  AgentDispatchClient,
  RoomAgentDispatch,
  RoomServiceClient,
  ServerError,
} from 'livekit-server-sdk';
import { AGENT_PARTICIPANT } from './participant-kind.ts';
import { upstream } from './upstream.ts';

/** How to reach the LiveKit server. */
export interface LivekitSettings {
  /** ws://, wss://, http:// or https://. */
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
  /** Name under which the agent workers register. */
  readonly agent_name: string;
}

/** A room without participants is closed after so many seconds: longer than an agent takes to join. */
const EMPTY_TIMEOUT_SECONDS = 60;

/** Seconds that a room stays for a participant who lost the connection. */
const DEPARTURE_TIMEOUT_SECONDS = 20;

const REQUEST_TIMEOUT_SECONDS = 5;

/**
 * Of two deletions of one room at the same time, LiveKit (1.13) leaves the later without an answer until its own
 * time-out, or answers 503: the node that would confirm it has already let go of the room. A deletion takes
 * milliseconds, so that none is waited for longer than this.
 */
const CLOSE_TIMEOUT_SECONDS = 2;

/** Deletions that are tried while the room is still listed. */
const CLOSE_ATTEMPTS = 2;

const NOT_FOUND = 404;

const isGone = (error: unknown) => error instanceof ServerError && error.status === NOT_FOUND;

/** Rooms of a LiveKit server. */
export function livekitRooms({ url, api_key, api_secret, agent_name }: LivekitSettings): Rooms {
  const clientWith = (requestTimeout: number) =>
    new RoomServiceClient(url.replace(/^ws/, 'http'), api_key, api_secret, { requestTimeout });
  const rooms = clientWith(REQUEST_TIMEOUT_SECONDS);
  const dispatches = new AgentDispatchClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  const closing = clientWith(CLOSE_TIMEOUT_SECONDS);

  return {
    url: url.replace(/^http/, 'ws'),

    async openWithAgent(name, dispatch) {
      try {
        await rooms.createRoom({
          name,
          emptyTimeout: EMPTY_TIMEOUT_SECONDS,
          departureTimeout: DEPARTURE_TIMEOUT_SECONDS,
          metadata: JSON.stringify({ tenant_id: dispatch.tenant_id }),
          agents: [new RoomAgentDispatch({ agentName: agent_name, metadata: JSON.stringify(dispatch) })],
        });
      } catch (error) {
        throw upstream(error);
      }
    },

    async dispatchAgain(name, dispatch) {
      try {
        const earlier = await dispatches.listDispatch(name);
        await Promise.all(earlier.map(({ id }) => dispatches.deleteDispatch(id, name)));
        await dispatches.createDispatch(name, agent_name, { metadata: JSON.stringify(dispatch) });
      } catch (error) {
        throw upstream(error);
      }
    },

    async close(name) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await closing.deleteRoom(name);
        } catch (error) {
          if (isGone(error)) return;
          const left = await closing.listRooms([name]).catch(() => undefined);
          if (left?.length === 0) return;
          if (left === undefined || attempt === CLOSE_ATTEMPTS) throw upstream(error);
        }
      }
    },

    async presence(name) {
      try {
        const participants = await rooms.listParticipants(name);
        const exists = participants.length > 0 || (await rooms.listRooms([name])).length > 0;
        const agents = participants.filter(({ kind }) => kind === AGENT_PARTICIPANT).length;
        return { exists, agent: agents > 0, caller: participants.length > agents };
      } catch (error) {
        if (isGone(error)) return { exists: false, agent: false, caller: false };
        throw upstream(error);
      }
    },

    async participantToken(room, { identity, name }, expiresInSeconds) {
      const token = new AccessToken(api_key, api_secret, {
        identity,
        ttl: expiresInSeconds,
        ...(name === null ? {} : { name }),
      });
      token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true });
      return await token.toJwt();
    },
  };
}
