import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpConfigSchema } from '../tool-registry/index.ts';
import { buildRequest } from './http-request.ts';

const config = (more: object) => httpConfigSchema.parse({ method: 'GET', url: 'https://api.example.org/', ...more });
const build = (more: object, args: Record<string, unknown>) => buildRequest(config(more), args, () => 'S3CRET');

describe('the request of a tool', () => {
  it('never leaves the host and the path of its version, whatever the arguments are', () => {
    const url = 'https://api.example.org/v1/{{id}}/notes?kind={{id}}';
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        (id) => {
          let built: string;
          try {
            built = build({ url }, { id }).url;
          } catch (error) {
            expect((error as Error).name).toBe('UnusableArgument');
            expect(['', '.', '..']).toContain(id);
            return;
          }
          const { origin, pathname, searchParams, hash } = new URL(built);
          const segments = pathname.split('/');
          expect([origin, segments.length, segments[1], segments[3], hash]).toEqual([
            'https://api.example.org',
            4,
            'v1',
            'notes',
            '',
          ]);
          expect(decodeURIComponent(segments[2] ?? '')).toBe(id);
          expect([...searchParams]).toEqual([['kind', id]]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['', '.', '..', '%2e%2E', '%2e'])('takes no %j for a segment of the path', (id) => {
    const attempt = () => build({ url: 'https://api.example.org/v1/{{id}}' }, { id }).url;
    if (id.startsWith('%')) expect(attempt()).toBe(`https://api.example.org/v1/${encodeURIComponent(id)}`);
    else expect(attempt).toThrow('id cannot be empty');
  });

  it('repeats a query parameter for each item of a list, and leaves out what was not given', () => {
    const query = { tag: '{{tags}}', q: '{{q}}', k: { secret: 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } };
    expect(build({ query }, { tags: ['a&b', 'c'] }).url).toBe('https://api.example.org/?tag=a%26b&tag=c&k=S3CRET');
  });

  it('lets no argument begin another header', () => {
    expect(() => build({ headers: { 'X-A': '{{a}}' } }, { a: 'x\r\nX-B: y' })).toThrow(/header X-A/);
    expect(() => build({ headers: { 'X-A': '{{a}}' } }, { a: 'ü' })).toThrow(/header X-A/);
  });

  it('sends every argument that nothing else uses, where the body has no template', () => {
    const made = build({ method: 'POST', url: 'https://api.example.org/{{id}}' }, { id: 1, a: 'x', b: [1] });
    expect([made.body, made.headers['content-type']]).toEqual(['{"a":"x","b":[1]}', 'application/json']);
    expect(build({ method: 'DELETE' }, { a: 1 }).body).toBeUndefined();
  });

  it('keeps the type of an argument that is the whole of a value', () => {
    const template = { n: '{{n}}', text: 'n={{n}}', list: ['{{none}}', '{{n}}'], gone: '{{none}}' };
    const { body } = build({ method: 'PUT', body: { template } }, { n: 3 });
    expect(JSON.parse(body ?? '')).toEqual({ n: 3, text: 'n=3', list: [3] });
  });

  it('encodes forms', () => {
    const made = build({ method: 'POST', body: { format: 'form' } }, { a: 'x&y=z', list: [1, 2] });
    expect([made.body, made.headers['content-type']]).toEqual([
      'a=x%26y%3Dz&list=1&list=2',
      'application/x-www-form-urlencoded',
    ]);
  });
});
