import { expect, it } from 'vitest';
import { usableModels } from './usable-models.ts';

it('are the default one and those whose provider is configured', () => {
  const bundled = usableModels({ default_model: 'all-minilm-l6-v2', provider: 'bundled', openai: null });
  expect(bundled).toEqual(['all-minilm-l6-v2']);
  const own = usableModels({ default_model: 'nomic-embed-text', provider: 'openai', openai: {} });
  expect(own[0]).toBe('nomic-embed-text');
  expect(own).toContain('text-embedding-3-small');
  expect(own.some((model) => model.startsWith('cohere'))).toBe(false);
  const bedrock = usableModels({ default_model: 'amazon.titan-embed-text-v2:0', provider: 'bedrock', openai: null });
  expect(bedrock).toContain('cohere.embed-v4:0');
  expect(new Set(bedrock).size).toBe(bedrock.length);
});
