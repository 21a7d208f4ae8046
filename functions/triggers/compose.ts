import { loadMongoConfig, systemClock } from '@patchbay/config';
import { createTokenClaims } from '@patchbay/core/access-tokens';
import { composeOnce } from '@patchbay/http/handler';
import {
  createApiKeyDoor,
  createMongoClient,
  createMongoDatabase,
  createOperatorDoor,
  createTenantDoor,
} from '@patchbay/mongo';
import { configSources } from '../http/edge-compose.ts';

/** What Cognito's triggers stand on: a read of MongoDB at the moment a token is issued. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const mongo = await loadMongoConfig(configSources);
  const client = createMongoClient(mongo.uri, { app_name: 'patchbay-triggers' });
  const database = createMongoDatabase(client, mongo.database);
  return {
    claims: createTokenClaims({
      operators: createOperatorDoor(database),
      tenants: createTenantDoor(database),
      keys: createApiKeyDoor(database),
      clock: systemClock,
    }),
  };
});
