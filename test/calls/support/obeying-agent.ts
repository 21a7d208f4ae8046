import { livekitCommandReader } from '@patchbay/livekit';
import { Caller } from '@patchbay/local-stack/participant';
import { createLogger } from '@patchbay/observability';
import { AccessToken } from 'livekit-server-sdk';
import { obeyCommands } from '../../../agent-runtime/src/session/call-commands.ts';
import { roomPhoneCall } from '../../../agent-runtime/src/tools/room-phone-call.ts';
import type { MediaServer } from './sip-phone.ts';

/** What the runtime does with commands, for a conversation that only keeps what it is told. */
export async function obeyingAgent({ api_key, api_secret, url }: MediaServer, room: string) {
  const token = new AccessToken(api_key, api_secret, { identity: 'agent-that-obeys' });
  token.kind = 'agent';
  token.addGrant({ room, roomJoin: true, agent: true, canUpdateOwnMetadata: true });
  const agent = new Caller();
  await agent.join(url, await token.toJwt());
  const told: unknown[] = [];
  const session = {
    tts: {},
    say: (text: string) => told.push(['say', text]),
    interrupt: () => {
      told.push(['interrupt']);
      return { await: Promise.resolve() };
    },
    output: { setAudioEnabled: (is: boolean) => told.push(['agent', is]) },
    input: { setAudioEnabled: (is: boolean) => told.push(['phone', is]) },
  };
  const noTransfers = () => Promise.reject(new Error('not by the agent'));
  obeyCommands(agent.room, {
    session: session as unknown as Parameters<typeof obeyCommands>[1]['session'],
    room_name: room,
    read: livekitCommandReader({ api_key, api_secret }),
    phone: roomPhoneCall(agent.room, noTransfers),
    log: createLogger({ level: 'error', fields: {} }),
  });
  return { told, agent };
}
