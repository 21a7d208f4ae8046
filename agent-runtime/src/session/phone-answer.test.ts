import { EventEmitter } from 'node:events';
import { RoomEvent } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { isPickedUp, type PhoneRoom } from './phone-answer.ts';

/** A room as far as its phones are concerned. */
class TestRoom extends EventEmitter {
  isConnected = true;
  readonly remoteParticipants = new Map<string, { attributes: Record<string, string> }>();

  phone(status: string): void {
    const isNew = !this.remoteParticipants.has('phone');
    this.remoteParticipants.set('phone', { attributes: { 'sip.callStatus': status } });
    this.emit(isNew ? RoomEvent.ParticipantConnected : RoomEvent.ParticipantAttributesChanged);
  }

  hangUp(): void {
    this.remoteParticipants.clear();
    this.emit(RoomEvent.ParticipantDisconnected);
  }
}

/** Waits in a room, and tells what came of it so far. */
function waiting(room: TestRoom, gone_ms?: number) {
  const state: { outcome?: boolean } = {};
  const done = isPickedUp(room as unknown as PhoneRoom, gone_ms).then((outcome) => {
    state.outcome = outcome;
  });
  return { state, done };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('an agent at the phone', () => {
  it('waits while it is dialled and rings, and goes on the moment somebody picks up', async () => {
    const room = new TestRoom();
    const { state, done } = waiting(room);
    for (const status of ['dialing', 'ringing']) {
      room.phone(status);
      await soon();
      expect(state.outcome).toBeUndefined();
    }
    room.phone('active');
    await done;
    expect(state.outcome).toBe(true);
    expect(room.eventNames()).toEqual([]);
  });

  it('goes on at once where somebody has picked up before it came', async () => {
    const room = new TestRoom();
    room.phone('active');
    expect(await isPickedUp(room as unknown as PhoneRoom)).toBe(true);
  });

  it('gives up when the room is closed, or the phone has been gone for a while', async () => {
    const closed = new TestRoom();
    const first = waiting(closed);
    closed.emit(RoomEvent.Disconnected);
    await first.done;
    expect(first.state.outcome).toBe(false);

    const room = new TestRoom();
    const { state, done } = waiting(room, 50);
    room.phone('ringing');
    room.hangUp();
    await soon();
    expect(state.outcome).toBeUndefined();
    await done;
    expect(state.outcome).toBe(false);
  });
});
