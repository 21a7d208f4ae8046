import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { callAws } from './aws-call.ts';
import { type CdkTarget, runCdk } from './cdk-cli.ts';
import { LOCAL_ACCOUNT } from './local-aws.ts';

/** The qualifier that CDK's bootstrap resources carry unless told otherwise. */
const QUALIFIER = 'hnb659fds';

/** Makes the emulator's account ready for CDK, once: the asset bucket and the roles that deployments use. */
export async function bootstrapEnvironment(target: CdkTarget, signal: AbortSignal | undefined): Promise<void> {
  const { credentials, aws_endpoint_url: endpoint } = target;
  const form = { Action: 'DescribeStacks', Version: '2010-05-15', StackName: 'CDKToolkit' };
  const found = await callAws(endpoint, credentials, { service: 'cloudformation', form });
  if (!(found.ok && /<StackStatus>(CREATE|UPDATE)_COMPLETE</.test(found.text))) {
    // From an empty directory: with an app in reach, the CLI would synthesize it first.
    const empty = join(target.work_dir, 'empty');
    await mkdir(empty, { recursive: true });
    const where = `aws://${LOCAL_ACCOUNT}/${credentials.region}`;
    await runCdk(target, ['bootstrap', where], { cwd: empty, timeout_ms: 3 * 60_000, signal });
  }
  // The bucket's policy refuses plain HTTP, which is all that an emulator on loopback speaks.
  const path = `/cdk-${QUALIFIER}-assets-${LOCAL_ACCOUNT}-${credentials.region}`;
  const call = { service: 's3', method: 'DELETE', path, query: { policy: '' } };
  const answer = await callAws(endpoint, credentials, call);
  if (!answer.ok && answer.status !== 404) {
    throw new Error(
      `the asset bucket's policy could not be removed (HTTP ${answer.status}): ${answer.text.slice(0, 300)}`,
    );
  }
}
