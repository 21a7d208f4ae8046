import { awsCredentials, callAws } from '@patchbay/local-stack';
import type { DeployedAddresses } from './product-door.ts';

const PREFIX = '/aws/lambda/patchbay-local-';

async function logs(told: DeployedAddresses, operation: string, json: object) {
  const request = { service: 'logs', target: `Logs_20140328.${operation}`, json };
  const answer = await callAws(told.endpoints.aws_endpoint_url, awsCredentials(process.env), request, 30_000);
  return answer.ok ? JSON.parse(answer.text) : undefined;
}

/** Functions that have a log group, by their names without the stage. */
export async function logNames(told: DeployedAddresses): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs(told, 'DescribeLogGroups', { logGroupNamePrefix: PREFIX, nextToken });
    names.push(
      ...page.logGroups.map(({ logGroupName }: { logGroupName: string }) => logGroupName.slice(PREFIX.length)),
    );
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

/** Everything that a function has logged, from CloudWatch Logs. */
export async function logOf(told: DeployedAddresses, name: string): Promise<string> {
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs(told, 'FilterLogEvents', { logGroupName: `${PREFIX}${name}`, nextToken });
    if (page === undefined) return '';
    lines.push(...page.events.map(({ message }: { message: string }) => message));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return lines.join('\n');
}
