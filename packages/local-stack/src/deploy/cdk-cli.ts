import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { minimalEnvironment } from '../components/minimal-environment.ts';
import { runTool, type ToolOutput } from '../processes/run-tool.ts';
import { REPOSITORY_DIR } from '../stack/directories.ts';
import type { AwsCredentials } from './aws-call.ts';

const CDK = join(REPOSITORY_DIR, 'node_modules/aws-cdk/bin/cdk');

export type CdkTarget = {
  aws_endpoint_url: string;
  credentials: AwsCredentials;
  /** Where the CLI keeps its own files, so that it neither reads nor writes the user's. */
  work_dir: string;
};

/** Runs the CDK command line against an emulator and never against AWS: nothing of the user's AWS set-up reaches it. */
export async function runCdk(
  target: CdkTarget,
  args: readonly string[],
  options: { cwd: string; timeout_ms: number; on_line?: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<ToolOutput> {
  const home = join(target.work_dir, 'cdk-home');
  await mkdir(home, { recursive: true });
  const { access_key_id, secret_access_key, region } = target.credentials;
  return runTool({
    command: process.execPath,
    args: [CDK, ...args, '--no-notices', '--no-color'],
    env: minimalEnvironment({
      HOME: home,
      CDK_HOME: home,
      CDK_DISABLE_VERSION_CHECK: '1',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CI: 'true',
      AWS_ENDPOINT_URL: target.aws_endpoint_url,
      AWS_ACCESS_KEY_ID: access_key_id,
      AWS_SECRET_ACCESS_KEY: secret_access_key,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
    }),
    ...options,
  });
}
