import { AppError } from '@patchbay/core/kernel';
import { type Embedder, embeddingModel } from '@patchbay/core/vector-search';
import OpenAI from 'openai';

/** Where the embedding model is served. */
export interface OpenAiEmbedderSettings {
  /** With its `/v1`. */
  readonly base_url: string;
  readonly api_key: string;
  readonly embedding_model: string;
}

/** Texts in one request; OpenAI takes 2,048, smaller servers less. */
const BATCH_SIZE = 64;

/** Requests of one call under way at once. */
const CONCURRENCY = 2;

/** Documents are embedded in the background and can wait; a query has somebody waiting. */
const PATIENCE = {
  document: { maxRetries: 4, timeout: 60_000 },
  query: { maxRetries: 1, timeout: 10_000 },
} as const;

const broken = (what: string) => new AppError('upstream_failed', { cause: new Error(`the embedding model ${what}`) });

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) throw broken('answered no vector');
  return vector.map((value) => value / length);
}

/** Never the SDK's own text, which may quote the request. */
function upstream(error: unknown): AppError {
  const timedOut = error instanceof OpenAI.APIConnectionTimeoutError;
  const status = error instanceof OpenAI.APIError ? ` with status ${error.status ?? 'none'}` : '';
  return new AppError(timedOut ? 'upstream_timeout' : 'upstream_failed', {
    message: timedOut ? 'The embedding model did not answer in time.' : 'The embedding model refused or is away.',
    cause: new Error(`embedding request failed${status}`),
  });
}

/** Embeddings of any server that speaks the OpenAI HTTP API. */
export function openAiEmbedder({ base_url, api_key, embedding_model: model }: OpenAiEmbedderSettings): Embedder {
  const client = new OpenAI({ baseURL: base_url, apiKey: api_key });

  async function embedBatch(input: string[], purpose: keyof typeof PATIENCE): Promise<number[][]> {
    try {
      // Said outright: unasked, the SDK takes every answer for base64, and makes zeros of what is not.
      const body = { model, input, encoding_format: 'float' } as const;
      const { data } = await client.embeddings.create(body, PATIENCE[purpose]);
      const vectors = new Map(data.map(({ index, embedding }) => [index, unit(embedding)]));
      if (data.length !== input.length) throw broken('answered more or less than it was asked');
      return input.map((_, at) => {
        const vector = vectors.get(at);
        if (vector === undefined) throw broken('left texts out');
        return vector;
      });
    } catch (error) {
      throw error instanceof AppError ? error : upstream(error);
    }
  }

  let dimensions = embeddingModel(model)?.dimensions ?? null;

  return {
    model,
    get dimensions() {
      return dimensions;
    },
    async embed(texts, purpose) {
      const batches = Array.from({ length: Math.ceil(texts.length / BATCH_SIZE) }, (_, at) =>
        texts.slice(at * BATCH_SIZE, (at + 1) * BATCH_SIZE),
      );
      const vectors: number[][][] = [];
      for (let at = 0; at < batches.length; at += CONCURRENCY) {
        vectors.push(
          ...(await Promise.all(batches.slice(at, at + CONCURRENCY).map((batch) => embedBatch(batch, purpose)))),
        );
      }
      dimensions ??= vectors[0]?.[0]?.length ?? null;
      return vectors.flat();
    },
  };
}
