import { filterText, phraseFilter, piiMask } from '../conversation-safety/index.ts';
import { AppError } from '../kernel/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import type { StartedSession } from './session.ts';
import type { EndReason, SessionReport } from './session-report.ts';
import type { StoredSession } from './session-repository.ts';

/** The one run of a conversation over text: there is no worker, and whoever answers goes on where the last one was. */
export const TEXT_RUN = 'text';

/** The welcome that a config says word for word, as far as its safety lets it be said; null where there is none. */
export function spokenWelcome({ welcome_message, safety }: RuntimeConfigContent): string | null {
  if (welcome_message?.mode !== 'say') return null;
  return filterText(phraseFilter(safety?.blocked_phrases ?? [], safety?.refusal_line ?? ''), welcome_message.text);
}

/** The welcome as the answer to the start of a session tells it. */
export function startedWelcome(config: RuntimeConfigContent): Pick<StartedSession, 'welcome'> {
  return config.welcome_message === undefined ? {} : { welcome: { text: spokenWelcome(config) } };
}

/** When a conversation over text in which nobody writes any more is over; undefined where nobody minds. */
export function silenceEnd({ limits }: RuntimeConfigContent, now: Date): Date | undefined {
  const seconds = limits?.silence_timeout_seconds;
  return seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1000);
}

/** What is reported of a conversation over text when it starts: its agent is there, and what it says first. */
export function firstTextReports(agent_id: string, config: RuntimeConfigContent, now: Date): SessionReport[] {
  const at = now.toISOString();
  const joined = { seq: 1, at, type: 'agent_joined', worker_id: TEXT_RUN } as const;
  const welcome = spokenWelcome(config);
  if (welcome === null) return [joined];
  const mask = piiMask(config.safety?.pii_redaction ?? []);
  const text = mask === null ? welcome : mask(welcome);
  const how = { modality: 'text', interrupted: false, agent_id } as const;
  return [joined, { seq: 2, at, type: 'turn', role: 'agent', text, citations: [], ...how }];
}

/**
 * Lets only configs through that can be held over text.
 *
 * @throws AppError `runtime_feature_unavailable` without a language model
 */
export function assertTextPossible({ llm }: RuntimeConfigContent): void {
  if (llm !== undefined) return;
  throw new AppError('runtime_feature_unavailable', {
    message: 'A session over text needs a language model (llm): a realtime model only talks.',
    param: 'runtime_config.llm',
  });
}

/** Why an open session over text should have ended by now; null where it may go on. */
export function overdueText(session: StoredSession, now: Date): EndReason | null {
  if (now >= session.max_end_at) return 'max_duration';
  if (session.silent_at !== undefined && session.silent_at <= now) return 'silence_timeout';
  return session.status === 'created' && now >= session.join_deadline_at ? 'agent_not_joined' : null;
}
