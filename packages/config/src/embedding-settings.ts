import { EMBEDDING_PROVIDERS, type EmbeddingProvider, embeddingModel } from '@patchbay/core/vector-search';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** What texts are embedded with. */
export interface EmbeddingConfig {
  /** Of the default model. */
  readonly provider: EmbeddingProvider;
  /** What a new index is made with. */
  readonly default_model: string;
  /** A server that speaks the OpenAI HTTP API; null where there is no key for one. */
  readonly openai: { readonly base_url: string; readonly api_key: string } | null;
  readonly bedrock: { readonly region: string | undefined };
  /** Where the bundled model is; undefined where Node finds it. */
  readonly bundled_model_dir: string | undefined;
}

const OPENAI = 'https://api.openai.com/v1';
const BUNDLED = 'all-minilm-l6-v2';
const word = z.string().min(1).max(128).optional();

export const embeddingSettings = defineSettings({
  secret_id: 'MODELS_SECRET_ID',
  variables: {
    EMBEDDING_PROVIDER: z
      .enum(EMBEDDING_PROVIDERS, { error: `must be one of ${EMBEDDING_PROVIDERS.join(', ')}` })
      .optional(),
    EMBEDDING_MODEL: word,
    OPENAI_BASE_URL: urlOf('http', 'https').optional(),
    OPENAI_API_KEY: z.string().min(1).optional(),
    BEDROCK_REGION: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region of AWS such as eu-central-1')
      .optional(),
    BUNDLED_MODEL_DIR: z.string().min(1).optional(),
  },
  toConfig(values): EmbeddingConfig {
    const provider = values.EMBEDDING_PROVIDER ?? (values.OPENAI_BASE_URL === undefined ? 'bundled' : 'openai');
    const base_url = values.OPENAI_BASE_URL ?? OPENAI;
    const default_model = values.EMBEDDING_MODEL ?? defaultModel(provider, base_url);
    const api_key = values.OPENAI_API_KEY;
    check(provider, default_model, api_key);
    return {
      provider,
      default_model,
      openai: api_key === undefined ? null : { base_url, api_key },
      bedrock: { region: values.BEDROCK_REGION },
      bundled_model_dir: values.BUNDLED_MODEL_DIR,
    };
  },
});

export const loadEmbeddingConfig = loaderOf(embeddingSettings);

function defaultModel(provider: EmbeddingProvider, base_url: string): string {
  if (provider === 'bedrock') return 'amazon.titan-embed-text-v2:0';
  return provider === 'openai' && base_url === OPENAI ? 'text-embedding-3-small' : BUNDLED;
}

/** @throws ConfigError for what each variable alone cannot tell. */
function check(provider: EmbeddingProvider, model: string, api_key: string | undefined): void {
  if (provider === 'openai' && api_key === undefined) {
    throw new ConfigError([{ variable: 'OPENAI_API_KEY', problem: 'is not set, and EMBEDDING_PROVIDER is openai' }]);
  }
  if (provider === 'bundled' && model !== BUNDLED) {
    const problem = `must be ${BUNDLED} where EMBEDDING_PROVIDER is bundled`;
    throw new ConfigError([{ variable: 'EMBEDDING_MODEL', problem }]);
  }
  if (provider === 'bedrock' && embeddingModel(model)?.provider !== 'bedrock') {
    const problem =
      'must be a model of Amazon Bedrock such as amazon.titan-embed-text-v2:0 where EMBEDDING_PROVIDER is bedrock';
    throw new ConfigError([{ variable: 'EMBEDDING_MODEL', problem }]);
  }
}
