import { cognitoServiceAccounts } from '@patchbay/aws/identity';
import { apiKeyPepperSettings, keysIdentitySettings, loadConfig } from '@patchbay/config';
import { createTokenService } from '@patchbay/core/api-keys';
import { composeOnce } from '@patchbay/http/handler';
import { createApiKeyDoor } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** The token exchange: our own check first, Cognito's tokens. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, clock, edge } = await composeBase();
  const config = await loadConfig({ pool: keysIdentitySettings, pepper: apiKeyPepperSettings }, configSources);
  return {
    edge,
    tokens: createTokenService({
      door: createApiKeyDoor(database),
      accounts: cognitoServiceAccounts(config.pool),
      clock,
      pepper: config.pepper.pepper,
    }),
  };
});
