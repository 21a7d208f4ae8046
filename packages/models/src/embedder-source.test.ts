import { describe, expect, it } from 'vitest';
import { createEmbedderSource, type EmbedderSourceSettings } from './embedder-source.ts';

const NONE: EmbedderSourceSettings = {
  provider: 'bundled',
  default_model: 'all-minilm-l6-v2',
  openai: null,
  bedrock: {},
  bundled_model_dir: '/nowhere',
};
const openai = { base_url: 'http://127.0.0.1:9/v1', api_key: 'k' };
const OPENAI: EmbedderSourceSettings = { ...NONE, provider: 'openai', default_model: 'text-embedding-3-small', openai };

describe('the embedding models of a deployment', () => {
  it('are each made once', () => {
    const source = createEmbedderSource(OPENAI);
    expect(source.of('text-embedding-3-small')).toBe(source.of('text-embedding-3-small'));
    expect(source.of('text-embedding-3-large')).not.toBe(source.of('text-embedding-3-small'));
  });

  it('say how long their vectors are before they are used', () => {
    expect(createEmbedderSource(OPENAI).of('text-embedding-3-large').dimensions).toBe(3_072);
    const bedrock = { ...NONE, provider: 'bedrock', default_model: 'amazon.titan-embed-text-v2:0' } as const;
    expect(createEmbedderSource(bedrock).of('cohere.embed-v4:0').dimensions).toBe(1_536);
  });

  it('are asked of the configured server when no catalogue knows them', () => {
    expect(createEmbedderSource(OPENAI).of('nomic-embed-text').model).toBe('nomic-embed-text');
  });

  it('may be served by another server when the bundled one is not installed', () => {
    expect(createEmbedderSource(OPENAI).of('all-minilm-l6-v2').model).toBe('all-minilm-l6-v2');
  });

  it.each([
    [NONE, 'all-minilm-l6-v2', 'not installed'],
    [NONE, 'text-embedding-3-small', 'set OPENAI_BASE_URL and OPENAI_API_KEY'],
    [NONE, 'nomic-embed-text', 'set OPENAI_BASE_URL and OPENAI_API_KEY'],
    [OPENAI, 'amazon.titan-embed-text-v2:0', 'set EMBEDDING_PROVIDER to bedrock'],
  ])('are refused by name where %o has no provider for %s', (settings, model, what) => {
    const source = createEmbedderSource(settings);
    expect(() => source.of(model)).toThrow(expect.objectContaining({ code: 'unprocessable' }));
    expect(() => source.of(model)).toThrow(new RegExp(`${model}.*${what}`));
  });
});
