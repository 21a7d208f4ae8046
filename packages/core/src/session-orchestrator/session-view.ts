import type { Session } from './session.ts';
import type { StoredSession } from './session-repository.ts';

/** A stored session as the API shows it. */
export function toSession(stored: StoredSession): Session {
  const { reports_seq: _seq, slots: _slots, metrics = null, recording = null, feedback = null, ...shown } = stored;
  return { object: 'session', ...shown, recording, metrics, feedback };
}
