import { createLogger } from '@patchbay/observability';
import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { queueHandler } from './index.ts';

const lines: string[] = [];
const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
const handled: string[] = [];
const handler = queueHandler(
  z.object({ name: z.string() }),
  async () => ({ log }),
  async ({ name }, _services, { request_id, source }) => {
    if (name === 'bad') throw new Error('no luck');
    handled.push(`${name} ${request_id} ${source}`);
  },
);

const deliver = (...bodies: string[]) => {
  const Records = bodies.map((body, index) => ({ body, messageId: `m${index}` }));
  return handler({ Records } as unknown as SQSEvent, { awsRequestId: 'r1' } as Context);
};

describe('the Lambda of a queue', () => {
  it('brings back only the messages that failed, and says why in the log', async () => {
    const { batchItemFailures } = await deliver(
      '{"name":"one"}',
      '{"name":"bad"}',
      'junk',
      '{"name":7}',
      '{"name":"two"}',
    );
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m1', 'm2', 'm3']);
    expect(handled).toEqual(['one r1 queue', 'two r1 queue']);
    expect(lines.map((line) => JSON.parse(line).message_id).sort()).toEqual(['m1', 'm2', 'm3']);
    expect(lines.join()).toContain('no luck');
  });

  it('has nothing to bring back from an empty batch', async () => {
    expect(await deliver()).toEqual({ batchItemFailures: [] });
  });

  it('brings the whole batch back when it cannot even begin', async () => {
    const broken = queueHandler(
      z.object({}),
      async (): Promise<{ log: typeof log }> => {
        throw new Error('no database');
      },
      async () => undefined,
    );
    await expect(broken({ Records: [] } as SQSEvent, {} as Context)).rejects.toThrow('no database');
  });
});
