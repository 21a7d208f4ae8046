import { z } from 'zod';
import { idSchema } from '../../kernel/index.ts';

const volume = {
  volume: z.number().min(0).max(1).default(0.5).meta({ description: 'Loudness: 0 is silent, 1 is as recorded' }),
};

/** A sound: a clip that comes with @livekit/agents 1.9 (`BuiltinAudioClip`), or a file of the tenant. */
const soundSchema = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('built_in'),
    clip: z
      .enum(['hold_music', 'office_ambience', 'keyboard_typing', 'keyboard_typing2'])
      .meta({ description: 'A clip of the agent framework' }),
    ...volume,
  }),
  z.strictObject({ source: z.literal('file'), file_id: idSchema('file'), ...volume }),
]);

/** What is heard besides the agent. */
export const backgroundAudioSchema = z
  .strictObject({
    ambient: soundSchema.optional().meta({ description: 'Played over and over while the session lasts' }),
    thinking: soundSchema.optional().meta({ description: 'Played while the agent prepares an answer' }),
  })
  .meta({ id: 'BackgroundAudio', description: 'Sounds besides the voice' });
