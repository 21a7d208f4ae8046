import { type AwsCredentials, callAws } from '../deploy/aws-call.ts';
import type { ProductAddresses } from './addresses.ts';
import { invokeOperation } from './invoke-operation.ts';

/** The first operator of the platform on this machine. */
export type LocalOperator = { email: string; password: string };

const EMAIL = 'operator@patchbay.test';

/** Makes the first operator, once, and gives them the local password: nobody reads mail here. */
export async function ensureOperator(
  target: { aws_endpoint_url: string; credentials: AwsCredentials },
  addresses: ProductAddresses,
  password: string,
): Promise<LocalOperator> {
  await invokeOperation(target, 'create-platform-operator', { email: EMAIL });
  const answer = await callAws(target.aws_endpoint_url, target.credentials, {
    service: 'cognito-idp',
    target: 'AWSCognitoIdentityProviderService.AdminSetUserPassword',
    json: { UserPoolId: addresses.people_pool_id, Username: EMAIL, Password: password, Permanent: true },
  });
  if (!answer.ok) throw new Error(`the operator's password could not be set (HTTP ${answer.status}): ${answer.text}`);
  return { email: EMAIL, password };
}
