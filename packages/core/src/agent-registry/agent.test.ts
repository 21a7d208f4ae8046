import { describe, expect, it } from 'vitest';
import { agentContentSchema } from './agent.ts';
import { withDefaultVariables } from './default-variables.ts';

describe('an agent', () => {
  it.each([
    ['a language that is none', { language: 'en_US!' }, 'language'],
    ['a time zone that is none', { time_zone: 'Mars/Olympus' }, 'time_zone'],
    ['a value that no variable can have', { default_variables: { a: null } }, 'default_variables.a'],
  ])('with %s is refused with its path', (_what, change, path) => {
    const result = agentContentSchema.safeParse({ name: 'Robin', language: 'en', ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it.each(['en', 'pt-BR', 'zh-Hant-TW', 'de-CH-1996'])('may speak %s', (language) => {
    expect(agentContentSchema.parse({ name: 'Robin', language }).language).toBe(language);
  });

  it('lends its values to what the prompt declares and the session leaves open', () => {
    const declared = [{ name: 'company' }, { name: 'tone' }];
    const defaults = { company: 'Harbour', tone: 'calm', other: 'x' };
    expect(withDefaultVariables(declared, defaults, { tone: '' })).toEqual({ company: 'Harbour', tone: '' });
    expect(withDefaultVariables(declared, {}, { given: 'y' })).toEqual({ given: 'y' });
  });
});
