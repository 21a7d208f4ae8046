import { type llm, voice } from '@livekit/agents';
import { DisconnectReason, type Room } from '@livekit/rtc-node';
import { transferLinesIn } from '@patchbay/core/conversation-safety';
import type { TransferOutcome } from '@patchbay/core/session-tools';
import { TRANSFER_BRIEFED } from '@patchbay/livekit';
import type { Logger } from '@patchbay/observability';
import { say, type VoicedSession } from './say-in-call.ts';
import { summarise } from './transfer-summary.ts';

/** Longest time on hold: whoever hands the call over has said long before what became of it. */
const LONGEST_MS = 300_000;

/** What of a room is used. */
type HoldRoom = Pick<Room, 'localParticipant'>;

/** What of a session is used. */
export type HoldSession = VoicedSession &
  Pick<voice.AgentSession, 'interrupt' | 'input'> & { readonly history?: llm.ChatContext };

/** Music of its own, so that the server can keep it from whoever takes the call over. */
export interface HoldMusic {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Why nobody took a call over. */
type NotTaken = Extract<TransferOutcome, { outcome: 'not_taken' }>['result'];

/** Rooms whose callers are on hold: their silence is no silence. */
const onHold = new WeakSet<object>();

/** Whether the caller of a room waits to be handed over. */
export function isOnHold(room: object): boolean {
  return onHold.has(room);
}

/** The framework's hold music on its background track. */
export function holdMusic(room: Room, session: voice.AgentSession): HoldMusic {
  let player: voice.BackgroundAudioPlayer | undefined;
  return {
    async start() {
      player = new voice.BackgroundAudioPlayer({
        ambientSound: { source: voice.BuiltinAudioClip.HOLD_MUSIC, volume: 0.5 },
      });
      await player.start({ room, agentSession: session });
    },
    async stop() {
      await player?.close();
      player = undefined;
    },
  };
}

/** The agent's part in handing a call over, with a person asked first. Who hears what is the server's part. */
export function callHold(
  room: HoldRoom,
  {
    session,
    language,
    music,
    log,
  }: {
    readonly session: HoldSession;
    readonly language: string;
    readonly music: HoldMusic;
    readonly log: Logger;
  },
) {
  const lines = transferLinesIn(language);
  let briefing: number | undefined;
  let limit: NodeJS.Timeout | undefined;
  /** Who has asked for the transfer, where that is the agent itself. */
  let asking: { settle(outcome: TransferOutcome): void } | undefined;

  async function resume(result: NotTaken): Promise<void> {
    const isHeld = onHold.delete(room);
    clearTimeout(limit);
    briefing = undefined;
    if (isHeld) {
      await music.stop().catch(() => undefined);
      session.input.setAudioEnabled(true);
    }
    // Its own tool tells the agent, which finds the words.
    if (asking !== undefined) return asking.settle({ outcome: 'not_taken', result });
    if (!isHeld) return;
    say(session, lines.resume).catch((error: unknown) => log.warn('nobody was told to be back', { error }));
  }

  /** The turn in which the agent has asked for the transfer itself goes on: it is told in it what came of it. */
  async function silence(): Promise<void> {
    if (asking === undefined) return void (await session.interrupt({ force: true }).await);
    try {
      await session.interrupt().await;
    } catch {
      // What may not be cut off is that very turn: it is said to its end.
    }
  }

  /** What is told is no part of the conversation with the caller: it is in no transcript. */
  async function tell(attempt: number, text: string | null): Promise<void> {
    const told = text ?? (await summarise(session, language)) ?? lines.briefing;
    await say(session, told, { allowInterruptions: false, addToChatCtx: false });
    await room.localParticipant?.setAttributes({ [TRANSFER_BRIEFED]: `${attempt}` });
  }

  return {
    /** Says that somebody is being called; resolves when that was said. Nothing is heard or answered from then on. */
    async hold(): Promise<void> {
      if (onHold.has(room)) return;
      onHold.add(room);
      limit = setTimeout(() => void resume('failed'), LONGEST_MS).unref();
      session.input.setAudioEnabled(false);
      await silence();
      await say(session, lines.hold, { allowInterruptions: false });
      void music.start().catch((error: unknown) => log.warn('no music is played on hold', { error }));
    },

    /** Begins to tell whoever picked up what it is about, once an attempt. */
    brief(attempt: number, text: string | null): void {
      if (briefing === attempt) return;
      briefing = attempt;
      tell(attempt, text).catch((error: unknown) => log.warn('nobody was told what the call is about', { error }));
    },

    resume,

    /**
     * Has the agent itself told what comes of a transfer, in place of the caller; null where one is awaited already.
     * `done`: the agent was sent out of the room, in which people talk with each other.
     */
    awaitTransfer(): { readonly outcome: Promise<TransferOutcome>; stop(): void } | null {
      if (asking !== undefined) return null;
      const { promise, resolve } = Promise.withResolvers<TransferOutcome>();
      const late = setTimeout(() => void resume('failed'), LONGEST_MS).unref();
      const mine = { settle: resolve };
      asking = mine;
      const stop = () => {
        clearTimeout(late);
        if (asking === mine) asking = undefined;
      };
      return { outcome: promise, stop };
    },

    /** The agent is out of the room, or the room is gone with everybody: nothing is waited for any more. */
    over(reason: DisconnectReason): void {
      clearTimeout(limit);
      const isRoomGone = reason === DisconnectReason.ROOM_DELETED || reason === DisconnectReason.ROOM_CLOSED;
      asking?.settle(isRoomGone ? { outcome: 'not_taken', result: 'canceled' } : { outcome: 'done' });
    },
  };
}
export type CallHold = ReturnType<typeof callHold>;
