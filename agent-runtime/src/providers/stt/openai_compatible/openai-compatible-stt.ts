import type { stt } from '@livekit/agents';
import type { SttEntry } from '../../entries.ts';
import type { ProviderAccess } from '../../provider-access.ts';
import { openAiStt } from '../openai/openai-stt.ts';

/** The tenant's own server with OpenAI's HTTP API: its address, its key, and connections to public addresses alone. */
export function openAiCompatibleStt(config: SttEntry, access: ProviderAccess): stt.STT {
  if (access.base_url === undefined || access.fetch === undefined) throw new Error('no address to send to');
  return openAiStt(config, access);
}
