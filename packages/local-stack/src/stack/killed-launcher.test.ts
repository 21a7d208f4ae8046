import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { prepareComponents } from '../components/prepare.ts';
import { awsCredentials, callAws } from '../deploy/aws-call.ts';
import { RUN_ID_VARIABLE } from '../processes/guarded-process.ts';
import { processesWithEnvironment } from '../processes/proc.ts';
import { cacheDir } from './directories.ts';
import { startStack } from './start-stack.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A new machine fetches these first. */
beforeAll(
  () =>
    prepareComponents(['mongod', 'aws-emulator'], { cache_dir: cacheDir(process.env), on_progress: () => undefined }),
  20 * 60_000,
);

const LAUNCHER = `
  const { startStack } = await import(${JSON.stringify(join(import.meta.dirname, 'start-stack.ts'))});
  const [state_dir] = process.argv.slice(1);
  const stack = await startStack({ components: ['mongod', 'aws-emulator'], ports: 'ephemeral', state_dir, env: {} });
  console.log(stack.endpoints.aws_endpoint_url);
  setInterval(() => {}, 1000);`;

const parameter = (operation: string, json: object) => ({ service: 'ssm', target: `AmazonSSM.${operation}`, json });

it('leaves nothing running when its launcher is killed with SIGKILL, and loses nothing that was stored', async () => {
  const state_dir = await mkdtemp(join(tmpdir(), 'patchbay-killed-'));
  onTestFinished(() => rm(state_dir, { recursive: true, force: true }));
  const args = ['--input-type=module', '-e', LAUNCHER, state_dir];
  const launcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void launcher.kill('SIGKILL'));
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  const put = parameter('PutParameter', { Name: '/kept', Value: 'yes', Type: 'String' });
  expect((await callAws(line.toString().trim(), awsCredentials({}), put)).ok).toBe(true);
  const records = (await readdir(join(state_dir, 'run'))).map((file) => join(state_dir, 'run', file));
  expect(records).toHaveLength(2);
  const { run_id } = JSON.parse(await readFile(records[0] ?? '', 'utf8'));
  expect(processesWithEnvironment(RUN_ID_VARIABLE, run_id)).toHaveLength(4);

  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  // At once, while the guards may still be stopping: the next start waits for them instead of killing half-saved state.
  const stack = await startStack({ components: ['aws-emulator'], ports: 'ephemeral', state_dir, env: {} });
  onTestFinished(() => stack.stop());
  expect(processesWithEnvironment(RUN_ID_VARIABLE, run_id)).toEqual([]);
  const kept = await callAws(
    stack.endpoints.aws_endpoint_url,
    awsCredentials({}),
    parameter('GetParameter', { Name: '/kept' }),
  );
  expect(JSON.parse(kept.text).Parameter.Value).toBe('yes');
});
