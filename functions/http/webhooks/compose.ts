import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { livekitSettings, loadConfig, sessionWatchSettings } from '@patchbay/config';
import { createRoomEventService } from '@patchbay/core/session-orchestrator';
import { composeOnce, type RequestVerifier } from '@patchbay/http/handler';
import { livekitWebhooks } from '@patchbay/livekit';
import { composeEdge, configSources } from '../edge-compose.ts';

/** LiveKit's door: its signature over the raw body. It needs no database. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const config = await loadConfig({ livekit: livekitSettings, watch: sessionWatchSettings }, configSources);
  const webhooks = livekitWebhooks(config.livekit);
  const webhookVerifier: RequestVerifier = ({ body, headers }) => webhooks.verify(body, headers.authorization);
  return {
    edge: { ...(await composeEdge()), webhookVerifier },
    webhooks,
    applyRoomEvent: createRoomEventService({ alarms: sqsSessionAlarms(config.watch.queue_url) }),
  };
});
