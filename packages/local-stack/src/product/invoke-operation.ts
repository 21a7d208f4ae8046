import { type AwsCredentials, callAws } from '../deploy/aws-call.ts';
import { LOCAL_STAGE } from './addresses.ts';

/**
 * Invokes one of functions/operations, as a deploy does.
 * @param operation the name of its folder, for instance `migrate-database`
 * @throws {Error} with what the function said when it failed
 */
export async function invokeOperation(
  target: { aws_endpoint_url: string; credentials: AwsCredentials },
  operation: string,
  input: object,
): Promise<unknown> {
  const path = `/2015-03-31/functions/patchbay-${LOCAL_STAGE}-${operation}/invocations`;
  const call = { service: 'lambda', method: 'POST', path, json: input };
  const answer = await callAws(target.aws_endpoint_url, target.credentials, call, 120_000);
  const result = parse(answer.text);
  if (!answer.ok || isFailure(result)) throw new Error(`operation ${operation} failed: ${answer.text.slice(0, 2_000)}`);
  return result;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A function that threw answers HTTP 200 with this shape, as on AWS. */
function isFailure(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'errorType' in result;
}
