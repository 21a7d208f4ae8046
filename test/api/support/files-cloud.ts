import { randomUUID } from 'node:crypto';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** What the modules of files and search reach, real and of one test file alone. */
export interface FilesCloud {
  readonly env: Record<string, string>;
  readonly bucket: string;
  /** Inputs of the executions that were started, oldest first. */
  executions(): Promise<unknown[]>;
}

const NOTHING_TO_DO = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** A bucket and a state machine that only notes who started it, beside the run's Chroma and model server. */
export async function openFilesCloud(): Promise<FilesCloud> {
  const [{ aws_endpoint_url, chroma_url, openai }] = await Promise.all([
    startComponent('aws-emulator'),
    startComponent('chroma'),
    startComponent('model-server'),
  ]);
  const credentials = awsCredentials({});
  const aws = async (call: AwsCall) => {
    const answer = await callAws(aws_endpoint_url, credentials, call);
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${answer.text}`);
    return answer.text;
  };
  const name = `api-${randomUUID()}`;
  await aws({ service: 's3', method: 'PUT', path: `/${name}` });
  const form = { Action: 'CreateRole', Version: '2010-05-08', RoleName: name, AssumeRolePolicyDocument: TRUST };
  const roleArn = /<Arn>([^<]+)/.exec(await aws({ service: 'iam', form }))?.[1];
  const states = async (action: string, json: object) =>
    JSON.parse(await aws({ service: 'states', target: `AWSStepFunctions.${action}`, json }));
  const { stateMachineArn } = await states('CreateStateMachine', { name, definition: NOTHING_TO_DO, roleArn });

  return {
    bucket: name,
    env: {
      AWS_ACCESS_KEY_ID: credentials.access_key_id,
      AWS_SECRET_ACCESS_KEY: credentials.secret_access_key,
      AWS_ENDPOINT_URL: aws_endpoint_url,
      CHROMA_URL: chroma_url,
      OPENAI_BASE_URL: openai.base_url,
      OPENAI_API_KEY: openai.api_key,
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
  };
}
