import type { Transcript } from './session-event.ts';
import type { StoredSessionEvent } from './session-repository.ts';

/** What was said and done in a session, from what was reported. */
export function toTranscript(session_id: string, events: readonly StoredSessionEvent[]): Transcript {
  const turns: Transcript['turns'] = [];
  const tool_calls: Transcript['tool_calls'] = [];
  // What a lost agent reports late was said before the other came.
  const isOneRun = new Set(events.map(({ run_id }) => run_id)).size <= 1;
  const inOrder = isOneRun ? events : events.toSorted((a, b) => Date.parse(a.report.at) - Date.parse(b.report.at));
  for (const { seq, report } of inOrder) {
    const at = new Date(report.at);
    if (report.type === 'turn') {
      const { role, text, modality, interrupted, citations, agent_id } = report;
      const named = agent_id === undefined ? {} : { agent_id };
      turns.push({ seq, at, role, text, modality, interrupted, citations, ...named });
    }
    if (report.type === 'tool_call') {
      const { tool_name, ok, duration_ms } = report;
      tool_calls.push({ seq, at, tool_name, ok, duration_ms });
    }
  }
  return { object: 'transcript', session_id, turns, tool_calls };
}
