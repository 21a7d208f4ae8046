import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ServiceAccounts } from '@patchbay/core/api-keys';
import type { PeopleDirectory } from '@patchbay/core/tenancy';
import { startComponent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { cognitoPeople, cognitoServiceAccounts } from './index.ts';

let client: CognitoIdentityProviderClient;
let poolId: string;
let accounts: ServiceAccounts;
let people: PeopleDirectory;

beforeAll(async () => {
  const { aws_endpoint_url: endpoint } = await startComponent('aws-emulator');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials });
  const { UserPool: pool } = await client.send(new CreateUserPoolCommand({ PoolName: crypto.randomUUID() }));
  poolId = pool?.Id ?? '';
  const { UserPoolClient: app } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: 'keys',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  accounts = cognitoServiceAccounts({ pool_id: poolId, client_id: app?.ClientId ?? '' }, client);
  people = cognitoPeople(poolId, client);
}, 600_000);

const PASSWORD = 'Aa1!aaaaaaaaaaaaaaaa';
const accountOf = (Username: string) => client.send(new AdminGetUserCommand({ UserPoolId: poolId, Username }));

describe('service accounts in Cognito', () => {
  it('sign in with their password, and with no other', async () => {
    await accounts.create('key_1', PASSWORD);
    const issued = await accounts.authenticate('key_1', PASSWORD);
    expect(issued?.access_token.split('.')).toHaveLength(3);
    expect(issued?.expires_in_seconds).toBeGreaterThan(0);
    expect(await accounts.authenticate('key_1', `${PASSWORD}x`)).toBeNull();
    expect(await accounts.authenticate('key_2', PASSWORD)).toBeNull();
  });

  it('created twice have the later password, as after a repeat of a creation that failed half-way', async () => {
    await accounts.create('key_3', PASSWORD);
    await accounts.create('key_3', `${PASSWORD}2`);
    expect(await accounts.authenticate('key_3', PASSWORD)).toBeNull();
    expect(await accounts.authenticate('key_3', `${PASSWORD}2`)).not.toBeNull();
  });

  it('sign in no more once disabled, which may be said twice and of nobody', async () => {
    await accounts.create('key_4', PASSWORD);
    await accounts.disable('key_4');
    await accounts.disable('key_4');
    await accounts.disable('key_nobody');
    expect(await accounts.authenticate('key_4', PASSWORD)).toBeNull();
  });
});

describe('people in Cognito', () => {
  it('are invited once: asking again finds the same account', async () => {
    const sub = await people.invite('ada@example.org');
    expect(sub).toMatch(/^[0-9a-f-]{36}$/);
    expect(await people.invite('ada@example.org')).toBe(sub);
    const { UserAttributes } = await accountOf('ada@example.org');
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('keep their account when disabled, which signs in no more until it is enabled', async () => {
    await people.invite('bob@example.org');
    await people.disable('bob@example.org');
    await people.disable('bob@example.org');
    expect((await accountOf('bob@example.org')).Enabled).toBe(false);
    await people.enable('bob@example.org');
    expect((await accountOf('bob@example.org')).Enabled).toBe(true);
  });

  it('who never had an account are as good as disabled', async () => {
    await expect(people.disable('nobody@example.org')).resolves.toBeUndefined();
  });
});
