import type { Session } from './session.ts';
import type { StoredSession } from './session-repository.ts';
import { toUsage } from './session-usage.ts';

/** A stored session as the API shows it. */
export function toSession(stored: StoredSession): Session {
  const {
    reports_seq: _seq,
    slots: _slots,
    runs: _runs,
    wrap_up: _wrapUp,
    analysis: _analysis,
    redispatched_at: _redispatched,
    silent_at: _silent,
    room_name: _room,
    only_says: _says,
    voicemail: _voicemail,
    usage,
    metrics = null,
    recording = null,
    feedback = null,
    ...shown
  } = stored;
  return {
    object: 'session',
    ...shown,
    recording,
    metrics,
    feedback,
    usage: usage === undefined ? null : toUsage(usage),
  };
}
