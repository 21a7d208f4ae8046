import { AppError } from '../kernel/index.ts';

/**
 * Places that a session holds for as long as it is open, counted from 1. No two open sessions of a tenant hold the same
 * place of it, nor two of an agent: the database sees to that. So there are never more than there are places, however
 * many start at once, and a place is free the moment its session is over, whatever ended it: nothing counts up or down.
 */
export interface SessionSlots {
  readonly tenant: number;
  /** null where the agent's config has no limit of its own. */
  readonly agent: number | null;
}

/** An open session, as far as places go. Sessions without any count as well. */
export interface SlotHolder {
  readonly agent_id: string;
  readonly slots?: SessionSlots;
}

/** How many open sessions there may be; null where nothing says so. */
export interface ConcurrencyLimits {
  readonly tenant: number | null;
  readonly agent: number | null;
}

/** What a tenant at its limit hears; a conversation takes minutes. */
const RETRY_AFTER_SECONDS = 30;

/**
 * A free place among the lowest that are left: of as many as may still be taken, so that sessions above a limit which
 * was lowered meanwhile count too. Who starts at the same time looks for another one.
 */
function freePlace(taken: readonly (number | null | undefined)[], used: number, allowed: number, spread: number) {
  const held = new Set(taken);
  const free: number[] = [];
  for (let place = 1; free.length < allowed - used; place += 1) if (!held.has(place)) free.push(place);
  return free[spread % free.length] ?? 1;
}

function refusal(limit: string, whose: string, allowed: number, used: number): AppError {
  return new AppError('limit_exceeded', {
    message: `${whose} limit of ${allowed} sessions at a time is reached: ${used} are open.`,
    details: { limit, allowed, used },
    retry_after_seconds: RETRY_AFTER_SECONDS,
  });
}

/** Any number from an id, for those who start together to go to different places. */
function spreadOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

/**
 * The places of a new session.
 *
 * @param open all open sessions of the tenant, read in the transaction that writes the new one.
 * @returns null where neither limit is known.
 * @throws AppError `limit_exceeded` with details.limit, details.allowed and details.used.
 */
export function takeSlots(
  session: { readonly id: string; readonly agent_id: string },
  open: readonly SlotHolder[],
  limits: ConcurrencyLimits,
): SessionSlots | null {
  if (limits.tenant === null) return null;
  const spread = spreadOf(session.id);
  if (open.length >= limits.tenant) {
    throw refusal('max_concurrent_sessions', "The tenant's", limits.tenant, open.length);
  }
  const places = open.map(({ slots }) => slots?.tenant);
  const tenant = freePlace(places, open.length, limits.tenant, spread);
  if (limits.agent === null) return { tenant, agent: null };
  const ofAgent = open.filter(({ agent_id }) => agent_id === session.agent_id);
  if (ofAgent.length >= limits.agent) {
    throw refusal('limits.max_concurrent_sessions', "The agent's", limits.agent, ofAgent.length);
  }
  const agentPlaces = ofAgent.map(({ slots }) => slots?.agent);
  return { tenant, agent: freePlace(agentPlaces, ofAgent.length, limits.agent, spread) };
}
