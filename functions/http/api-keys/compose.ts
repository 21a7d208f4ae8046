import { cognitoServiceAccounts } from '@patchbay/aws/identity';
import { apiKeyPepperSettings, keysIdentitySettings, loadConfig, randomSource } from '@patchbay/config';
import {
  createApiKeyIssuer,
  createApiKeyReader,
  createApiKeyRevoker,
  createApiKeyRotator,
  createApiKeyUpdater,
} from '@patchbay/core/api-keys';
import { composeOnce } from '@patchbay/http/handler';
import { createApiKeyRepository, createTenantQuotaReader } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Issuing keys: rows in MongoDB under the pepper, service accounts in the pool of keys. */
export const composeIssuing = /* @__PURE__ */ composeOnce(async () => {
  const { database, unitOfWork, clock, ids, edge } = await composeBase();
  const config = await loadConfig({ pool: keysIdentitySettings, pepper: apiKeyPepperSettings }, configSources);
  const keys = createApiKeyRepository(database);
  const accounts = cognitoServiceAccounts(config.pool);
  const { pepper } = config.pepper;
  return {
    edge,
    apiKeys: createApiKeyIssuer({
      quota: createTenantQuotaReader(database),
      keys,
      accounts,
      unitOfWork,
      clock,
      ids,
      random: randomSource,
      pepper,
    }),
  };
});

/** New secrets: as issuing, and old accounts are disabled. */
export const composeRotating = /* @__PURE__ */ composeOnce(async () => {
  const { database, unitOfWork, clock, edge } = await composeBase();
  const config = await loadConfig({ pool: keysIdentitySettings, pepper: apiKeyPepperSettings }, configSources);
  return {
    edge,
    apiKeys: createApiKeyRotator({
      keys: createApiKeyRepository(database),
      accounts: cognitoServiceAccounts(config.pool),
      unitOfWork,
      clock,
      random: randomSource,
      pepper: config.pepper.pepper,
    }),
  };
});

/** Revoking keys: no pepper. */
export const composeRevoking = /* @__PURE__ */ composeOnce(async () => {
  const { database, unitOfWork, clock, edge } = await composeBase();
  const { pool } = await loadConfig({ pool: keysIdentitySettings }, configSources);
  const keys = createApiKeyRepository(database);
  return { edge, apiKeys: createApiKeyRevoker({ keys, accounts: cognitoServiceAccounts(pool), unitOfWork, clock }) };
});

/** Reading keys and changing all but their secrets: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { database, unitOfWork, clock, edge } = await composeBase();
  const keys = createApiKeyRepository(database);
  return {
    edge,
    apiKeys: createApiKeyReader({ keys, clock }),
    updates: createApiKeyUpdater({ keys, unitOfWork, clock }),
  };
});
