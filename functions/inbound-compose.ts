import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import {
  livekitSettings,
  loadConfig,
  outgoingSettings,
  sessionStartSettings,
  sessionWatchSettings,
  stageSettings,
} from '@patchbay/config';
import { createAnswerInbound, createAskBeforeAnswer, createCallEndings, createTakeInbound } from '@patchbay/core/calls';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { recordedRooms } from '@patchbay/core/recordings';
import { createNewSessions, createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { createUserService } from '@patchbay/core/tenancy';
import { createWebhookSigner } from '@patchbay/core/webhooks';
import { livekitInboundRooms, livekitRooms } from '@patchbay/livekit';
import {
  createCallRepository,
  createEndpointRepository,
  createInboundSource,
  createPhoneNumberRepository,
  createResolutionReader,
  createSessionRepository,
  createTenantQuotaReader,
  createUserRepository,
} from '@patchbay/mongo';
import { outgoingHttp, systemResolver } from '@patchbay/outgoing';
import type { composeDatabase } from './database-compose.ts';
import { configSources } from './http/edge-compose.ts';
import { composeRecorder } from './recorder-compose.ts';

/** Answering calls that come in: for the webhook that tells of them, and for the sweep that finds them. */
export async function composeInbound(base: Awaited<ReturnType<typeof composeDatabase>>) {
  const { database, unitOfWork, clock, ids } = base;
  const [config, recorder] = await Promise.all([
    loadConfig(
      {
        ...{ livekit: livekitSettings, start: sessionStartSettings, watch: sessionWatchSettings },
        ...{ stage: stageSettings, outgoing: outgoingSettings },
      },
      configSources,
    ),
    composeRecorder(),
  ]);
  const { join_deadline_seconds } = config.start;
  const sessions = createSessionRepository(database);
  const calls = createCallRepository(database);
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const inboundRooms = livekitInboundRooms(config.livekit);
  const secrets = secretsManagerReader(config.stage.stage);
  const ask = createAskBeforeAnswer({
    signer: createWebhookSigner({ endpoints: createEndpointRepository(database), secrets, clock }),
    http: outgoingHttp({ resolve: systemResolver, local_hosts: config.outgoing.local_hosts }),
    clock,
  });
  const answer = createAnswerInbound({
    take: createTakeInbound({ ask, clock }),
    newSessions: createNewSessions({
      quota: createTenantQuotaReader(database),
      resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
      users: createUserService({ users: createUserRepository(database), unitOfWork, clock, ids }),
      ...{ sessions, clock, ids, recorder, join_deadline_seconds },
    }),
    source: createInboundSource(database),
    numbers: createPhoneNumberRepository(database),
    lifecycle: createSessionLifecycle({ sessions, unitOfWork, clock, endings }),
    rooms: recordedRooms(livekitRooms(config.livekit), recorder),
    alarms: sqsSessionAlarms(config.watch.queue_url),
    ...{ calls, inboundRooms, recorder, unitOfWork, clock, ids, join_deadline_seconds },
  });
  return { answer, inboundRooms };
}
