import { inference, type stt } from '@livekit/agents';
import type { SttEntry } from '../../entries.ts';
import { livekitGateway } from '../../livekit-gateway.ts';
import type { ProviderAccess } from '../../provider-access.ts';

/** A recogniser of LiveKit's gateway, such as `deepgram/nova-3`; it streams. */
export function livekitInferenceStt(config: SttEntry, access: ProviderAccess): stt.STT {
  const recogniser = new inference.STT({
    model: config.model,
    ...(config.language === undefined ? {} : { language: config.language }),
    ...livekitGateway(access),
  });
  // The framework knows by what name each model takes them.
  if (config.keyterms !== undefined) recogniser._updateSessionKeyterms([...config.keyterms]);
  return recogniser;
}
