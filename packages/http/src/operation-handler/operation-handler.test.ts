import { createLogger } from '@patchbay/observability';
import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scheduledHandler } from '../scheduled-handler/index.ts';
import { operationHandler } from './index.ts';

const lines: { level: string; message: string }[] = [];
const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(JSON.parse(line)) } });
const compose = async () => ({ log });
const context = { awsRequestId: 'r1', functionName: 'patchbay-test-work' } as Context;
const logged = () => lines.map(({ level, message }) => `${level} ${message}`);

beforeEach(() => lines.splice(0));

describe('an operation invoked by hand', () => {
  const double = operationHandler(z.strictObject({ n: z.int().max(10) }), compose, async ({ n }, _services, origin) => {
    if (n === 0) throw new Error('nothing to double');
    return { n: n * 2, origin };
  });

  it('answers with what it did, and says so in the log', async () => {
    expect(await double({ n: 3 }, context)).toEqual({ n: 6, origin: { request_id: 'r1', source: 'bootstrap' } });
    expect(logged()).toEqual(['info operation done']);
  });

  it.each([[{ n: 11 }], [{ n: 1, extra: true }], [{}], ['n'], [null], [{ n: 0 }]])(
    'throws for %j, so that the invocation counts as failed, with the reason in the log',
    async (input) => {
      await expect(double(input, context)).rejects.toThrow();
      expect(logged()).toEqual(['error operation failed']);
    },
  );
});

describe('the Lambda of a schedule', () => {
  it('logs what it did, and throws what went wrong', async () => {
    const sweep = scheduledHandler(compose, async (_services, origin) => ({ checked: 2, by: origin.source }));
    expect(await sweep({}, context)).toEqual({ checked: 2, by: 'scheduler' });
    expect(lines[0]).toMatchObject({ message: 'scheduled work done', checked: 2, request_id: 'r1' });
    const failing = scheduledHandler(compose, async () => {
      throw new Error('no database');
    });
    await expect(failing({}, context)).rejects.toThrow('no database');
  });
});
