import { setTimeout as sleep } from 'node:timers/promises';
import type { voice } from '@livekit/agents';
import { type Room, RoomEvent } from '@livekit/rtc-node';
import type { CallCommand } from '@patchbay/core/calls';
import type { PhoneCall } from '@patchbay/core/session-tools';
import { CALL_COMMAND_DONE, CALL_COMMAND_TOPIC, type CommandReader } from '@patchbay/livekit';
import type { Logger } from '@patchbay/observability';
import type { CallHold } from './call-hold.ts';
import { say, type VoicedSession } from './say-in-call.ts';

/** Between one key and the next. */
const KEY_PAUSE_MS = 250;

/** What of a room brings commands, and is told that they were carried out. */
type CommandRoom = Pick<Room, 'on' | 'localParticipant'>;

/** What of a session commands are about. */
type CommandSession = VoicedSession & Pick<voice.AgentSession, 'interrupt' | 'input' | 'output'>;

interface CommandDeps {
  readonly session: CommandSession;
  /** Name of the room, which commands are signed for. */
  readonly room_name: string;
  readonly read: CommandReader;
  readonly phone: () => PhoneCall | undefined;
  readonly hold: CallHold;
  readonly log: Logger;
}

/** Carries out what the API tells the agent of a live call; each command once, one after the other. */
export function obeyCommands(room: CommandRoom, { session, room_name, read, phone, hold, log }: CommandDeps): void {
  const seen = new Set<string>();
  let before: Promise<void> = Promise.resolve();
  const cutOff = (error: unknown) => log.warn('a text was not said', { error });

  async function carryOut(command: CallCommand): Promise<void> {
    switch (command.type) {
      case 'say':
        if (command.interrupt) await session.interrupt({ force: true }).await;
        void say(session, command.text).catch(cutOff);
        return;
      case 'press_keys':
        for (const [index, key] of [...command.digits].entries()) {
          if (index > 0) await sleep(KEY_PAUSE_MS);
          const line = phone();
          if (line === undefined) throw new Error('nobody is on the telephone');
          await line.pressKey(key);
        }
        return;
      case 'mute':
        if (command.target === 'agent') session.output.setAudioEnabled(!command.muted);
        else session.input.setAudioEnabled(!command.muted);
        return;
      case 'hold':
        return hold.hold();
      case 'brief':
        return hold.brief(command.attempt, command.text);
      case 'resume':
        return hold.resume(command.result);
    }
  }

  async function receive(packet: Uint8Array): Promise<void> {
    const signed = await read(packet, room_name);
    if (signed === null) return log.warn('a command that is not ours was ignored');
    if (seen.has(signed.id)) return;
    seen.add(signed.id);
    await carryOut(signed.command);
    await room.localParticipant?.setAttributes({ [CALL_COMMAND_DONE]: signed.id });
  }

  room.on(RoomEvent.DataReceived, (packet: Uint8Array, _participant: unknown, _kind: unknown, topic?: string) => {
    if (topic !== CALL_COMMAND_TOPIC) return;
    before = before
      .then(() => receive(packet))
      .catch((error: unknown) => log.warn('a command was not carried out', { error }));
  });
}
