import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheDir, defaultStateDir, REPOSITORY_DIR } from './directories.ts';

describe.each([
  ['downloads', 'PATCHBAY_CACHE_DIR', cacheDir, 'cache'],
  ['what survives', 'PATCHBAY_STATE_DIR', defaultStateDir, 'state'],
] as const)('the directory of %s', (_what, variable, directoryOf, own) => {
  it(`is what ${variable} says, as a path from where one stands`, () => {
    expect(directoryOf({ [variable]: '/somewhere/else' })).toBe('/somewhere/else');
    expect(directoryOf({ [variable]: 'beside' })).toBe(join(process.cwd(), 'beside'));
  });

  it.each([{}, { [variable]: '' }])('is under .local where it says nothing: %o', (env) => {
    expect(directoryOf(env)).toBe(join(REPOSITORY_DIR, '.local', own));
  });
});
