import type { llm } from '@livekit/agents';
import type { RealtimeEntry } from '../entries.ts';
import type { ProviderAccess } from '../provider-access.ts';
import { createBy } from '../provider-factory.ts';

/** One line a provider of realtime models; `runtimeSupport` of the core names the same ones. */
export const realtimeFactories = {
  openai: async () => (await import('./openai/openai-realtime.ts')).openAiRealtime,
};

/** The realtime model that a runtime config names. */
export function createRealtime(config: RealtimeEntry, access: ProviderAccess): Promise<llm.RealtimeModel> {
  return createBy<RealtimeEntry, llm.RealtimeModel>(realtimeFactories, 'realtime', config, access);
}
