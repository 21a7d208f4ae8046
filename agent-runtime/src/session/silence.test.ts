import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Listened, watchSilence } from './silence.ts';

const { AgentStateChanged, UserStateChanged, Close } = voice.AgentSessionEventTypes;

function watched(isSomeoneThere = () => true) {
  const session = new EventEmitter();
  const onSilence = vi.fn();
  watchSilence(session as unknown as Listened, 30, { isSomeoneThere, onSilence });
  return {
    onSilence,
    agent: (newState: string) => session.emit(AgentStateChanged, { newState }),
    user: (newState: string) => session.emit(UserStateChanged, { newState }),
    close: () => session.emit(Close, {}),
  };
}

describe('silence', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is noticed once neither side has said a word for so long', () => {
    const { onSilence, agent } = watched();
    agent('listening');
    vi.advanceTimersByTime(29_999);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  it.each([
    ['the caller speaks', 'user', 'speaking', 'listening'],
    ['the agent thinks', 'agent', 'thinking', 'listening'],
    ['the agent speaks', 'agent', 'speaking', 'listening'],
  ] as const)('is none while %s, and begins anew after it', (_what, side, busy, calm) => {
    const session = watched();
    session.agent('listening');
    vi.advanceTimersByTime(29_000);
    session[side](busy);
    vi.advanceTimersByTime(300_000);
    expect(session.onSilence).not.toHaveBeenCalled();
    session[side](calm);
    vi.advanceTimersByTime(29_000);
    expect(session.onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(session.onSilence).toHaveBeenCalledOnce();
  });

  it('of a room without a caller does not count', () => {
    let there = false;
    const { onSilence, agent } = watched(() => there);
    agent('listening');
    vi.advanceTimersByTime(120_000);
    expect(onSilence).not.toHaveBeenCalled();
    there = true;
    vi.advanceTimersByTime(30_000);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  it('after the session is none of its business', () => {
    const { onSilence, agent, user, close } = watched();
    agent('listening');
    close();
    user('listening');
    vi.advanceTimersByTime(300_000);
    expect(onSilence).not.toHaveBeenCalled();
  });
});
