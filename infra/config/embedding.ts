/** Who embeds: the model that is part of the product, a server that speaks the OpenAI HTTP API, or Amazon Bedrock. */
export const EMBEDDING_PROVIDERS = ['bundled', 'openai', 'bedrock'] as const;

/** What texts are embedded with. */
export interface EmbeddingStage {
  readonly embedding_provider: (typeof EMBEDDING_PROVIDERS)[number];
  readonly embedding_model: string;
  /** Base of an OpenAI-compatible API that functions embed with; undefined where they have no key for one. */
  readonly openai_base_url: string | undefined;
  /** Address of a server that orders the best of a search anew; undefined where there is none. */
  readonly reranker_url: string | undefined;
  /** As that server names it; undefined where it has one model only. */
  readonly reranker_model: string | undefined;
}

/** What a deployment says of it. */
type EmbeddingContext = {
  readonly [K in keyof EmbeddingStage]?: EmbeddingStage[K] | undefined;
};

/** OpenAI itself. */
export const OPENAI = 'https://api.openai.com/v1';

/**
 * What is not said is the bundled model; where a server is named, that server.
 *
 * @param server_model The server's model where none is named.
 */
export function embeddingStage(context: EmbeddingContext, server_model = 'text-embedding-3-small'): EmbeddingStage {
  const embedding_provider =
    context.embedding_provider ?? (context.openai_base_url === undefined ? 'bundled' : 'openai');
  const models = { bundled: 'all-minilm-l6-v2', openai: server_model, bedrock: 'amazon.titan-embed-text-v2:0' };
  return {
    embedding_provider,
    embedding_model: context.embedding_model ?? models[embedding_provider],
    openai_base_url: context.openai_base_url ?? (embedding_provider === 'openai' ? OPENAI : undefined),
    reranker_url: context.reranker_url,
    reranker_model: context.reranker_model,
  };
}
