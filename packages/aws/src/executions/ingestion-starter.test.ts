import { randomUUID } from 'node:crypto';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';
import { beforeAll, expect, it } from 'vitest';
import { sfnEntryStarter, sfnIngestionStarter } from './index.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
const definition = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });

let client: SFNClient;
let state_machine_arn: string;
beforeAll(async () => {
  for (const [name, value] of Object.entries(KEYS)) process.env[name] ??= value;
  const endpoint = (await startComponent('aws-emulator')).aws_endpoint_url;
  client = new SFNClient({ endpoint });
  const RoleName = `r-${randomUUID()}`;
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const form = { Action: 'CreateRole', Version: '2010-05-08', RoleName, AssumeRolePolicyDocument };
  const role = await callAws(endpoint, awsCredentials(process.env), { service: 'iam', form });
  const roleArn = /<Arn>([^<]+)/.exec(role.text)?.[1] ?? role.text;
  const made = await client.send(new CreateStateMachineCommand({ name: `m-${randomUUID()}`, definition, roleArn }));
  state_machine_arn = made.stateMachineArn ?? '';
}, 600_000);

const executions = async () =>
  (await client.send(new ListExecutionsCommand({ stateMachineArn: state_machine_arn }))).executions ?? [];

it('starts an execution with what an S3 event tells, once a name, also when that one has ended', {
  timeout: 30_000,
}, async () => {
  const starter = sfnIngestionStarter({ state_machine_arn, bucket: 'files' }, client);
  await starter.start('fil_1-1-1', 'uploads/a');
  await expect
    .poll(async () => (await executions()).map(({ status }) => status), { timeout: 10_000 })
    .toEqual(['SUCCEEDED']);
  await starter.start('fil_1-1-1', 'uploads/a');
  await starter.start('fil_1-1-2', 'uploads/a');
  const all = await executions();
  expect(all.map(({ name }) => name).toSorted()).toEqual(['fil_1-1-1', 'fil_1-1-2']);
  const [one] = all;
  const { input } = await client.send(new DescribeExecutionCommand({ executionArn: one?.executionArn }));
  expect(JSON.parse(input ?? '')).toEqual({ bucket: 'files', key: 'uploads/a' });
});

it('starts an execution for one entry of one index, once a name', { timeout: 30_000 }, async () => {
  const entry = { index_id: 'idx_1', generation: 2, file_id: 'fil_1', file_version: 3, tenant_id: 'ten_1' };
  const starter = sfnEntryStarter({ state_machine_arn }, client);
  for (const _ of [1, 2]) await starter.startEntry('entry-1', entry);
  const started = (await executions()).filter(({ name }) => name === 'entry-1');
  expect(started).toHaveLength(1);
  const { input } = await client.send(new DescribeExecutionCommand({ executionArn: started[0]?.executionArn }));
  expect(JSON.parse(input ?? '')).toEqual({ index_entry: entry });
  const gone = sfnEntryStarter({ state_machine_arn: `${state_machine_arn}-gone` }, client);
  await expect(gone.startEntry('x', entry)).rejects.toThrow();
});

it('throws what is no repeat', async () => {
  const gone = sfnIngestionStarter({ state_machine_arn: `${state_machine_arn}-gone`, bucket: 'files' }, client);
  await expect(gone.start('x', 'uploads/a')).rejects.toThrow();
});
