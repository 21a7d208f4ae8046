import type { TokenClaims, TokenClaimsSource } from '@patchbay/core/access-tokens';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/** The scope at which the gateway lets a token in. */
const GATEWAY_SCOPE = 'patchbay/api';

/** Lets a person change their own attributes in Cognito: no business of our tokens. */
const SUPPRESSED = ['aws.cognito.signin.user.admin'];

/**
 * A pre-token-generation trigger (event version V2_0): our claims and scopes into the access token. Throwing makes
 * Cognito issue no token.
 */
export function tokenClaimsHandler(
  compose: () => Promise<{ claims: TokenClaimsSource }>,
  claimsOf: (claims: TokenClaimsSource, event: PreTokenGenerationV2TriggerEvent) => Promise<TokenClaims | null>,
) {
  return async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
    const { claims: source } = await compose();
    const found = await claimsOf(source, event);
    if (found === null) throw new Error('This account may not sign in.');
    const { scopes, ...claims } = found;
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: claims,
          scopesToAdd: [GATEWAY_SCOPE, ...scopes],
          scopesToSuppress: SUPPRESSED,
        },
      },
    };
    return event;
  };
}
