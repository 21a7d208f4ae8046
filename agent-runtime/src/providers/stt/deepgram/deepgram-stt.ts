import type { stt } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-deepgram';
import type { SttEntry } from '../../entries.ts';
import { keyOf, type ProviderAccess } from '../../provider-access.ts';

/** `/v1/listen` by WebSocket: it streams, with interim results. */
export function deepgramStt(config: SttEntry, access: ProviderAccess): stt.STT {
  return new STT({
    model: config.model,
    apiKey: keyOf(access),
    ...(access.base_url === undefined ? {} : { baseUrl: access.base_url }),
    ...(config.language === undefined ? {} : { language: config.language }),
    ...(config.keyterms === undefined ? {} : keytermsOf(config.model, config.keyterms)),
  });
}

/** Nova-3 and Flux take `keyterm`; the models before took `keywords` with a weight. */
function keytermsOf(model: string, terms: readonly string[]) {
  return /^(nova-3|flux)/.test(model)
    ? { keyterm: [...terms] }
    : { keywords: terms.map((term): [string, number] => [term, 1]) };
}
