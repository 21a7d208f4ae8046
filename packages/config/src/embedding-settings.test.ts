import { describe, expect, it } from 'vitest';
import { loadEmbeddingConfig } from './embedding-settings.ts';

const load = (env: Record<string, string>) => loadEmbeddingConfig({ env });

describe('what texts are embedded with', () => {
  it('is the bundled model where nothing is said', async () => {
    expect(await load({})).toEqual({
      provider: 'bundled',
      default_model: 'all-minilm-l6-v2',
      openai: null,
      bedrock: { region: undefined },
      bundled_model_dir: undefined,
    });
  });

  it('is the server that OPENAI_BASE_URL names', async () => {
    const server = { OPENAI_BASE_URL: 'http://127.0.0.1:8126/v1/', OPENAI_API_KEY: 'key' };
    expect(await load(server)).toMatchObject({
      provider: 'openai',
      default_model: 'all-minilm-l6-v2',
      openai: { base_url: 'http://127.0.0.1:8126/v1', api_key: 'key' },
    });
    expect(await load({ OPENAI_BASE_URL: 'https://api.openai.com/v1', OPENAI_API_KEY: 'key' })).toMatchObject({
      default_model: 'text-embedding-3-small',
    });
  });

  it('is the bundled model beside such a server where that is said', async () => {
    const both = { OPENAI_BASE_URL: 'https://api.openai.com/v1', OPENAI_API_KEY: 'key', EMBEDDING_PROVIDER: 'bundled' };
    expect(await load(both)).toMatchObject({
      provider: 'bundled',
      default_model: 'all-minilm-l6-v2',
      openai: { base_url: 'https://api.openai.com/v1' },
    });
  });

  it('is Amazon Bedrock, in the region that is said', async () => {
    const bedrock = { EMBEDDING_PROVIDER: 'bedrock', BEDROCK_REGION: 'eu-central-1' };
    expect(await load(bedrock)).toMatchObject({
      provider: 'bedrock',
      default_model: 'amazon.titan-embed-text-v2:0',
      bedrock: { region: 'eu-central-1' },
    });
    expect(await load({ ...bedrock, EMBEDDING_MODEL: 'eu.cohere.embed-v4:0' })).toMatchObject({
      default_model: 'eu.cohere.embed-v4:0',
    });
  });

  it.each([
    [{ EMBEDDING_PROVIDER: 'azure' }, 'EMBEDDING_PROVIDER must be one of bundled, openai, bedrock'],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, 'OPENAI_API_KEY is not set, and EMBEDDING_PROVIDER is openai'],
    [{ EMBEDDING_PROVIDER: 'openai' }, 'OPENAI_API_KEY is not set, and EMBEDDING_PROVIDER is openai'],
    [{ EMBEDDING_MODEL: 'text-embedding-3-small' }, 'EMBEDDING_MODEL must be all-minilm-l6-v2'],
    [{ EMBEDDING_PROVIDER: 'bedrock', EMBEDDING_MODEL: 'gpt' }, 'EMBEDDING_MODEL must be a model of Amazon Bedrock'],
    [{ BEDROCK_REGION: 'Frankfurt' }, 'BEDROCK_REGION must be a region of AWS'],
  ])('refuses %o and says why', async (env, problem) => {
    await expect(load(env as Record<string, string>)).rejects.toThrow(problem);
  });
});
