import { secretsManagerReader } from '@patchbay/aws/secrets';
import { livekitSettings, loadConfig, stageSettings } from '@patchbay/config';
import { createTrunkSync } from '@patchbay/core/telephony';
import { livekitTrunks } from '@patchbay/livekit';
import { createCredentialRepository, createPhoneNumberRepository, createSipTrunkRepository } from '@patchbay/mongo';
import { composeBase } from './compose.ts';
import { configSources } from './edge-compose.ts';

/** Trunks and numbers with the way to the media server, for what changes them. */
export async function composeTelephony() {
  const [base, config] = await Promise.all([
    composeBase(),
    loadConfig({ livekit: livekitSettings, stage: stageSettings }, configSources),
  ]);
  const trunks = createSipTrunkRepository(base.database);
  const numbers = createPhoneNumberRepository(base.database);
  const credentials = createCredentialRepository(base.database);
  const sync = createTrunkSync({
    ...{ trunks, numbers, credentials },
    secrets: secretsManagerReader(config.stage.stage),
    provider: livekitTrunks(config.livekit),
  });
  return { ...base, trunks, numbers, credentials, sync };
}
