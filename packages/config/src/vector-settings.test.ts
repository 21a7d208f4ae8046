import { describe, expect, it } from 'vitest';
import { loadVectorConfig } from './index.ts';

const load = (env: Record<string, string>) => loadVectorConfig({ env });
const own = { CHROMA_URL: 'http://10.0.0.7:8000/' };
const cloud = { CHROMA_URL: 'https://api.trychroma.com', CHROMA_TENANT: 'one', CHROMA_DATABASE: 'two' };

describe('settings of vector stores', () => {
  it('are one address for a Chroma of one’s own', async () => {
    expect(await load(own)).toEqual({ chroma_url: 'http://10.0.0.7:8000', chroma_cloud: undefined, atlas: undefined });
  });

  it('are an account for Chroma Cloud, and name what it lacks', async () => {
    const account = { api_key: 'ck-1', tenant: 'one', database: 'two' };
    expect((await load({ ...cloud, CHROMA_API_KEY: 'ck-1' })).chroma_cloud).toEqual(account);
    await expect(load(cloud)).rejects.toThrow(/CHROMA_API_KEY is not set/);
    await expect(load({ ...own, CHROMA_API_KEY: 'ck-1' })).rejects.toThrow(/CHROMA_TENANT[\s\S]*CHROMA_DATABASE/);
  });

  it('may come from a secret', async () => {
    const secrets = async () => ({ CHROMA_API_KEY: 'ck-2', ATLAS_URI: 'mongodb+srv://user:word@vectors.example.net' });
    const config = await loadVectorConfig({ env: { ...cloud, VECTORS_SECRET_ID: 'patchbay/x/vectors' }, secrets });
    expect(config.chroma_cloud?.api_key).toBe('ck-2');
    expect(config.atlas).toEqual({
      uri: 'mongodb+srv://user:word@vectors.example.net',
      database: 'patchbay_vectors',
    });
  });

  it('refuse what is no connection string, without repeating it', async () => {
    await expect(load({ ...own, ATLAS_URI: 'user:word@vectors' })).rejects.toThrow(/ATLAS_URI must begin with mongodb/);
    await expect(load({ ...own, ATLAS_URI: 'user:word@vectors' })).rejects.not.toThrow(/word/);
  });
});
