import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsCredentials } from '../deploy/aws-call.ts';

const ACCOUNT = 'patchbay-account';
const WORKER = 'patchbay-agent-runtime';

/**
 * Makes a worker on this machine act at AWS as it does on Fargate, with the role of agent workers and no other right:
 * profiles from which the SDK assumes the role, and again before it expires.
 * @returns variables for the worker's process
 */
export async function runtimeIdentity(
  state_dir: string,
  { access_key_id, secret_access_key, region }: AwsCredentials,
  role_arn: string,
): Promise<Record<string, string>> {
  const dir = join(state_dir, 'agent-runtime');
  const config_file = join(dir, 'aws-config');
  const credentials_file = join(dir, 'aws-credentials');
  await mkdir(dir, { recursive: true });
  const role = { role_arn, source_profile: ACCOUNT, role_session_name: 'agent-runtime', region };
  await writeFile(config_file, section(`profile ${WORKER}`, role));
  const keys = { aws_access_key_id: access_key_id, aws_secret_access_key: secret_access_key };
  await writeFile(credentials_file, section(ACCOUNT, keys), { mode: 0o600 });
  return { AWS_PROFILE: WORKER, AWS_CONFIG_FILE: config_file, AWS_SHARED_CREDENTIALS_FILE: credentials_file };
}

function section(name: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${value}`);
  return [`[${name}]`, ...lines, ''].join('\n');
}
