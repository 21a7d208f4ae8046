import { type Embedder, embeddingModel } from '@patchbay/core/vector-search';
import OpenAI from 'openai';
import { asFarAsItReads } from '../batching/as-far-as-it-reads.ts';
import { measuring } from '../batching/dimensions.ts';
import { inBatches } from '../batching/in-batches.ts';
import { PATIENCE, type Purpose } from '../batching/patience.ts';
import { providerError } from '../batching/provider-error.ts';
import { broken, unitVectors } from '../batching/unit-vectors.ts';

/** Where the embedding model is served. */
export interface OpenAiEmbedderSettings {
  /** With its `/v1`. */
  readonly base_url: string;
  readonly api_key: string;
  readonly embedding_model: string;
}

/**
 * OpenAI takes 2,048 texts and 300,000 tokens in one request, smaller servers fewer texts; no text has more tokens than
 * bytes.
 */
const LIMITS = { most_texts: 64, most_bytes: 300_000, at_once: 2 } as const;

/** 400 is OpenAI's word for a text that is too long, 413 and 422 are those of other servers. */
const isRefused = (error: unknown) => error instanceof OpenAI.APIError && [400, 413, 422].includes(error.status);

function upstream(error: unknown): unknown {
  if (!(error instanceof OpenAI.APIError)) return error;
  const timed_out = error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError;
  return providerError({ provider: 'the OpenAI-compatible server', status: error.status, timed_out });
}

/** Embeddings of any server that speaks the OpenAI HTTP API. */
export function openAiEmbedder({ base_url, api_key, embedding_model: model }: OpenAiEmbedderSettings): Embedder {
  const client = new OpenAI({ baseURL: base_url, apiKey: api_key });
  const max_tokens = embeddingModel(model)?.max_input_tokens;

  async function ask(input: readonly string[], purpose: Purpose): Promise<number[][]> {
    const { retries, try_timeout_ms, total_timeout_ms } = PATIENCE[purpose];
    const signal = AbortSignal.timeout(total_timeout_ms);
    // Said outright: unasked, the SDK takes every answer for base64, and makes zeros of what is not.
    const body = { model, input: [...input], encoding_format: 'float' as const };
    const { data } = await client.embeddings.create(body, { maxRetries: retries, timeout: try_timeout_ms, signal });
    if (!Array.isArray(data)) throw broken('answered something else');
    const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
    if (data.length !== input.length || input.some((_, at) => !byIndex.has(at))) throw broken('left texts out');
    return unitVectors(
      input.map((_, at) => byIndex.get(at)),
      input.length,
    );
  }

  return measuring(model, async (texts, purpose) => {
    try {
      return await inBatches(texts, LIMITS, (batch) =>
        asFarAsItReads(batch, max_tokens, (some) => ask(some, purpose), isRefused),
      );
    } catch (error) {
      throw upstream(error);
    }
  });
}
