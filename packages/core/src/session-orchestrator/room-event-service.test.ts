import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createRoomEventService, type RoomEvent } from './room-event-service.ts';

const session = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 1) };

async function alarmAfter(event: RoomEvent | null): Promise<number | undefined> {
  const set: number[] = [];
  const alarms = { schedule: async (_session: object, seconds: number) => void set.push(seconds) };
  expect(await createRoomEventService({ alarms })(event)).toEqual({ received: true });
  expect(set.length).toBeLessThanOrEqual(1);
  return set[0];
}

describe('an agent that left its room', () => {
  it('is looked after when its report has had its time; one that was found dead, at once', async () => {
    const left = await alarmAfter({ type: 'agent_left', ...session });
    expect(await alarmAfter({ type: 'agent_left', ...session, is_lost: false })).toBe(left);
    expect(await alarmAfter({ type: 'room_finished', ...session })).toBe(left);
    expect(await alarmAfter({ type: 'agent_left', ...session, is_lost: true })).toBeLessThan(Number(left));
  });

  it('is nobody of ours where the room is not', async () => {
    expect(await alarmAfter(null)).toBeUndefined();
  });
});
