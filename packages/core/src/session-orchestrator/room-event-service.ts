import type { SessionAlarms } from './rooms.ts';

/** What the media server tells about a room, as far as a session is concerned. */
export interface RoomEvent {
  /** `phone_left`: where people talk without an agent, nobody else tells that one has hung up. */
  readonly type: 'room_finished' | 'agent_left' | 'phone_left';
  readonly session_id: string;
  /** From the room's metadata, which only we write. */
  readonly tenant_id: string;
  /** Of an agent: its worker found its process gone, and has told what that had left to report. */
  readonly is_lost?: boolean;
}

/** What the agent's own report of the end may take; the report has the better reason. */
const REPORT_GRACE_SECONDS = 5;
/** Where there is no such report to come, somebody is waiting in silence. */
const LOST_GRACE_SECONDS = 1;

/**
 * Has the watchdog look at a session after its room closed or its agent left. Events come in any order and more than
 * once, which does no harm: the look decides by what it finds, not by what was told.
 */
export function createRoomEventService({ alarms }: { readonly alarms: SessionAlarms }) {
  return async (event: RoomEvent | null): Promise<{ received: true }> => {
    if (event !== null) {
      const { session_id, tenant_id, is_lost = false } = event;
      await alarms.schedule({ session_id, tenant_id }, is_lost ? LOST_GRACE_SECONDS : REPORT_GRACE_SECONDS);
    }
    return { received: true };
  };
}
export type ApplyRoomEvent = ReturnType<typeof createRoomEventService>;
