import { type AwsCall, awsCredentials, callAws } from '../deploy/aws-call.ts';
import { OverrideError } from '../stack/endpoints.ts';

/** Every AWS service the product uses, each with one harmless call that tells whether an endpoint has it. */
export const NEEDED_AWS_SERVICES: Record<string, AwsCall> = {
  STS: { service: 'sts', form: { Action: 'GetCallerIdentity', Version: '2011-06-15' } },
  IAM: { service: 'iam', form: { Action: 'ListRoles', Version: '2010-05-08' } },
  CloudFormation: { service: 'cloudformation', form: { Action: 'ListStacks', Version: '2010-05-15' } },
  S3: { service: 's3', method: 'GET', path: '/' },
  Lambda: { service: 'lambda', method: 'GET', path: '/2015-03-31/functions/' },
  'API Gateway': { service: 'apigateway', method: 'GET', path: '/restapis' },
  Cognito: {
    service: 'cognito-idp',
    target: 'AWSCognitoIdentityProviderService.ListUserPools',
    json: { MaxResults: 1 },
  },
  'Step Functions': { service: 'states', target: 'AWSStepFunctions.ListStateMachines', json: {} },
  EventBridge: { service: 'events', target: 'AWSEvents.ListRules', json: {} },
  KMS: { service: 'kms', target: 'TrentService.ListKeys', json: {} },
  'Secrets Manager': { service: 'secretsmanager', target: 'secretsmanager.ListSecrets', json: {} },
  SSM: { service: 'ssm', target: 'AmazonSSM.DescribeParameters', json: {} },
  SQS: { service: 'sqs', target: 'AmazonSQS.ListQueues', json: {} },
  'CloudWatch Logs': { service: 'logs', target: 'Logs_20140328.DescribeLogGroups', json: {} },
};

/** Checks that AWS_ENDPOINT_URL answers, and names the needed services that it lacks. */
export async function probeAws(endpoint: string, env: NodeJS.ProcessEnv): Promise<void> {
  const lacking = await lackingServices(endpoint, env);
  if (lacking.length === Object.keys(NEEDED_AWS_SERVICES).length) {
    throw new OverrideError(`AWS_ENDPOINT_URL: ${endpoint} answers no AWS call; is the emulator running there?`);
  }
  if (lacking.length > 0) {
    throw new OverrideError(
      `AWS_ENDPOINT_URL: ${endpoint} lacks ${lacking.join(', ')}. Patchbay needs these; unset AWS_ENDPOINT_URL to use the bundled emulator.`,
    );
  }
}

/** The names of the needed services whose probe call did not succeed. */
export async function lackingServices(endpoint: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const credentials = awsCredentials(env);
  const answers = await Promise.all(
    Object.entries(NEEDED_AWS_SERVICES).map(async ([name, call]) => {
      const ok = await callAws(endpoint, credentials, call).then(
        (answer) => answer.ok,
        () => false,
      );
      return ok ? undefined : name;
    }),
  );
  return answers.filter((name) => name !== undefined);
}
