import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import * as z from 'zod';

/** What CloudFormation sends to the function behind a custom resource, as far as it is answered. */
const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url({ protocol: /^https?$/ }),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
});
type DeployRequest = z.output<typeof requestSchema>;

type Operation = (event: unknown, context: Context) => Promise<unknown>;

/** What is left of the function's time when CloudFormation is told that it will not be enough. */
const RESERVE_MS = 10_000;
/** CloudFormation takes 4 KB in all. */
const MAX_REASON = 2_000;

/**
 * An operation that CloudFormation can run as a step of a deployment (a custom resource whose ServiceToken is this
 * function), besides whoever invokes it by hand. Creating and updating run it with an empty input, and the deployment
 * goes on only when it succeeded; deleting does nothing. CloudFormation hears of every end, also of one that would come
 * too late: it would wait for an hour otherwise.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export function deployStepHandler(operation: Operation) {
  return async (event: unknown, context: Context): Promise<unknown> => {
    const asked = requestSchema.safeParse(event);
    if (!asked.success) return operation(event, context);
    const request = asked.data;
    if (request.RequestType === 'Delete') return answer(request, 'SUCCESS', 'nothing to do');
    let failure: string | undefined;
    try {
      await inTime(operation({}, context), context);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    const log = `log stream ${context.logStreamName} of ${context.functionName}`;
    if (failure === undefined) return answer(request, 'SUCCESS', `see ${log}`);
    return answer(request, 'FAILED', `${failure.slice(0, MAX_REASON)} (${log})`);
  };
}

async function inTime(work: Promise<unknown>, context: Context): Promise<void> {
  const given = context.getRemainingTimeInMillis() - RESERVE_MS;
  const ended = new AbortController();
  const late = sleep(given, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`not done in time, and stopped after ${Math.round(given / 1_000)} s: deploy again, it goes on`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    ended.abort();
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}

/** One resource that is never replaced: its id is the same whatever happens. */
async function answer(
  request: DeployRequest,
  Status: 'SUCCESS' | 'FAILED',
  Reason: string,
): Promise<{ Status: string }> {
  const { StackId, RequestId, LogicalResourceId } = request;
  const PhysicalResourceId = LogicalResourceId;
  const body = JSON.stringify({ Status, Reason, PhysicalResourceId, StackId, RequestId, LogicalResourceId });
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Bytes, so that no content type is sent: the URL is signed for none.
      const response = await fetch(request.ResponseURL, { method: 'PUT', body: new TextEncoder().encode(body) });
      if (response.ok) return { Status };
      throw new Error(`CloudFormation did not take the answer ${Status}: HTTP ${response.status}`);
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(attempt * 500);
    }
  }
}
