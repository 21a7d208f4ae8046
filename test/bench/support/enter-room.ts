import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, waitFor } from '@patchbay/local-stack/participant';
import type { RoomDoor } from './bare-livekit.ts';

/** How long one session took to be there, counted from the request, and what its agent said first. */
export interface SessionStart {
  /** The answer to the request: a room, and a token for it. */
  readonly answered_ms: number;
  /** The caller was in the room. */
  readonly entered_ms: number;
  /** The caller saw the agent listening. */
  readonly listening_ms: number;
  /** The first of the welcome was heard. */
  readonly heard_ms: number;
  readonly welcome: string;
  readonly audible_ms: number;
}

const JOIN_TIMEOUT_MS = 45_000;
const WELCOME_TIMEOUT_MS = 30_000;
/** The agent has finished when nothing was audible for so long. */
const QUIET_MS = 1_000;

/** Opens a session by `open`, enters its room as its caller, waits for the agent and hears its welcome out. */
export async function startSession(open: () => Promise<RoomDoor>): Promise<SessionStart> {
  const since = performance.now();
  const elapsed = () => performance.now() - since;
  const door = await open();
  const answered_ms = elapsed();
  const caller = new Caller();
  try {
    await caller.join(door.url, door.token);
    const entered_ms = elapsed();
    await waitFor('agent', () => isListening(caller), JOIN_TIMEOUT_MS);
    const listening_ms = elapsed();
    const { heard_ms, audible_ms } = await hearOut(caller, elapsed);
    const spoken = await waitFor('transcript', () => caller.transcripts[0], WELCOME_TIMEOUT_MS);
    return { answered_ms, entered_ms, listening_ms, heard_ms, welcome: spoken.text, audible_ms };
  } finally {
    await caller.leave();
    await door.close();
  }
}

function isListening({ room }: Caller): true | undefined {
  const states = [...room.remoteParticipants.values()].map(({ attributes }) => attributes['lk.agent.state']);
  return states.some((state) => state !== undefined && state !== 'initializing') || undefined;
}

async function hearOut(caller: Caller, elapsed: () => number) {
  let audible_ms = 0;
  let heard_ms: number | undefined;
  let quietSince = elapsed();
  const giveUpAt = elapsed() + WELCOME_TIMEOUT_MS;
  while (heard_ms === undefined || elapsed() - quietSince < QUIET_MS) {
    if (elapsed() > giveUpAt) throw new Error('the welcome did not end, or was not heard');
    await sleep(20);
    const heard = caller.takeHeard().audible_ms;
    audible_ms += heard;
    if (heard === 0) continue;
    heard_ms ??= elapsed();
    quietSince = elapsed();
  }
  return { heard_ms, audible_ms };
}
