import { awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** The pool of people, in the run's emulator. */
export interface PeoplePool {
  /** Variables that name it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether the account may sign in. */
  isEnabled(email: string): Promise<boolean>;
}

/** Makes a pool of people for one test file. */
export async function makePeoplePool(): Promise<PeoplePool> {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  const call = async (operation: string, json: object) => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const answer = await callAws(aws_endpoint_url, awsCredentials({}), { service: 'cognito-idp', target, json });
    if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text || '{}');
  };
  const { UserPool: pool } = await call('CreateUserPool', { PoolName: `people-${crypto.randomUUID()}` });
  return {
    env: {
      AWS_ENDPOINT_URL: aws_endpoint_url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      PEOPLE_POOL_ID: pool.Id,
    },
    isEnabled: async (email) => (await call('AdminGetUser', { UserPoolId: pool.Id, Username: email })).Enabled === true,
  };
}
