import { startStack } from '@patchbay/local-stack';
import { Caller } from '@patchbay/local-stack/participant';
import { AccessToken, AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';
import { afterAll } from 'vitest';

/** A real LiveKit server of one test file, and who may be in its rooms. */
export interface MediaServer {
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
  readonly rooms: RoomServiceClient;
  readonly dispatches: AgentDispatchClient;
  /** Joins a room as an agent does, by the kind of its token; the product's own agent runtime is not needed for it. */
  joinAsAgent(room: string): Promise<Caller>;
  /** Joins a room as somebody does who calls. */
  joinAsCaller(room: string): Promise<Caller>;
  /** Whether there is such a room. */
  hasRoom(name: string): Promise<boolean>;
}

/** Starts it on free ports; it is gone with the file. */
export async function startMediaServer(): Promise<MediaServer> {
  const stack = await startStack({ components: ['livekit-server'], ports: 'ephemeral', persist: false });
  afterAll(() => stack.stop(), 60_000);
  return mediaServerAt(stack.endpoints.livekit);
}

/** One that somebody else starts. */
export function mediaServerAt({
  url,
  api_key,
  api_secret,
}: Pick<MediaServer, 'url' | 'api_key' | 'api_secret'>): MediaServer {
  const http = url.replace(/^ws/, 'http');
  const rooms = new RoomServiceClient(http, api_key, api_secret);
  return {
    url,
    api_key,
    api_secret,
    rooms,
    dispatches: new AgentDispatchClient(http, api_key, api_secret),
    async joinAsCaller(room) {
      const token = new AccessToken(api_key, api_secret, { identity: 'caller' });
      token.addGrant({ room, roomJoin: true });
      const caller = new Caller();
      await caller.join(url, await token.toJwt());
      return caller;
    },
    async joinAsAgent(room) {
      const token = new AccessToken(api_key, api_secret, { identity: 'agent-1' });
      token.kind = 'agent';
      token.addGrant({ room, roomJoin: true, agent: true });
      const agent = new Caller();
      await agent.join(url, await token.toJwt());
      return agent;
    },
    hasRoom: async (name) => (await rooms.listRooms([name])).length === 1,
  };
}
