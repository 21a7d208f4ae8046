import { isColleague, type TransferRoom } from '@patchbay/core/calls';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { phonePresenceOf } from './livekit-calls.ts';
import type { LivekitSettings } from './livekit-rooms.ts';
import { AGENT_PARTICIPANT, SIP_PARTICIPANT } from './participant-kind.ts';
import { upstream } from './upstream.ts';

const REQUEST_TIMEOUT_SECONDS = 5;
const NOT_FOUND = 404;

/** Attribute in which an agent names the last attempt of which it has told what it is about. */
export const TRANSFER_BRIEFED = 'patchbay.transfer.briefed';

/** Name of the tracks on which the agents framework plays music and other background. */
const BACKGROUND_TRACK = 'background_audio';

/**
 * How long a colleague's sound has to be there before the caller may hear again: the telephone's own wish to hear what
 * is published may reach the server after ours that it does not.
 */
const SETTLED_MS = 1_000;

type Participant = Awaited<ReturnType<RoomServiceClient['listParticipants']>>[number];

const isAgent = ({ kind }: Participant) => Number(kind) === AGENT_PARTICIPANT;
const isPhone = ({ kind }: Participant) => Number(kind) === SIP_PARTICIPANT;
const tracksOf = ({ tracks }: Participant) => tracks.map(({ sid }) => sid);
const isMusic = ({ name }: Participant['tracks'][number]) => name === BACKGROUND_TRACK;

/**
 * Who hears whom in a room, decided by the server's subscriptions: the open-source server moves nobody to another room.
 * It undoes a permission at once, but a subscription only of what is published already; so the caller is without the
 * permission to hear until the colleague's sound is there and is not subscribed.
 *
 * @see https://docs.livekit.io/reference/server/server-apis/#updatesubscriptions
 */
export function livekitTransferRoom({
  url,
  api_key,
  api_secret,
}: Pick<LivekitSettings, 'url' | 'api_key' | 'api_secret'>): TransferRoom {
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  /** When a colleague's sound was first seen, by its track. */
  const seen = new Map<string, number>();

  const isGone = (error: unknown) => error instanceof ServerError && error.status === NOT_FOUND;

  /** Whoever has left meanwhile hears nobody, as wanted. */
  async function unlessGone(doing: Promise<unknown>): Promise<void> {
    await doing.catch((error: unknown) => {
      if (!isGone(error)) throw upstream(error);
    });
  }

  const participantsOf = async (room: string): Promise<Participant[]> =>
    rooms.listParticipants(room).catch((error: unknown) => {
      if (isGone(error)) return [];
      throw upstream(error);
    });

  async function hears(room: string, { identity }: Participant, tracks: string[], wanted: boolean): Promise<void> {
    if (tracks.length > 0) await unlessGone(rooms.updateSubscriptions(room, identity, tracks, wanted));
  }

  async function mayHear(room: string, { identity, permission }: Participant, canSubscribe: boolean): Promise<void> {
    if (permission === undefined || permission.canSubscribe === canSubscribe) return;
    const { canPublish, canPublishData, canPublishSources, canUpdateMetadata, hidden } = permission;
    const next = { canSubscribe, canPublish, canPublishData, canPublishSources, canUpdateMetadata, hidden };
    await unlessGone(rooms.updateParticipant(room, identity, { permission: next }));
  }

  const callersOf = (all: readonly Participant[]) => all.filter((one) => isPhone(one) && !isColleague(one.identity));

  /** Whether the sound of this participant has been there for a moment. */
  function isSettled(tracks: readonly string[]): boolean {
    const now = Date.now();
    for (const track of tracks) if (!seen.has(track)) seen.set(track, now);
    return tracks.some((track) => now - (seen.get(track) ?? now) >= SETTLED_MS);
  }

  return {
    async look(room, colleague) {
      const all = await participantsOf(room);
      if (all.length === 0) return null;
      const other = all.find(({ identity }) => identity === colleague);
      const agents = all.filter(isAgent);
      const briefed = agents.map(({ attributes }) => Number(attributes[TRANSFER_BRIEFED] ?? 0));
      return {
        caller: callersOf(all)[0]?.identity ?? null,
        colleague: other === undefined ? null : phonePresenceOf(other.attributes),
        agent: agents.length > 0,
        briefed: Math.max(0, ...briefed) || null,
      };
    },

    async deafen(room) {
      await Promise.all(callersOf(await participantsOf(room)).map((caller) => mayHear(room, caller, false)));
    },

    async keepApart(room, colleague) {
      const all = await participantsOf(room);
      const callers = callersOf(all);
      const other = all.find(({ identity }) => identity === colleague);
      const ofAgents = all.filter(isAgent).flatMap(({ tracks }) => tracks);
      const words = ofAgents.filter((track) => !isMusic(track)).map(({ sid }) => sid);
      const music = ofAgents.filter(isMusic).map(({ sid }) => sid);
      const sound = other === undefined ? [] : tracksOf(other);
      await Promise.all(callers.map((caller) => hears(room, caller, [...words, ...sound], false)));
      if (other !== undefined) await hears(room, other, [...callers.flatMap(tracksOf), ...music], false);
      if (isSettled(sound)) await Promise.all(callers.map((caller) => mayHear(room, caller, true)));
    },

    async bringTogether(room) {
      const all = await participantsOf(room);
      for (const phone of all.filter(isPhone)) {
        const others = all.filter(({ identity }) => identity !== phone.identity).flatMap(tracksOf);
        await hears(room, phone, others, true);
        await mayHear(room, phone, true);
      }
    },

    hangUp: (room, identity) => unlessGone(rooms.removeParticipant(room, identity)),

    async dismissAgents(room) {
      const agents = (await participantsOf(room)).filter(isAgent);
      await Promise.all(agents.map(({ identity }) => unlessGone(rooms.removeParticipant(room, identity))));
    },

    async phones(room) {
      const phones = (await participantsOf(room)).filter(isPhone);
      return phones.filter(({ attributes }) => phonePresenceOf(attributes).status !== 'hangup').length;
    },
  };
}
