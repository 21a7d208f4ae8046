import {
  BedrockRuntimeClient,
  BedrockRuntimeServiceException,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { AppError } from '@patchbay/core/kernel';
import { type Embedder, embeddingModel } from '@patchbay/core/vector-search';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { asFarAsItReads } from '../batching/as-far-as-it-reads.ts';
import { measuring } from '../batching/dimensions.ts';
import { inBatches } from '../batching/in-batches.ts';
import { PATIENCE, type Purpose } from '../batching/patience.ts';
import { providerError } from '../batching/provider-error.ts';
import { broken, unitVectors } from '../batching/unit-vectors.ts';
import { bedrockFormat } from './bedrock-formats.ts';

/** Which Bedrock, as whom. */
export interface BedrockEmbedderSettings {
  readonly embedding_model: string;
  /** Where the model is offered; default: where this process runs. */
  readonly region?: string | undefined;
  /** Default: AWS's own. */
  readonly endpoint_url?: string | undefined;
}

const MOST_BYTES = 2_000_000;

const isRefused = (error: unknown) =>
  error instanceof BedrockRuntimeServiceException && error.$metadata.httpStatusCode === 400;

function upstream(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const timed_out = name === 'TimeoutError' || name === 'AbortError';
  return providerError({ provider: 'Amazon Bedrock', status: $metadata?.httpStatusCode, timed_out });
}

/**
 * Embeddings of Amazon Bedrock: Titan Text Embeddings V2, Cohere Embed 3 and 4.
 *
 * @throws AppError `unprocessable` for a model that we do not know how to ask.
 */
export function bedrockEmbedder({ embedding_model: model, region, endpoint_url }: BedrockEmbedderSettings): Embedder {
  const format = bedrockFormat(model);
  if (format === undefined) {
    throw new AppError('unprocessable', { message: `We do not know how to ask Amazon Bedrock for ${model}.` });
  }
  const limits = { ...format, most_bytes: MOST_BYTES };
  const max_tokens = embeddingModel(model)?.max_input_tokens;
  const clients = new Map<Purpose, BedrockRuntimeClient>();

  function clientFor(purpose: Purpose): BedrockRuntimeClient {
    const { retries, try_timeout_ms } = PATIENCE[purpose];
    const client =
      clients.get(purpose) ??
      new BedrockRuntimeClient({
        ...(region === undefined ? {} : { region }),
        ...(endpoint_url === undefined ? {} : { endpoint: endpoint_url }),
        // Pauses grow, with jitter: the SDK's own.
        maxAttempts: retries + 1,
        // Said outright: this client would speak HTTP/2, which many a proxy does not.
        requestHandler: new NodeHttpHandler({
          connectionTimeout: 5_000,
          requestTimeout: try_timeout_ms,
          throwOnRequestTimeout: true,
        }),
      });
    clients.set(purpose, client);
    return client;
  }

  async function ask(texts: readonly string[], purpose: Purpose): Promise<number[][]> {
    const body = JSON.stringify(format?.body(texts, purpose));
    const command = new InvokeModelCommand({ modelId: model, contentType: 'application/json', body });
    const abortSignal = AbortSignal.timeout(PATIENCE[purpose].total_timeout_ms);
    const answer = await clientFor(purpose).send(command, { abortSignal });
    return unitVectors(format?.vectors(parsed(answer.body)) ?? [], texts.length);
  }

  return measuring(model, async (texts, purpose) => {
    try {
      return await inBatches(texts, limits, (batch) =>
        asFarAsItReads(batch, max_tokens, (some) => ask(some, purpose), isRefused),
      );
    } catch (error) {
      throw upstream(error);
    }
  });
}

function parsed(body: Uint8Array): object {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof answer === 'object' && answer !== null) return answer;
  } catch {
    // Said below.
  }
  throw broken('answered something else');
}
