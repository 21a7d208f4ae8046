import { RoomEvent } from '@livekit/rtc-node';
import { livekitCommandReader } from '@patchbay/livekit';
import { Caller } from '@patchbay/local-stack/participant';
import { createLogger } from '@patchbay/observability';
import { AccessToken } from 'livekit-server-sdk';
import { obeyCommands } from '../../../agent-runtime/src/session/call-commands.ts';
import { callHold } from '../../../agent-runtime/src/session/call-hold.ts';
import { roomPhoneCall } from '../../../agent-runtime/src/tools/room-phone-call.ts';
import type { MediaServer } from './sip-phone.ts';

/** What the runtime does with commands, for a conversation that keeps what it is told. */
export async function obeyingAgent(
  { api_key, api_secret, url }: MediaServer,
  room: string,
  /** What it sounds like when it says something; nothing is heard of it if left out. */
  voiceOf?: (text: string) => Int16Array,
) {
  const token = new AccessToken(api_key, api_secret, { identity: 'agent-that-obeys' });
  token.kind = 'agent';
  token.addGrant({ room, roomJoin: true, agent: true, canUpdateOwnMetadata: true });
  const agent = new Caller();
  await agent.join(url, await token.toJwt());
  const told: unknown[] = [];
  const fake = {
    tts: {},
    say(text: string) {
      told.push(['say', text]);
      const sound = voiceOf?.(text);
      const said = sound === undefined ? Promise.resolve() : agent.speak(sound);
      return { waitForPlayout: () => said };
    },
    interrupt: () => {
      told.push(['interrupt']);
      return { await: Promise.resolve() };
    },
    output: { setAudioEnabled: (is: boolean) => told.push(['agent', is]) },
    input: { setAudioEnabled: (is: boolean) => told.push(['phone', is]) },
  };
  const session = fake as unknown as Parameters<typeof obeyCommands>[1]['session'];
  const log = createLogger({ level: 'error', fields: {} });
  const noTransfers = () => Promise.reject(new Error('not by the agent'));
  const music = {
    start: async () => void told.push(['music', true]),
    stop: async () => void told.push(['music', false]),
  };
  const hold = callHold(agent.room, { session, language: 'en', music, log });
  agent.room.on(RoomEvent.Disconnected, hold.over);
  obeyCommands(agent.room, {
    session,
    room_name: room,
    read: livekitCommandReader({ api_key, api_secret }),
    phone: roomPhoneCall(agent.room, noTransfers),
    hold,
    log,
  });
  return { told, agent, hold };
}
