import { z } from 'zod';
import { required, urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How to reach a server that speaks the OpenAI HTTP API. */
export interface ModelsConfig {
  /** With its `/v1`. */
  readonly base_url: string;
  readonly api_key: string;
  readonly embedding_model: string;
}

export const modelsSettings = defineSettings({
  secret_id: 'MODELS_SECRET_ID',
  variables: {
    OPENAI_BASE_URL: urlOf('http', 'https').default('https://api.openai.com/v1'),
    OPENAI_API_KEY: required,
    EMBEDDING_MODEL: z.string().min(1).max(128).default('all-minilm-l6-v2'),
  },
  toConfig: (values): ModelsConfig => ({
    base_url: values.OPENAI_BASE_URL,
    api_key: values.OPENAI_API_KEY,
    embedding_model: values.EMBEDDING_MODEL,
  }),
});

export const loadModelsConfig = loaderOf(modelsSettings);
