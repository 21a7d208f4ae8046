import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY_DIR } from '../stack/directories.ts';
import { assemblyDigest } from './assembly-digest.ts';
import { awsCredentials } from './aws-call.ts';
import { bootstrapEnvironment } from './bootstrap-environment.ts';
import { type CdkTarget, runCdk } from './cdk-cli.ts';
import { readDeployedDigest, writeDeployedDigest } from './deployment-marker.ts';

/** Every stack's outputs: `outputs[stack_name][output_name]`. */
export type StackOutputs = Record<string, Record<string, string>>;

export type DeployOptions = {
  aws_endpoint_url: string;
  /** The state directory of the stack; what the last deployment was is kept in its `deploy` folder. */
  state_dir: string;
  /** CDK context (`-c key=value`), for instance `{ target: 'local' }`. */
  context: Record<string, string>;
  /** A stack (its id in the app) that is deployed before all others, and what has to be done between. */
  first?: { stack: string; prepare: (outputs: StackOutputs) => Promise<void> };
  on_progress?: (message: string) => void;
  /** The CDK app's command and the directory it runs in; default: `node infra/main.ts` in the repository. */
  app?: { command: string; cwd: string };
  /** Default 10 minutes. */
  timeout_ms?: number;
  signal?: AbortSignal | undefined;
  /** Where a user's own credentials for their emulator are read from; default process.env. */
  env?: NodeJS.ProcessEnv;
};

/**
 * Synthesizes the CDK app and deploys every stack of it into an emulator. When the emulator already holds exactly this
 * assembly, nothing is deployed and the stored outputs come back.
 * @throws {ToolError} a synth or deploy that failed or took too long, with the tail of what CDK said
 */
export async function deployApp(options: DeployOptions): Promise<{ outputs: StackOutputs; deployed: boolean }> {
  const say = options.on_progress ?? (() => undefined);
  const work_dir = join(options.state_dir, 'deploy');
  const assembly = join(work_dir, 'cdk.out');
  const outputs_file = join(work_dir, 'outputs.json');
  await mkdir(work_dir, { recursive: true });
  const credentials = awsCredentials(options.env ?? process.env);
  const target: CdkTarget = { aws_endpoint_url: options.aws_endpoint_url, credentials, work_dir };
  const { signal, timeout_ms = 10 * 60_000 } = options;

  say('synthesizing');
  await synthesize(target, assembly, options);
  const digest = await assemblyDigest(assembly);
  if ((await readDeployedDigest(target)) === digest) {
    const outputs = await readOutputs(outputs_file);
    if (outputs) return { outputs, deployed: false };
  }
  say('preparing the account');
  await bootstrapEnvironment(target, signal);
  const deploy = async (...stacks: string[]): Promise<StackOutputs> => {
    await rm(outputs_file, { force: true });
    const flags = ['--require-approval', 'never', '--outputs-file', outputs_file, '--progress', 'events'];
    await runCdk(target, ['deploy', ...stacks, ...flags, '--app', assembly, '--concurrency', '2'], {
      cwd: work_dir,
      timeout_ms,
      signal,
      on_line: (line) => {
        const at = /^(\S+) \| +(\d+\/\d+) \|/.exec(line);
        if (at) say(`deploying ${at[1]} ${at[2]}`);
      },
    });
    return (await readOutputs(outputs_file)) ?? {};
  };
  say('deploying');
  if (options.first) await options.first.prepare(await deploy(options.first.stack, '--exclusively'));
  const outputs = await deploy('--all');
  await writeFile(outputs_file, JSON.stringify(outputs, null, 2));
  await writeDeployedDigest(target, digest);
  return { outputs, deployed: true };
}

async function synthesize(target: CdkTarget, assembly: string, { app, context, signal }: DeployOptions): Promise<void> {
  const { command, cwd } = app ?? { command: 'node infra/main.ts', cwd: REPOSITORY_DIR };
  const pairs = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  await rm(assembly, { recursive: true, force: true });
  const args = ['synth', '--quiet', '--app', command, '--output', assembly, ...pairs];
  await runCdk(target, args, { cwd, timeout_ms: 5 * 60_000, signal });
}

async function readOutputs(file: string): Promise<StackOutputs | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StackOutputs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
