import type { tts } from '@livekit/agents';
import type { TtsEntry } from '../../entries.ts';
import type { ProviderAccess } from '../../provider-access.ts';
import { openAiTts } from '../openai/openai-tts.ts';

/** The tenant's own server with OpenAI's HTTP API: its address, its key, and connections to public addresses alone. */
export function openAiCompatibleTts(config: TtsEntry, access: ProviderAccess): tts.TTS {
  if (access.base_url === undefined || access.fetch === undefined) throw new Error('no address to send to');
  return openAiTts(config, access);
}
