import type { AnsweredBy } from '@patchbay/core/session-orchestrator';
import { describe, expect, it } from 'vitest';
import { beginByListening, type HeldSession } from './voicemail-policy.ts';

async function begin(policy: 'hang_up' | 'leave_message' | 'continue', by: AnsweredBy, hasWelcome = true) {
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  const said = (what: string) => async () => void happened.push(what);
  const session = {
    pauseReplyAuthorization: note('hold'),
    resumeReplyAuthorization: note('release'),
    interrupt: note('drop answers'),
    clearUserTurn: note('drop words'),
    input: { setAudioEnabled: (on: boolean) => void happened.push(on ? 'hear' : 'deaf') },
  } as unknown as HeldSession;
  await beginByListening({
    session,
    policy,
    hasWelcome,
    listener: {
      answered_by: Promise.resolve(by),
      greetingOver: said('greeting over'),
      stop: note('stop'),
    },
    onDetected: (answeredBy) => void happened.push(answeredBy),
    welcome: said('welcome'),
    leaveMessage: said('message'),
    hangUp: note('hang up'),
  });
  return happened;
}

const welcomed = ['stop', 'drop answers', 'drop words', 'release', 'welcome'];

describe('a call that begins by listening', () => {
  it.each([
    ['hang_up', 'human'],
    ['leave_message', 'human'],
    ['continue', 'human'],
    ['hang_up', 'unknown'],
    ['leave_message', 'unknown'],
  ] as const)('with %s, begins at once with its welcome where it hears a %s', async (policy, by) => {
    expect(await begin(policy, by)).toEqual(['hold', by, ...welcomed]);
  });

  it('answers what it heard where it has no welcome', async () => {
    expect(await begin('hang_up', 'human', false)).toEqual(['hold', 'human', 'stop', 'release', 'welcome']);
  });

  it('hangs up on a machine before it has finished, and lets nothing out', async () => {
    expect(await begin('hang_up', 'machine')).toEqual(['hold', 'machine', 'hang up', 'stop']);
  });

  it('leaves a message after the greeting, hears nothing more, and hangs up', async () => {
    expect(await begin('leave_message', 'machine')).toEqual([
      ...['hold', 'machine', 'greeting over', 'deaf', 'drop answers', 'drop words', 'release', 'message'],
      ...['hang up', 'stop'],
    ]);
  });

  it('goes on with a machine after its greeting', async () => {
    expect(await begin('continue', 'machine')).toEqual(['hold', 'machine', 'greeting over', ...welcomed]);
  });
});
