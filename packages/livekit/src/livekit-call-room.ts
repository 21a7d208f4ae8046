import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallCommand, type CallRoom, callCommandSchema, isColleague, referTargetOf } from '@patchbay/core/calls';
import { AppError } from '@patchbay/core/kernel';
import {
  AccessToken,
  DataPacket_Kind,
  RoomServiceClient,
  SipCallError,
  SipClient,
  TokenVerifier,
} from 'livekit-server-sdk';
import { z } from 'zod';
import type { LivekitSettings } from './livekit-rooms.ts';
import { AGENT_PARTICIPANT, SIP_PARTICIPANT } from './participant-kind.ts';
import { upstream } from './upstream.ts';

type Settings = Pick<LivekitSettings, 'url' | 'api_key' | 'api_secret'>;

/** Topic of the data packets that carry commands to an agent. */
export const CALL_COMMAND_TOPIC = 'patchbay.command';

/** Attribute in which an agent names the last command that it has carried out. */
export const CALL_COMMAND_DONE = 'patchbay.command.done';

const REQUEST_TIMEOUT_SECONDS = 5;
/** Somebody has to pick up within it; the gateway waits for 29 s. */
const RINGING_SECONDS = 20;
/** How long a command may take, and its signature is good for. */
const COMMAND_SECONDS = 15;
const LOOK_EVERY_MS = 150;
/** Whose word a command is: tokens of participants have another subject, and a room. */
const COMMAND_SIGNER = 'patchbay-command';

const signedCommandSchema = z.strictObject({ id: z.string(), room: z.string(), command: callCommandSchema });

/** A command that the agent may carry out. */
export type SignedCommand = z.output<typeof signedCommandSchema>;

/**
 * Live calls, by their rooms. A command to an agent is a data packet with a token that only those can sign who have the
 * server's secret: participants can send packets, too, and who sent one is not always known to who gets it.
 */
export function livekitCallRoom({ url, api_key, api_secret }: Settings): CallRoom {
  const host = url.replace(/^ws/, 'http');
  const rooms = new RoomServiceClient(host, api_key, api_secret, { requestTimeout: REQUEST_TIMEOUT_SECONDS });
  const sip = new SipClient(host, api_key, api_secret, { failover: false });

  const participantsOf = (room: string) =>
    rooms.listParticipants(room).catch((error: unknown) => {
      throw upstream(error);
    });

  async function signed(id: string, room: string, command: CallCommand): Promise<Uint8Array> {
    const metadata = JSON.stringify({ id, room, command } satisfies SignedCommand);
    const token = new AccessToken(api_key, api_secret, { identity: COMMAND_SIGNER, ttl: COMMAND_SECONDS, metadata });
    return new TextEncoder().encode(await token.toJwt());
  }

  return {
    async command(room, command) {
      const agents = (await participantsOf(room)).filter(({ kind }) => Number(kind) === AGENT_PARTICIPANT);
      if (agents.length === 0) throw new AppError('upstream_failed', { message: 'No agent is in the call now.' });
      const id = randomUUID();
      const destinationIdentities = agents.map(({ identity }) => identity);
      const packet = await signed(id, room, command);
      await rooms
        .sendData(room, packet, DataPacket_Kind.RELIABLE, { destinationIdentities, topic: CALL_COMMAND_TOPIC })
        .catch((error: unknown) => {
          throw upstream(error);
        });
      for (let waited = 0; waited < COMMAND_SECONDS * 1000; waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS);
        const isDone = (await participantsOf(room)).some(({ attributes }) => attributes[CALL_COMMAND_DONE] === id);
        if (isDone) return;
      }
      throw new AppError('upstream_timeout', { message: 'The agent did not carry the command out in time.' });
    },

    async phoneIn(room) {
      const phones = (await participantsOf(room)).filter(({ kind }) => Number(kind) === SIP_PARTICIPANT);
      const phone = phones.find(({ identity }) => !isColleague(identity));
      return phone?.identity ?? null;
    },

    async transfer({ room, participant, to, play_dialtone, headers }) {
      try {
        await sip.transferSipParticipant(room, participant, referTargetOf(to), {
          playDialtone: play_dialtone,
          headers: { ...headers },
          ringingTimeout: RINGING_SECONDS,
          timeout: RINGING_SECONDS + 5,
        });
        return { outcome: 'done' };
      } catch (error) {
        if (!(error instanceof SipCallError) || error.sipStatusCode === undefined) throw upstream(error);
        return { outcome: 'refused', status_code: error.sipStatusCode, status: error.sipStatus ?? null };
      }
    },
  };
}

/** Reads the commands that arrive in a room; null for what is not signed, too old, or meant for another room. */
export function livekitCommandReader({ api_key, api_secret }: Omit<Settings, 'url'>) {
  const verifier = new TokenVerifier(api_key, api_secret);
  return async (packet: Uint8Array, room: string): Promise<SignedCommand | null> => {
    try {
      const { sub, video, metadata } = await verifier.verify(new TextDecoder().decode(packet));
      if (sub !== COMMAND_SIGNER || video !== undefined) return null;
      const read = signedCommandSchema.safeParse(JSON.parse(metadata ?? ''));
      return read.success && read.data.room === room ? read.data : null;
    } catch {
      return null;
    }
  };
}
export type CommandReader = ReturnType<typeof livekitCommandReader>;
