/** Who runs a model: this product itself, any server that speaks the OpenAI HTTP API, or Amazon Bedrock. */
export const EMBEDDING_PROVIDERS = ['bundled', 'openai', 'bedrock'] as const;
export type EmbeddingProvider = (typeof EMBEDDING_PROVIDERS)[number];

/** What is known of an embedding model before it is used. */
export interface EmbeddingModel {
  /** As its provider calls it. */
  readonly id: string;
  readonly provider: EmbeddingProvider;
  /** Length of its vectors. */
  readonly dimensions: number;
  /** How much of a text it reads, in its own tokens. */
  readonly max_input_tokens: number;
  /** Whether a query is embedded in another way than the documents it looks for. */
  readonly asymmetric: boolean;
}

const model = (
  provider: EmbeddingProvider,
  id: string,
  dimensions: number,
  max_input_tokens: number,
  asymmetric = false,
): EmbeddingModel => ({ id, provider, dimensions, max_input_tokens, asymmetric });

/** Models whose figures are known; any other can be used where an OpenAI-compatible server has it. */
export const EMBEDDING_MODELS: readonly EmbeddingModel[] = [
  model('bundled', 'all-minilm-l6-v2', 384, 256),
  model('openai', 'text-embedding-3-small', 1_536, 8_192),
  model('openai', 'text-embedding-3-large', 3_072, 8_192),
  model('openai', 'text-embedding-ada-002', 1_536, 8_192),
  model('bedrock', 'amazon.titan-embed-text-v2:0', 1_024, 8_192),
  model('bedrock', 'cohere.embed-english-v3', 1_024, 512, true),
  model('bedrock', 'cohere.embed-multilingual-v3', 1_024, 512, true),
  model('bedrock', 'cohere.embed-v4:0', 1_536, 128_000, true),
];

/** Bedrock's inference profiles are models with a region before their names: `eu.cohere.embed-v4:0`. */
const REGION = /^(us|us-gov|eu|apac|jp|au|global)\./;

/** The catalogued model of this name; undefined for one that is not catalogued. */
export function embeddingModel(id: string): EmbeddingModel | undefined {
  const found = EMBEDDING_MODELS.find((known) => known.id === id || known.id === id.replace(REGION, ''));
  if (found === undefined || found.id === id) return found;
  return found.provider === 'bedrock' ? { ...found, id } : undefined;
}
