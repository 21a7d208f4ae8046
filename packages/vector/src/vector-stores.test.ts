import { describe, expect, it } from 'vitest';
import { createVectorStores } from './vector-stores.ts';

const chroma_url = 'http://127.0.0.1:9';

describe('the vector stores of a deployment', () => {
  it('are one a backend, opened with their first use', () => {
    const stores = createVectorStores({ chroma_url, atlas: { uri: 'mongodb://127.0.0.1:9', database: 'vectors' } });
    expect(stores.of('chroma')).toBe(stores.of('chroma'));
    expect(stores.of('atlas')).not.toBe(stores.of('chroma'));
  });

  it('name the setting that a backend lacks', () => {
    const { of } = createVectorStores({ chroma_url });
    const refused = expect.objectContaining({ code: 'unprocessable', param: 'backend' });
    expect(() => of('atlas')).toThrow(refused);
    expect(() => of('atlas')).toThrow(/ATLAS_URI/);
  });
});
