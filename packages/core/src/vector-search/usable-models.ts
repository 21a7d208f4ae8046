import { EMBEDDING_MODELS, type EmbeddingProvider } from './embedding-models.ts';

/** Who embeds in a deployment. */
export interface ModelProviders {
  readonly default_model: string;
  /** Of the default model. */
  readonly provider: EmbeddingProvider;
  /** A server that speaks the OpenAI HTTP API; null for none. */
  readonly openai: object | null;
}

/** Models that an index of this deployment may ask for: the default first, then those that are catalogued. */
export function usableModels({ default_model, provider, openai }: ModelProviders): string[] {
  const has = { bundled: provider !== 'bedrock', openai: openai !== null, bedrock: provider === 'bedrock' };
  const catalogued = EMBEDDING_MODELS.filter((model) => has[model.provider]).map(({ id }) => id);
  return [...new Set([default_model, ...catalogued])];
}
