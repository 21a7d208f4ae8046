import { describe, expect, it } from 'vitest';
import { routeMatcher } from './route-matcher.ts';

const at = (method: 'GET' | 'POST', path: string) => ({ method, path });

describe('route matching', () => {
  const match = routeMatcher([
    at('GET', '/v1/prompts'),
    at('POST', '/v1/prompts'),
    at('GET', '/v1/prompts/search'),
    at('GET', '/v1/prompts/{prompt_id}'),
    at('GET', '/v1/prompts/{prompt_id}/versions/{version}'),
  ]);

  it('tells methods of one path apart', () => {
    expect(match('GET', '/v1/prompts')?.route.method).toBe('GET');
    expect(match('POST', '/v1/prompts')?.route.method).toBe('POST');
  });

  it('prefers a literal to a placeholder', () => {
    expect(match('GET', '/v1/prompts/search')?.route.path).toBe('/v1/prompts/search');
  });

  it('reads placeholders, decoded', () => {
    expect(match('GET', '/v1/prompts/p%2F1/versions/2')?.params).toEqual({ prompt_id: 'p/1', version: '2' });
  });

  it.each([
    ['another method', 'POST', '/v1/prompts/p1'],
    ['a longer path', 'GET', '/v1/prompts/p1/versions'],
    ['a shorter path', 'GET', '/v1'],
    ['an empty placeholder', 'GET', '/v1/prompts/'],
    ['broken percent encoding', 'GET', '/v1/prompts/%zz'],
    ['something below a literal', 'GET', '/v1/prompts/search/versions/1'],
  ])('finds nothing for %s', (_what, method, path) => {
    expect(match(method, path)).toBeUndefined();
  });

  it('refuses a table in which one place has two routes or two names', () => {
    expect(() => routeMatcher([at('GET', '/a/{x}'), at('GET', '/a/{x}')])).toThrow('two routes answer');
    expect(() => routeMatcher([at('GET', '/a/{x}'), at('GET', '/a/{y}/b')])).toThrow('same place');
  });
});
