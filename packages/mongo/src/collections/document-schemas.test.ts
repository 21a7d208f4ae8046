import { registries } from '@patchbay/core/registries';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_SCHEMAS } from './document-schemas.ts';
import { COLLECTIONS } from './index.ts';

const names = COLLECTIONS.map(({ name }) => name);

describe('schemas of documents', () => {
  it('are there for each collection that says so, and for no other', () => {
    const ofCore = COLLECTIONS.filter(({ schema }) => schema === 'core').map(({ name }) => name);
    expect(Object.keys(DOCUMENT_SCHEMAS).sort()).toEqual(ofCore.sort());
  });

  it.each(Object.values(registries))('the registry of $plural has its two collections', ({ plural, entity }) => {
    expect(names).toContain(plural);
    expect(names).toContain(`${entity}_versions`);
  });
});
