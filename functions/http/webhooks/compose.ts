import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { livekitSettings, loadConfig, sessionWatchSettings } from '@patchbay/config';
import { createRecordingTracker } from '@patchbay/core/recordings';
import { createRoomEventService } from '@patchbay/core/session-orchestrator';
import { composeOnce, type RequestVerifier } from '@patchbay/http/handler';
import { livekitWebhooks } from '@patchbay/livekit';
import { createRecordingRepository } from '@patchbay/mongo';
import { composeDatabase } from '../../database-compose.ts';
import { composeInbound } from '../../inbound-compose.ts';
import { composeEdge, configSources } from '../edge-compose.ts';

/** LiveKit's door: its signature over the raw body. What it says of recordings goes into the database, and calls that come in are answered. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [config, base] = await Promise.all([
    loadConfig({ livekit: livekitSettings, watch: sessionWatchSettings }, configSources),
    composeDatabase('patchbay-webhooks'),
  ]);
  const { database, unitOfWork, clock } = base;
  const { answer } = await composeInbound(base);
  const webhooks = livekitWebhooks(config.livekit);
  const webhookVerifier: RequestVerifier = ({ body, headers }) => webhooks.verify(body, headers.authorization);
  return {
    edge: { ...(await composeEdge()), webhookVerifier },
    webhooks,
    trackRecording: createRecordingTracker({ recordings: createRecordingRepository(database), unitOfWork, clock }),
    answerInbound: answer,
    applyRoomEvent: createRoomEventService({ alarms: sqsSessionAlarms(config.watch.queue_url) }),
  };
});
