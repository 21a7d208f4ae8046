import { describe, expect, it } from 'vitest';
import { expandField } from './expand.ts';

const field = expandField(['draft', 'latest_version']);

describe('expand[]', () => {
  it('is an empty list where nothing is asked for', () => {
    expect(field.parse(undefined)).toEqual([]);
    expect(field.parse(['latest_version'])).toEqual(['latest_version']);
  });

  it('refuses a name that cannot be expanded, naming it and those that can', () => {
    const issue = field.safeParse(['draft', 'secrets']).error?.issues[0];
    expect(issue?.path).toEqual([1]);
    expect(issue?.message).toBe('cannot expand secrets; one of: draft, latest_version');
  });
});
