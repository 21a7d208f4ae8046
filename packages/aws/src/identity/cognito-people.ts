import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  UsernameExistsException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PeopleDirectory } from '@patchbay/core/tenancy';

const subOf = (attributes: UserType['Attributes']) => attributes?.find(({ Name }) => Name === 'sub')?.Value;

/** People who sign in, in a Cognito user pool without self-sign-up. The e-mail address is the username. */
export function cognitoPeople(poolId: string, client = new CognitoIdentityProviderClient({})): PeopleDirectory {
  return {
    async invite(email) {
      const user = { UserPoolId: poolId, Username: email };
      try {
        const created = await client.send(
          new AdminCreateUserCommand({
            ...user,
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
            ],
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        );
        const sub = subOf(created.User?.Attributes);
        if (sub !== undefined) return sub;
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
      }
      const existing = await client.send(new AdminGetUserCommand(user));
      const sub = subOf(existing.UserAttributes);
      if (sub === undefined) throw new Error('the user pool returned an account without a sub');
      return sub;
    },

    async disable(email) {
      const user = { UserPoolId: poolId, Username: email };
      try {
        await client.send(new AdminDisableUserCommand(user));
        // Refresh tokens end too: the person would otherwise be back with one when it is enabled again.
        await client.send(new AdminUserGlobalSignOutCommand(user));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },

    async enable(email) {
      await client.send(new AdminEnableUserCommand({ UserPoolId: poolId, Username: email }));
    },
  };
}
