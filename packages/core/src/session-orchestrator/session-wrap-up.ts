import type { JsonValue, Notice, TenantScope, Work } from '../kernel/index.ts';
import type { SessionRepository, StoredSession, StoredSessionEvent } from './session-repository.ts';
import { toUsage, usageOf } from './session-usage.ts';

/** For so long after its end a session waits for what its agent has still to report. */
export const WRAP_UP_SECONDS = 120;

const entityOf = (id: string): Notice['entity'] => ({ type: 'session', id });

/** What a tool call that an agent reported is told as: what stands in the transcript of it, and no more. */
export function toolCallNotices(
  { agent_id }: Pick<StoredSession, 'agent_id'>,
  events: readonly StoredSessionEvent[],
): Notice[] {
  return events.flatMap(({ session_id, seq, report }): Notice[] => {
    if (report.type !== 'tool_call') return [];
    const { at, tool_name, ok, duration_ms } = report;
    const object = { session_id, agent_id, seq, at, tool_name, ok, duration_ms };
    return [{ type: 'tool.called', entity: entityOf(session_id), object }];
  });
}

/** What is told of a session once nothing more is to come. */
function closingNotices(session: StoredSession): Notice[] {
  const { id: session_id, agent_id, user_id, channel, status, end_reason, started_at, ended_at, runs = [] } = session;
  const usage = toUsage(session.usage ?? usageOf(runs));
  const turns = runs.reduce((total, run) => total + (run.turns ?? 0), 0);
  const took = started_at === null || ended_at === null ? 0 : ended_at.getTime() - started_at.getTime();
  const who = { session_id, agent_id, user_id, channel };
  const of = (type: Notice['type'], object: JsonValue): Notice => ({ type, entity: entityOf(session_id), object });
  return [
    of('transcript.ready', { ...who, status, end_reason, turns, tool_calls: usage.tool_calls }),
    of('usage.recorded', { ...who, duration_seconds: Math.max(0, Math.round(took / 1_000)), usage }),
  ];
}

/** Makes the one announcement of transcript and figures of a session, in a transaction that somebody else began. */
export function createWrapUp(sessions: SessionRepository) {
  return async (scope: TenantScope, work: Work, id: string): Promise<void> => {
    if (!(await sessions.takeWrapUp(scope, work, id))) return;
    const session = await sessions.get(scope, id, work);
    if (session === null) return;
    for (const notice of closingNotices(session)) work.announce(notice);
  };
}
