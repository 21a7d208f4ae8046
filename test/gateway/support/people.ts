import { awsCredentials, callAws } from '@patchbay/local-stack';
import type { DeployedAddresses } from './product-door.ts';
import { rememberSecret, rememberSecretsOf } from './secrets-in-logs.ts';

/** What Cognito gives a person who signs in. */
export interface SignedIn {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
}

/** People of the deployed product, at the pool itself: as the console signs in, and as an administrator helps out. */
export interface People {
  /** InitiateAuth with e-mail and password; fails with what Cognito said. */
  signIn(email: string, password: string): Promise<SignedIn>;
  /** Makes the password permanent, in place of the one that was mailed: nobody reads mail here. */
  setPassword(email: string, password: string): Promise<void>;
  /** New tokens for a refresh token. */
  refresh(refreshToken: string): Promise<Pick<SignedIn, 'access_token'>>;
  /** Whether the pool has such a person, and lets them sign in. */
  isEnabled(email: string): Promise<boolean>;
}

export function peopleOf({ endpoints, addresses }: DeployedAddresses): People {
  const call = async (operation: string, json: object) => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const request = { service: 'cognito-idp', target, json };
    const answer = await callAws(endpoints.aws_endpoint_url, awsCredentials(process.env), request, 30_000);
    if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text || '{}');
  };
  return {
    async signIn(email, password) {
      const { AuthenticationResult: result } = await call('InitiateAuth', {
        ClientId: addresses.people_client_id,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      });
      const signed = {
        access_token: result.AccessToken,
        id_token: result.IdToken,
        refresh_token: result.RefreshToken,
      };
      rememberSecretsOf(signed);
      return signed;
    },
    async setPassword(email, password) {
      rememberSecret('password', password);
      const user = { UserPoolId: addresses.people_pool_id, Username: email };
      await call('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
    },
    async refresh(refreshToken) {
      const { AuthenticationResult: result } = await call('InitiateAuth', {
        ClientId: addresses.people_client_id,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken },
      });
      rememberSecretsOf({ access_token: result.AccessToken });
      return { access_token: result.AccessToken };
    },
    async isEnabled(email) {
      const user = await call('AdminGetUser', { UserPoolId: addresses.people_pool_id, Username: email });
      return user.Enabled === true;
    },
  };
}
