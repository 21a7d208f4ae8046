import { existsSync } from 'node:fs';
import { initializeLogger, voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { type RuntimeConfigContent, runtimeConfigContentSchema } from '@patchbay/core/runtime-config';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { audioOf, playBackground } from './background-audio.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const config = (background_audio: object): RuntimeConfigContent =>
  runtimeConfigContentSchema.parse({ background_audio });
const sound = (clip: string, volume = 0.5) => ({ source: 'built_in', clip, volume });

describe('sounds of a config', () => {
  it.each(['hold_music', 'office_ambience', 'keyboard_typing', 'keyboard_typing2'])(
    'has %s, as loud as it is told',
    (clip) => {
      const { source, volume } = audioOf({ ...sound(clip, 0.25) } as never);
      expect(existsSync(voice.getBuiltinAudioPath(source as voice.BuiltinAudioClip))).toBe(true);
      expect(volume).toBe(0.25);
    },
  );

  it('has none of a file', () => {
    expect(() => audioOf({ source: 'file', file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC', volume: 1 })).toThrow(
      expect.objectContaining({ code: 'runtime_feature_unavailable' }),
    );
  });
});

describe('the background of a session', () => {
  const play = vi.spyOn(voice.BackgroundAudioPlayer.prototype, 'play').mockImplementation(() => new voice.PlayHandle());
  const publishTrack = vi.fn(async () => ({ sid: 'TR_1', name: 'background_audio' }));
  const room = { localParticipant: { publishTrack, trackPublications: new Map(), unpublishTrack: vi.fn() } };
  beforeEach(() => vi.clearAllMocks());

  async function start(background_audio: object) {
    const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM([]), vad: null });
    await playBackground(session, room as unknown as Room, config(background_audio));
    onTestFinished(() => {
      session.emit(voice.AgentSessionEventTypes.Close, { type: 'close', reason: 'done', error: null, createdAt: 0 });
    });
    const becomes = (newState: voice.AgentState) =>
      session.emit(voice.AgentSessionEventTypes.AgentStateChanged, {
        type: 'agent_state_changed',
        oldState: 'listening',
        newState,
        createdAt: 0,
      });
    return becomes;
  }

  it('plays the ambient sound over and over, from the beginning', async () => {
    await start({ ambient: sound('office_ambience', 0.3) });
    expect(play).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ source: expect.stringContaining('office-ambience.ogg'), volume: 0.3 }),
      true,
    );
  });

  it('plays the thinking sound while an answer is prepared, and then no more', async () => {
    const becomes = await start({ thinking: sound('keyboard_typing') });
    expect(play).not.toHaveBeenCalled();
    becomes('thinking');
    expect(play).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ source: expect.stringContaining('keyboard-typing.ogg'), volume: 0.5 }),
      true,
    );
    const handle = play.mock.results[0]?.value as voice.PlayHandle;
    expect(handle.done()).toBe(false);
    becomes('speaking');
    expect(handle.done()).toBe(true);
  });

  it('is no track where there is nothing to play', async () => {
    await start({});
    expect(publishTrack).not.toHaveBeenCalled();
  });
});
