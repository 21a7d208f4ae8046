import { describe, expect, it } from 'vitest';
import { dimensionsOf } from './embedder.ts';
import { EMBEDDING_MODELS, embeddingModel } from './embedding-models.ts';

describe('the catalogue of embedding models', () => {
  it('knows each model once', () => {
    expect(new Set(EMBEDDING_MODELS.map(({ id }) => id)).size).toBe(EMBEDDING_MODELS.length);
  });

  it('knows a Bedrock model by the name of its inference profile too, and no other model so', () => {
    const profile = embeddingModel('eu.cohere.embed-v4:0');
    expect(profile).toEqual({ ...embeddingModel('cohere.embed-v4:0'), id: 'eu.cohere.embed-v4:0' });
    expect(embeddingModel('eu.text-embedding-3-small')).toBeUndefined();
    expect(embeddingModel('nomic-embed-text')).toBeUndefined();
  });
});

describe('the length of vectors', () => {
  const embed = async () => [[0.6, 0.8]];

  it('is what the model says, or else measured', async () => {
    expect(await dimensionsOf({ model: 'known', dimensions: 384, embed })).toBe(384);
    expect(await dimensionsOf({ model: 'unknown', dimensions: null, embed })).toBe(2);
  });

  it('is an error of the provider when nothing comes back', async () => {
    const silent = { model: 'unknown', dimensions: null, embed: async () => [] };
    await expect(dimensionsOf(silent)).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});
