import { awsCredentials, callAws } from '../deploy/aws-call.ts';
import type { Product } from '../start/bring-up.ts';

async function cognito(product: Pick<Product, 'stack'>, operation: string, json: object): Promise<unknown> {
  const answer = await callAws(product.stack.endpoints.aws_endpoint_url, awsCredentials(process.env), {
    service: 'cognito-idp',
    target: `AWSCognitoIdentityProviderService.${operation}`,
    json,
  });
  if (!answer.ok) throw new Error(`Cognito ${operation} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
  return JSON.parse(answer.text || '{}');
}

/** Signs a person in and returns the access token. */
export async function signIn(product: Pick<Product, 'stack' | 'addresses'>, email: string, password: string) {
  const answer = (await cognito(product, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: product.addresses.people_client_id,
    AuthParameters: { USERNAME: email, PASSWORD: password },
  })) as { AuthenticationResult?: { AccessToken?: string } };
  const token = answer.AuthenticationResult?.AccessToken;
  if (token === undefined) throw new Error('Cognito wants more than a password from this account');
  return token;
}

/** Gives an invited person a password without the mail of the invitation: nobody reads mail on this machine. */
export async function acceptInvitation(product: Pick<Product, 'stack' | 'addresses'>, email: string, password: string) {
  await cognito(product, 'AdminSetUserPassword', {
    UserPoolId: product.addresses.people_pool_id,
    Username: email,
    Password: password,
    Permanent: true,
  });
}
