import { inference, type llm } from '@livekit/agents';
import type { LlmEntry } from '../../entries.ts';
import { livekitGateway } from '../../livekit-gateway.ts';
import type { ProviderAccess } from '../../provider-access.ts';

/** A model of LiveKit's gateway, such as `openai/gpt-4.1-mini`. */
export function livekitInferenceLlm(config: LlmEntry, access: ProviderAccess): llm.LLM {
  return new inference.LLM({
    model: config.model,
    ...livekitGateway(access),
    modelOptions: {
      ...(config.temperature === undefined ? {} : { temperature: config.temperature }),
      ...(config.max_tokens === undefined ? {} : { max_completion_tokens: config.max_tokens }),
    },
  });
}
