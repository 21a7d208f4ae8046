import { secretsManagerVault } from '@patchbay/aws/secrets';
import { loadStageConfig } from '@patchbay/config';
import { createCredentialService, createCredentialWriter } from '@patchbay/core/provider-credentials';
import { composeOnce } from '@patchbay/http/handler';
import { createCredentialRepository, createCredentialUseReader } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Everything about credentials but their secrets: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock } = await composeBase();
  return {
    edge,
    credentials: createCredentialService({
      credentials: createCredentialRepository(database),
      uses: createCredentialUseReader(database),
      unitOfWork,
      clock,
    }),
  };
});

/** Creating and rotating: secrets go into the vault, and none can be read here. */
export const composeWriting = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork, clock, ids }, { stage }] = await Promise.all([composeBase(), loadStageConfig()]);
  return {
    edge,
    credentials: createCredentialWriter({
      credentials: createCredentialRepository(database),
      vault: secretsManagerVault(stage),
      unitOfWork,
      clock,
      ids,
    }),
  };
});
