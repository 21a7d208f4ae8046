import type { voice } from '@livekit/agents';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { createLlm } from '../providers/llm/index.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';
import { createStt } from '../providers/stt/index.ts';
import { createTts } from '../providers/tts/index.ts';

/** Who hears, who thinks and who speaks: the models that a config names, as far as it names them. */
export function sessionModels(
  { agent, runtime_config: { llm, stt, tts } }: Pick<ResolvedConfig, 'agent' | 'runtime_config'>,
  access: ProviderAccess,
): Pick<voice.AgentSessionOptions<unknown>, 'llm' | 'stt' | 'tts'> {
  return {
    ...(llm === undefined ? {} : { llm: createLlm(llm, access) }),
    ...(stt === undefined ? {} : { stt: createStt(stt, agent.language, access) }),
    ...(tts === undefined ? {} : { tts: createTts(tts, access) }),
  };
}
