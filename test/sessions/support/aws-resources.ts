import { awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** What the functions of sessions and keys use of AWS, made for one test file in the run's emulator. */
export interface AwsResources {
  /** Variables that name all of it. */
  readonly env: Readonly<Record<string, string>>;
  /** Messages in the watchdog's queue that are still delayed. */
  delayedAlarms(): Promise<number>;
}

const TARGETS = { kms: 'TrentService', sqs: 'AmazonSQS', 'cognito-idp': 'AWSCognitoIdentityProviderService' } as const;

/** Makes a signing key, a queue and a pool of keys with its client. */
export async function makeAwsResources(): Promise<AwsResources> {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  const call = async (service: keyof typeof TARGETS, operation: string, json: object) => {
    const target = `${TARGETS[service]}.${operation}`;
    const answer = await callAws(aws_endpoint_url, awsCredentials({}), { service, target, json });
    if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text || '{}');
  };
  const name = `test-${crypto.randomUUID()}`;
  const key = await call('kms', 'CreateKey', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  const queue = await call('sqs', 'CreateQueue', { QueueName: name });
  const pool = await call('cognito-idp', 'CreateUserPool', { PoolName: name });
  const client = await call('cognito-idp', 'CreateUserPoolClient', {
    UserPoolId: pool.UserPool.Id,
    ClientName: name,
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  return {
    env: {
      AWS_ENDPOINT_URL: aws_endpoint_url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      SESSION_SIGNING_KEY_ID: key.KeyMetadata.KeyId,
      SESSION_WATCHDOG_QUEUE_URL: queue.QueueUrl,
      KEYS_POOL_ID: pool.UserPool.Id,
      KEYS_CLIENT_ID: client.UserPoolClient.ClientId,
    },
    async delayedAlarms() {
      const { Attributes } = await call('sqs', 'GetQueueAttributes', {
        QueueUrl: queue.QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessagesDelayed'],
      });
      return Number(Attributes.ApproximateNumberOfMessagesDelayed);
    },
  };
}
