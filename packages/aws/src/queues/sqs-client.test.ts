import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sqsDeliveryOrders, sqsEvaluationOrders } from './index.ts';
import { createSqsClient } from './sqs-client.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'eu-central-1' };
const delivery = { tenant_id: 'ten_1', delivery_id: 'dlv_1' } as never;

afterEach(() => vi.unstubAllEnvs());

/** The environment of a function; an emulator's address where there is one. */
function asIn(endpoint: string | undefined) {
  for (const [name, value] of Object.entries({ ...KEYS, AWS_ENDPOINT_URL: endpoint })) vi.stubEnv(name, value);
}

/** Everything that is printed meanwhile. */
function printed() {
  const spies = (['log', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  return () => spies.flatMap(({ mock }) => mock.calls);
}

/** A server that takes messages, and what it was sent. */
async function emulator() {
  const seen: { QueueUrl: string; MessageBody: string }[] = [];
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part as Buffer);
    const message = JSON.parse(Buffer.concat(body).toString());
    seen.push(message);
    const MD5OfMessageBody = createHash('md5').update(message.MessageBody).digest('hex');
    const answer = JSON.stringify({ MessageId: '1', MD5OfMessageBody });
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

describe('messages to a queue', () => {
  it('go where the emulator is reached, whatever host its addresses of queues name, and nothing is printed', async () => {
    const { url, seen } = await emulator();
    asIn(url);
    const said = printed();
    const queue_url = 'http://sqs.eu-central-1.emulator.invalid:4566/000000000000/orders';
    await sqsDeliveryOrders(queue_url).send(delivery, 0);
    await sqsEvaluationOrders(queue_url).send({ tenant_id: 'ten_1', evaluation_id: 'evl_1' } as never);
    expect(seen.map(({ QueueUrl }) => QueueUrl)).toEqual([queue_url, queue_url]);
    expect(seen.map(({ MessageBody }) => JSON.parse(MessageBody).tenant_id)).toEqual(['ten_1', 'ten_1']);
    expect(said()).toEqual([]);
  });

  it('go to the host of the address on AWS', async () => {
    asIn(undefined);
    const said = printed();
    const queue = new URL('https://sqs.eu-central-1.amazonaws.com/123456789012/orders');
    const client = createSqsClient();
    const asked: string[] = [];
    client.middlewareStack.add(
      () => async (args) => {
        const { protocol, hostname } = args.request as { protocol: string; hostname: string };
        asked.push(`${protocol}//${hostname}`);
        throw new Error('seen');
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await expect(sqsDeliveryOrders(queue.href, client).send(delivery, 0)).rejects.toThrow('seen');
    expect(asked).toContain(queue.origin);
    expect(new Set(asked).size).toBe(1);
    expect(said()).toEqual([]);
  });
});
