import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { prepareComponents } from '../components/prepare.ts';
import { cacheDir, REPOSITORY_DIR } from '../stack/directories.ts';
import { startStack } from '../stack/start-stack.ts';
import { awsCredentials, callAws } from './aws-call.ts';
import { deployApp } from './deploy-app.ts';

/** A new machine fetches and builds these first. */
beforeAll(
  () => prepareComponents(['aws-emulator'], { cache_dir: cacheDir(process.env), on_progress: () => undefined }),
  20 * 60_000,
);

/** A CDK app of two stacks: a function in one, a reference to it from the other. */
const APP = `
import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(join(REPOSITORY_DIR, 'infra/package.json'))});
const { App, CfnOutput, Stack } = require('aws-cdk-lib');
const lambda = require('aws-cdk-lib/aws-lambda');
const app = new App();
const env = { account: '000000000000', region: 'us-east-1' };
const one = new Stack(app, 'One', { env });
const answer = app.node.tryGetContext('answer');
const code = lambda.Code.fromInline('exports.handler = async () => ({ answer: "' + answer + '", node: process.version })');
const handler = new lambda.Function(one, 'Answer', { runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code });
const two = new Stack(app, 'Two', { env });
new CfnOutput(two, 'FunctionName', { value: handler.functionName });
`;

it('deploys an app, runs its function on Node 24, and deploys again only what has changed', {
  timeout: 120_000,
}, async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'patchbay-app-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'app.mjs'), APP);
  const stack = await startStack({ components: ['aws-emulator'], ports: 'ephemeral', persist: false, env: {} });
  onTestFinished(() => stack.stop());
  const { aws_endpoint_url } = stack.endpoints;
  const app = { command: 'node app.mjs', cwd };
  const prepared: string[][] = [];
  const prepare = async (outputs: object) => void prepared.push(Object.keys(outputs));
  const deploy = (answer: string) =>
    deployApp({
      aws_endpoint_url,
      state_dir: stack.state_dir,
      context: { answer },
      app,
      first: { stack: 'One', prepare },
      env: {},
    });
  const ask = async (function_name: string | undefined) => {
    const path = `/2015-03-31/functions/${function_name}/invocations`;
    return JSON.parse(
      (await callAws(aws_endpoint_url, awsCredentials({}), { service: 'lambda', method: 'POST', path })).text,
    );
  };

  const first = await deploy('42');
  expect(first.deployed).toBe(true);
  const name = first.outputs.Two?.FunctionName;
  expect(await ask(name)).toEqual({ answer: '42', node: process.version });
  expect(await deploy('42')).toEqual({ outputs: first.outputs, deployed: false });
  expect((await deploy('43')).deployed).toBe(true);
  expect(await ask(name)).toMatchObject({ answer: '43' });
  // Nothing else was there when what the first stack needs was done.
  expect(prepared).toEqual([['One'], ['One']]);
});
