import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readInput } from './input-problems.ts';

/** `name: what is wrong`, one text a problem. */
function problems(schema: z.ZodType, value: unknown): string[] {
  const read = readInput(schema, value);
  return 'data' in read ? [] : read.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const booking = z.strictObject({
  name: z.string().trim().min(1).max(5),
  guests: z.int().min(1).max(8).optional(),
  top_k: z.coerce.number().int().min(1).max(100).optional(),
  state: z.enum(['open', 'closed']).optional(),
  from: z.iso.datetime().optional(),
  tags: z.array(z.string()).min(1).max(2).optional(),
  metadata: z.record(z.string().regex(/^[a-z]+$/), z.string()).optional(),
  target: z.union([z.string(), z.strictObject({ agent_id: z.string() })]).optional(),
  model: z
    .discriminatedUnion('provider', [z.object({ provider: z.literal('a') }), z.object({ provider: z.literal('b') })])
    .optional(),
});

describe('what is wrong with a request', () => {
  it.each([
    [{}, 'name: is required'],
    [{ name: 5 }, 'name: must be a string, not a number'],
    [{ name: null }, 'name: must be a string, not null'],
    [{ name: '  ' }, 'name: must not be empty'],
    [{ name: 'too long' }, 'name: must have at most 5 characters'],
    [{ name: 'x', guests: 1.5 }, 'guests: must be a whole number'],
    [{ name: 'x', guests: 9 }, 'guests: must be at most 8'],
    [{ name: 'x', top_k: 'many' }, 'top_k: must be a number'],
    [{ name: 'x', state: 'ajar' }, 'state: must be one of open, closed'],
    [{ name: 'x', from: 'yesterday' }, 'from: must be a time in ISO 8601 such as 2026-11-22T10:00:00Z'],
    [{ name: 'x', tags: [] }, 'tags: must not be empty'],
    [{ name: 'x', tags: ['a', 'b', 'c'] }, 'tags: must have at most 2 items'],
    [{ name: 'x', metadata: { 'A b': 'c' } }, 'metadata.A b: has a name that is not allowed: it must match /^[a-z]+$/'],
    [{ name: 'x', target: 5 }, 'target: must be a string or an object'],
    [{ name: 'x', target: { agent: 'a' } }, 'target.agent_id: is required'],
    [{ name: 'x', model: { provider: 'c' } }, 'model.provider: must be one of a, b'],
    [[], ': must be an object, not a list'],
  ])('%j: %s', (value, expected) => {
    expect(problems(booking, value)[0]).toBe(expected);
  });

  it('names every unknown field, and the one that was meant', () => {
    expect(problems(booking, { name: 'x', topK: 3, stat: 'open', guest: 1, colour: 'red' })).toEqual([
      'topK: Unknown field; did you mean top_k?',
      'stat: Unknown field; did you mean state?',
      'guest: Unknown field; did you mean guests?',
      'colour: Unknown field',
    ]);
  });

  it('leaves words that a schema has of its own', () => {
    const schema = z.object({ to: z.string().refine((to) => to.startsWith('+'), 'must begin with +') });
    expect(problems(schema, { to: '5' })).toEqual(['to: must begin with +']);
  });

  it('never repeats a value: it may be a secret', () => {
    const schema = z.strictObject({ secret: z.string().max(3), kind: z.literal('key'), port: z.number() });
    const told = problems(schema, { secret: 's3cret-value', kind: 's3cret-value', port: 's3cret-value' });
    expect(told).toHaveLength(3);
    expect(told.join()).not.toContain('s3cret-value');
  });
});
