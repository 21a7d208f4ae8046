import { sfnCallStarter } from '@patchbay/aws/executions';
import { callSettings, livekitSettings, loadConfig } from '@patchbay/config';
import {
  createBeginWarmTransfer,
  createCallEndings,
  createTransferCall,
  createTransferLifecycle,
} from '@patchbay/core/calls';
import type { Clock, UnitOfWork } from '@patchbay/core/kernel';
import { createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { livekitCallRoom } from '@patchbay/livekit';
import {
  createCallCountryReader,
  createCallRepository,
  createPhoneNumberRepository,
  createSessionRepository,
  createSipTrunkRepository,
  type MongoDatabase,
} from '@patchbay/mongo';
import { configSources } from '../edge-compose.ts';

/** The one way in which calls are handed over, whoever has them handed over. */
export async function composeTransfer({
  database,
  unitOfWork,
  clock,
}: {
  readonly database: MongoDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}) {
  const { livekit, calls: settings } = await loadConfig(
    { livekit: livekitSettings, calls: callSettings },
    configSources,
  );
  const calls = createCallRepository(database);
  const sessions = createSessionRepository(database);
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const sessionLifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
  const transfers = createTransferLifecycle({ calls, sessions, sessionLifecycle, unitOfWork, clock });
  return createTransferCall({
    ...{ calls, sessions, transfers, unitOfWork, clock },
    room: livekitCallRoom(livekit),
    countries: createCallCountryReader(database),
    beginWarmTransfer: createBeginWarmTransfer({
      numbers: createPhoneNumberRepository(database),
      trunks: createSipTrunkRepository(database),
      transfers,
      starter: sfnCallStarter(settings),
      clock,
    }),
  });
}
