import type { TokenClaims, TokenClaimsSource } from '@patchbay/core/access-tokens';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { tokenClaimsHandler } from './token-claims-handler.ts';

const CLAIMS: TokenClaims = {
  tenant_id: 'ten_1',
  user_id: 'key_1',
  subject_type: 'api_key',
  subject_id: 'key_1',
  scopes: ['search:read'],
};

const event = () =>
  ({
    userName: 'key_1',
    request: {
      userAttributes: { sub: 's', 'custom:tenant_id': 'ten_evil' },
      scopes: ['aws.cognito.signin.user.admin'],
    },
    response: {},
  }) as unknown as PreTokenGenerationV2TriggerEvent;

const trigger = (found: TokenClaims | null) =>
  tokenClaimsHandler(
    async () => ({ claims: {} as TokenClaimsSource }),
    async (_source, { userName }) => (userName === 'key_1' ? found : null),
  );

describe('the trigger before a token is issued', () => {
  it('writes our claims and scopes into the access token, and takes out the right on own attributes', async () => {
    const { response } = await trigger(CLAIMS)(event());
    expect(response).toEqual({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { tenant_id: 'ten_1', user_id: 'key_1', subject_type: 'api_key', subject_id: 'key_1' },
          scopesToAdd: ['patchbay/api', 'search:read'],
          scopesToSuppress: ['aws.cognito.signin.user.admin'],
        },
      },
    });
    expect(JSON.stringify(response)).not.toContain('ten_evil');
  });

  it('throws where no token is due, so that Cognito issues none', async () => {
    await expect(trigger(null)(event())).rejects.toThrow('may not sign in');
    await expect(trigger(CLAIMS)({ ...event(), userName: 'key_2' })).rejects.toThrow('may not sign in');
  });
});
