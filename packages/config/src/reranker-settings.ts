import { z } from 'zod';
import { urlOf } from './fields.ts';
import { defineSettings } from './settings.ts';

/** A model that reads query and passage together, and orders the best of a search anew. */
export interface RerankerConfig {
  readonly url: string;
  readonly model: string | undefined;
  readonly api_key: string | undefined;
  readonly timeout_ms: number;
}

export const rerankerSettings = defineSettings({
  secret_id: 'MODELS_SECRET_ID',
  variables: {
    RERANKER_URL: urlOf('http', 'https').optional(),
    RERANKER_MODEL: z.string().min(1).max(128).optional(),
    RERANKER_API_KEY: z.string().min(1).optional(),
    RERANKER_TIMEOUT_MS: z.coerce
      .number({ error: 'must be a number of milliseconds' })
      .int()
      .min(50, 'must be 50 to 10000 milliseconds')
      .max(10_000, 'must be 50 to 10000 milliseconds')
      .default(800),
  },
  /** undefined where searches are ordered by what they fuse. */
  toConfig: (values): RerankerConfig | undefined =>
    values.RERANKER_URL === undefined
      ? undefined
      : {
          url: values.RERANKER_URL,
          model: values.RERANKER_MODEL,
          api_key: values.RERANKER_API_KEY,
          timeout_ms: values.RERANKER_TIMEOUT_MS,
        },
});
