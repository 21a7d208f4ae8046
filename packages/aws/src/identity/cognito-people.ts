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
import { AppError } from '@patchbay/core/kernel';
import type { PeopleDirectory } from '@patchbay/core/tenancy';

const subOf = (attributes: UserType['Attributes']) => attributes?.find(({ Name }) => Name === 'sub')?.Value;

/** Whatever else goes wrong there is the service's: its messages name pools and roles. */
function asFailure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError('upstream_failed', { message: 'The identity provider did not answer properly.', cause });
}

/** The same directory, in the words of the API where it fails. */
function speaking({ invite, disable, enable }: PeopleDirectory): PeopleDirectory {
  const told = <T>(work: Promise<T>) =>
    work.catch((cause: unknown) => {
      throw asFailure(cause);
    });
  return {
    invite: (email) => told(invite(email)),
    disable: (email) => told(disable(email)),
    enable: (email) => told(enable(email)),
  };
}

/** People who sign in, in a Cognito user pool without self-sign-up. The e-mail address is the username. */
export function cognitoPeople(poolId: string, client = new CognitoIdentityProviderClient({})): PeopleDirectory {
  return speaking({
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
      try {
        await client.send(new AdminEnableUserCommand({ UserPoolId: poolId, Username: email }));
      } catch (cause) {
        if (!(cause instanceof UserNotFoundException)) throw cause;
        throw new AppError('unprocessable', {
          message: 'The account with which this person signed in is no longer there. Invite another address.',
          param: 'operator_id',
          cause,
        });
      }
    },
  });
}
