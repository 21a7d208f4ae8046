import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  NotAuthorizedException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ServiceAccounts } from '@patchbay/core/api-keys';

/** The pool of keys and its only app client. */
export interface KeyPool {
  readonly pool_id: string;
  readonly client_id: string;
}

/**
 * Service accounts of API keys in a Cognito user pool. They sign in by ADMIN_USER_PASSWORD_AUTH, which needs IAM rights
 * on the pool, so only our token route can.
 */
export function cognitoServiceAccounts(pool: KeyPool, client = new CognitoIdentityProviderClient({})): ServiceAccounts {
  const account = (username: string) => ({ UserPoolId: pool.pool_id, Username: username });
  return {
    async create(username, password) {
      try {
        await client.send(new AdminCreateUserCommand({ ...account(username), MessageAction: 'SUPPRESS' }));
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
      }
      await client.send(new AdminSetUserPasswordCommand({ ...account(username), Password: password, Permanent: true }));
    },

    async disable(username) {
      try {
        await client.send(new AdminDisableUserCommand(account(username)));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },

    async authenticate(username, password) {
      try {
        const { AuthenticationResult: result } = await client.send(
          new AdminInitiateAuthCommand({
            UserPoolId: pool.pool_id,
            ClientId: pool.client_id,
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: username, PASSWORD: password },
          }),
        );
        if (result?.AccessToken === undefined) return null;
        return { access_token: result.AccessToken, expires_in_seconds: result.ExpiresIn ?? 0 };
      } catch (error) {
        if (error instanceof NotAuthorizedException || error instanceof UserNotFoundException) return null;
        throw error;
      }
    },
  };
}
