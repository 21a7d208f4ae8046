import { createLogger } from '@patchbay/observability';
import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStep } from '../route/index.ts';
import { stepHandler } from './index.ts';

const step = defineStep({
  id: 'parseDocument',
  summary: 'x',
  input: z.strictObject({ file_id: z.string(), count: z.int().default(1) }),
  output: z.strictObject({ pages: z.int() }),
  uses: [],
  memory_mb: 512,
  timeout_seconds: 60,
  percent: 10,
});

let lines: string[];
beforeEach(() => {
  lines = [];
});
const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
const context = { awsRequestId: 'r1' } as Context;
const logged = () => lines.map((line) => JSON.parse(line));

describe('a step of the ingestion', () => {
  it('gets its checked input and its services, and says what became of it', async () => {
    const handler = stepHandler(
      step,
      async () => ({ log, factor: 2 }),
      ({ count }, { factor }) => ({
        pages: count * factor,
      }),
    );
    expect(await handler({ file_id: 'fil_1' }, context)).toEqual({ pages: 2 });
    expect(logged()).toMatchObject([
      { message: 'step done', step: 'parseDocument', file_id: 'fil_1', request_id: 'r1' },
    ]);
  });

  it.each([
    ['input', { file_id: 1 }, { pages: 1 }],
    ['input with more than it should have', { file_id: 'f', text: 'the whole document' }, { pages: 1 }],
    ['output', { file_id: 'f' }, { pages: 'many' }],
    ['output with more than it should have', { file_id: 'f' }, { pages: 1, text: 'the whole document' }],
  ])('stops at a wrong %s', async (_what, input, output) => {
    const handler = stepHandler(
      step,
      async () => ({ log }),
      () => output as { pages: number },
    );
    await expect(handler(input as { file_id: string }, context)).rejects.toThrow(z.ZodError);
    expect(logged()).toMatchObject([{ level: 'error', message: 'step failed' }]);
  });

  it('throws on what its work throws, so that the state machine retries it', async () => {
    const down = new Error('the store is away');
    const handler = stepHandler(
      step,
      async () => ({ log }),
      () => Promise.reject(down),
    );
    await expect(handler({ file_id: 'f' }, context)).rejects.toBe(down);
    expect(logged()[0].error.message).toBe('the store is away');
  });
});
