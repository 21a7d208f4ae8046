import { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { AppError } from '@patchbay/core/kernel';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';

type Sound = NonNullable<NonNullable<RuntimeConfigContent['background_audio']>['ambient']>;

const CLIPS = {
  hold_music: voice.BuiltinAudioClip.HOLD_MUSIC,
  office_ambience: voice.BuiltinAudioClip.OFFICE_AMBIENCE,
  keyboard_typing: voice.BuiltinAudioClip.KEYBOARD_TYPING,
  keyboard_typing2: voice.BuiltinAudioClip.KEYBOARD_TYPING2,
} as const;

/** A sound of a config as the framework takes it. */
export function audioOf(sound: Sound): voice.AudioConfig {
  if (sound.source === 'file') throw new AppError('runtime_feature_unavailable', { message: 'Files hold no sounds.' });
  return { source: CLIPS[sound.clip], volume: sound.volume };
}

/**
 * Plays what is heard besides the agent, on a track of its own, until the session closes: the ambient sound over and
 * over, the thinking sound while the agent prepares an answer.
 */
export async function playBackground(
  session: voice.AgentSession,
  room: Room,
  { background_audio }: RuntimeConfigContent,
): Promise<void> {
  const { ambient, thinking } = background_audio ?? {};
  if (ambient === undefined && thinking === undefined) return;
  const player = new voice.BackgroundAudioPlayer({
    ...(ambient === undefined ? {} : { ambientSound: audioOf(ambient) }),
    ...(thinking === undefined ? {} : { thinkingSound: audioOf(thinking) }),
  });
  session.on(voice.AgentSessionEventTypes.Close, () => void player.close().catch(() => undefined));
  await player.start({ room, agentSession: session });
}
