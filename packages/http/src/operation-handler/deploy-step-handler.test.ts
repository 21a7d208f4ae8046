import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from 'aws-lambda';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { deployStepHandler } from './index.ts';

interface Answer {
  readonly method: string | undefined;
  readonly content_type: string | undefined;
  readonly body: Record<string, string>;
}

/** Takes answers as CloudFormation's signed URL does; refuses as many as it is told to. */
const answers: Answer[] = [];
let refusals = 0;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  refusals -= 1;
  if (refusals >= 0) return void response.writeHead(503).end();
  const body = JSON.parse(Buffer.concat(chunks).toString());
  answers.push({ method: request.method, content_type: request.headers['content-type'], body });
  response.end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());
beforeEach(() => {
  answers.splice(0);
  refusals = 0;
});

const ResponseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?signature=1`;
const request = (RequestType: string) => ({
  RequestType,
  ResponseURL,
  ResourceType: 'Custom::DatabaseMigration',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'migration',
  ResourceProperties: { code: 'x' },
});
const contextWith = (remaining_ms: number) =>
  ({
    functionName: 'migrate',
    logStreamName: 'stream-1',
    getRemainingTimeInMillis: () => remaining_ms,
  }) as Context;
const context = contextWith(60_000);

const inputs: unknown[] = [];
beforeEach(() => void inputs.splice(0));
const handler = deployStepHandler(async (input) => {
  inputs.push(input);
  return { applied: ['0001-a'] };
});
const failing = deployStepHandler(async () => {
  throw new Error('migration 0002-b failed: disk full'.padEnd(9_000, '.'));
});

describe('an operation as a step of a deployment', () => {
  it.each(['Create', 'Update'])('is run for %s, and CloudFormation is told so', async (type) => {
    expect(await handler(request(type), context)).toEqual({ Status: 'SUCCESS' });
    expect(inputs).toEqual([{}]);
    const body = {
      Status: 'SUCCESS',
      Reason: 'see log stream stream-1 of migrate',
      PhysicalResourceId: 'migration',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'migration',
    };
    expect(answers).toEqual([{ method: 'PUT', content_type: undefined, body }]);
  });

  it('does nothing when the stack goes, or when a deployment that failed is cleaned up', async () => {
    expect(await failing(request('Delete'), context)).toEqual({ Status: 'SUCCESS' });
    expect(await handler(request('Delete'), context)).toEqual({ Status: 'SUCCESS' });
    expect(inputs).toEqual([]);
    expect(answers.map(({ body }) => body['Status'])).toEqual(['SUCCESS', 'SUCCESS']);
  });

  it('stops the deployment with its reason when it fails, in as much as CloudFormation takes', async () => {
    expect(await failing(request('Update'), context)).toEqual({ Status: 'FAILED' });
    expect(answers[0]?.body['Reason']).toMatch(
      /^migration 0002-b failed: disk full.*\(log stream stream-1 of migrate\)$/,
    );
    expect(JSON.stringify(answers[0]?.body).length).toBeLessThan(4_096);
  });

  it('says so in time when its time will not be enough', async () => {
    const endless = deployStepHandler(() => new Promise(() => undefined));
    expect(await endless(request('Create'), contextWith(10_300))).toEqual({ Status: 'FAILED' });
    expect(answers[0]?.body['Reason']).toMatch(/^not done in time, and stopped after 0 s: deploy again, it goes on/);
  });

  it('tells CloudFormation again when it was not heard, and fails when it never is', async () => {
    refusals = 2;
    expect(await handler(request('Create'), context)).toEqual({ Status: 'SUCCESS' });
    expect(answers).toHaveLength(1);
    refusals = 3;
    await expect(handler(request('Create'), context)).rejects.toThrow('did not take the answer SUCCESS: HTTP 503');
  });

  it('is still an operation that is invoked by hand, with its own input and result', async () => {
    expect(await handler({ dry_run: true }, context)).toEqual({ applied: ['0001-a'] });
    expect(inputs).toEqual([{ dry_run: true }]);
    await expect(failing({}, context)).rejects.toThrow('disk full');
    expect(answers).toEqual([]);
  });
});
