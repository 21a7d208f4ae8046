import { randomUUID } from 'node:crypto';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** What the routes of files reach, real and of one test file alone. */
export interface UploadsCloud {
  readonly env: Record<string, string>;
  readonly bucket: string;
  /** Inputs of the executions that were started, oldest first. */
  executions(): Promise<unknown[]>;
  /** Starts an execution that goes on until somebody ends it. */
  startEndless(): Promise<string>;
  statusOf(executionArn: string): Promise<string>;
}

const NOTHING_TO_DO = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
const ENDLESS = JSON.stringify({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3_000, End: true } } });
const trustOf = (service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
  });

/**
 * A bucket as deployed – versioned, telling of every new object – and a state machine that only notes who started it.
 * With `events`, an upload starts it as it starts ingestion.
 */
export async function openUploadsCloud({ events = false } = {}): Promise<UploadsCloud> {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  const credentials = awsCredentials({});
  const aws = async (call: AwsCall) => {
    const answer = await callAws(aws_endpoint_url, credentials, call);
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${answer.text}`);
    return answer.text;
  };
  const name = `api-${randomUUID()}`;
  await aws({ service: 's3', method: 'PUT', path: `/${name}` });
  const tell = (what: string, xml: string) =>
    aws({ service: 's3', method: 'PUT', path: `/${name}`, query: { [what]: '' }, xml });
  await tell(
    'versioning',
    '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>',
  );

  const role = async (service: string) => {
    const form = {
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: `${service}-${name}`.slice(0, 64),
      AssumeRolePolicyDocument: trustOf(service),
    };
    return /<Arn>([^<]+)/.exec(await aws({ service: 'iam', form }))?.[1] ?? '';
  };
  const states = async (action: string, json: object) =>
    JSON.parse(await aws({ service: 'states', target: `AWSStepFunctions.${action}`, json }));
  const roleArn = await role('states');
  const { stateMachineArn } = await states('CreateStateMachine', { name, definition: NOTHING_TO_DO, roleArn });
  const endless = await states('CreateStateMachine', { name: `${name}-endless`, definition: ENDLESS, roleArn });

  if (events) {
    await tell(
      'notification',
      '<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><EventBridgeConfiguration/></NotificationConfiguration>',
    );
    const EventPattern = JSON.stringify({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [name] }, object: { key: [{ prefix: 'uploads/' }] } },
    });
    await aws({ service: 'events', target: 'AWSEvents.PutRule', json: { Name: name, EventPattern } });
    const Target = {
      Id: 'ingestion',
      Arn: stateMachineArn,
      RoleArn: await role('events'),
      InputTransformer: {
        InputPathsMap: { bucket: '$.detail.bucket.name', key: '$.detail.object.key' },
        InputTemplate: '{"bucket":<bucket>,"key":<key>}',
      },
    };
    await aws({ service: 'events', target: 'AWSEvents.PutTargets', json: { Rule: name, Targets: [Target] } });
  }

  return {
    bucket: name,
    env: {
      AWS_ACCESS_KEY_ID: credentials.access_key_id,
      AWS_SECRET_ACCESS_KEY: credentials.secret_access_key,
      AWS_ENDPOINT_URL: aws_endpoint_url,
      FILES_BUCKET: name,
      INGESTION_STATE_MACHINE_ARN: stateMachineArn,
    },
    async executions() {
      const { executions } = await states('ListExecutions', { stateMachineArn });
      const all = executions.map(({ executionArn }: { executionArn: string }) =>
        states('DescribeExecution', { executionArn }),
      );
      return (await Promise.all(all))
        .toSorted((a, b) => a.startDate - b.startDate)
        .map(({ input }) => JSON.parse(input));
    },
    async startEndless() {
      const { executionArn } = await states('StartExecution', { stateMachineArn: endless.stateMachineArn });
      return executionArn;
    },
    statusOf: async (executionArn) => (await states('DescribeExecution', { executionArn })).status,
  };
}
