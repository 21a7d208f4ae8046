import { callAws } from './aws-call.ts';
import type { CdkTarget } from './cdk-cli.ts';

/**
 * The digest of what is deployed is kept in the emulator itself, as a parameter: an emulator that lost its state (it was
 * killed, or it is another one) has lost the marker with it, and gets a full deployment.
 */
const MARKER = '/patchbay/local/deployed-assembly';

/** The digest of the assembly that was last deployed completely, if this emulator holds one. */
export async function readDeployedDigest(target: CdkTarget): Promise<string | undefined> {
  const answer = await call(target, 'GetParameter', { Name: MARKER });
  if (!answer.ok) return undefined;
  return (JSON.parse(answer.text) as { Parameter?: { Value?: string } }).Parameter?.Value;
}

/** Records a complete deployment. */
export async function writeDeployedDigest(target: CdkTarget, digest: string): Promise<void> {
  const answer = await call(target, 'PutParameter', { Name: MARKER, Value: digest, Type: 'String', Overwrite: true });
  if (!answer.ok) throw new Error(`the deployment could not be recorded (HTTP ${answer.status}): ${answer.text}`);
}

function call(target: CdkTarget, operation: string, json: object) {
  return callAws(target.aws_endpoint_url, target.credentials, {
    service: 'ssm',
    target: `AmazonSSM.${operation}`,
    json,
  });
}
