import { EventEmitter } from 'node:events';
import { ParticipantKind, type RemoteParticipant, RoomEvent } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { type AgentsRoom, handOver, isSomeoneIn } from './hand-over.ts';

const participant = (kind: ParticipantKind) => ({ info: { kind } }) as RemoteParticipant;
const AGENT = participant(ParticipantKind.AGENT);
const CALLER = participant(ParticipantKind.STANDARD);

function roomWith(...participants: RemoteParticipant[]) {
  const events = new EventEmitter();
  const remoteParticipants = new Map(participants.map((one, index) => [String(index), one]));
  const room = Object.assign(events, { isConnected: true, remoteParticipants }) as unknown as AgentsRoom;
  const join = (one: RemoteParticipant) => events.emit(RoomEvent.ParticipantConnected, one);
  return { room, join, listeners: () => events.listenerCount(RoomEvent.ParticipantConnected) };
}

function succession(ask: () => Promise<void> = async () => undefined, within_ms = 30_000) {
  const late: string[] = [];
  return { late, given: { ask, within_ms, onLate: () => void late.push('late') } };
}

describe('a conversation that is to be handed over', () => {
  it('is, once another agent has joined; a caller is none', async () => {
    const { room, join, listeners } = roomWith(CALLER);
    const { late, given } = succession();
    let isTaken: boolean | undefined;
    const taken = handOver(room, given).then((value) => {
      isTaken = value;
    });
    join(CALLER);
    await Promise.resolve();
    expect(isTaken).toBeUndefined();
    join(AGENT);
    await taken;
    expect([isTaken, late, listeners()]).toEqual([true, [], 0]);
  });

  it('is not where nobody comes in time, until somebody does', async () => {
    const { room, join, listeners } = roomWith(CALLER);
    const { late, given } = succession(undefined, 1);
    expect(await handOver(room, given)).toBe(false);
    join(CALLER);
    expect(late).toEqual([]);
    join(AGENT);
    join(AGENT);
    expect([late, listeners()]).toEqual([['late'], 0]);
  });

  it('tells what kept it from asking, and still sees who comes: the answer may have got lost', async () => {
    const { room, join } = roomWith(CALLER);
    const { late, given } = succession(async () => {
      throw new Error('no answer');
    });
    await expect(handOver(room, given)).rejects.toThrow('no answer');
    join(AGENT);
    expect(late).toEqual(['late']);
  });

  it('waits no longer than it may for an answer that never comes', async () => {
    const { room } = roomWith(CALLER);
    expect(await handOver(room, succession(() => new Promise<void>(() => undefined), 1).given)).toBe(false);
  });
});

it('somebody is in a room who is no agent, while it is connected', () => {
  expect(isSomeoneIn(roomWith(AGENT, CALLER).room)).toBe(true);
  expect(isSomeoneIn(roomWith(AGENT).room)).toBe(false);
  expect(isSomeoneIn(Object.assign(roomWith(CALLER).room, { isConnected: false }))).toBe(false);
});
