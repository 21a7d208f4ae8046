import { describe, expect, it } from 'vitest';
import { outcomeOfSession } from './call-endings.ts';

const at = new Date('2026-11-23T10:00:00Z');
const queued = { dialed_at: null, answered_at: null };
const dialled = { dialed_at: at, answered_at: null };
const answered = { dialed_at: at, answered_at: at };

describe('a call whose session ended first', () => {
  it.each([
    [answered, 'stopped', 'answered'],
    [answered, 'max_duration', 'answered'],
    [dialled, 'participant_left', 'answered'],
    [dialled, 'call_not_answered', 'no_answer'],
    [dialled, 'stopped', 'canceled'],
    [dialled, 'agent_lost', 'failed'],
    [queued, 'stopped', 'canceled'],
    [queued, 'call_not_answered', 'failed'],
    [queued, 'participant_left', 'failed'],
    [answered, 'voicemail', 'voicemail'],
    [dialled, 'voicemail', 'voicemail'],
  ] as const)('%o, for %s, came out as %s', (call, reason, result) => {
    const outcome = outcomeOfSession(call, reason);
    expect(outcome.result).toBe(result);
    expect(outcome.error === undefined).toBe(result !== 'failed');
  });
});
