import { EMBEDDING_DIMENSIONS, type TextEmbedder } from '@patchbay/models/minilm';
import { z } from 'zod';
import { badRequest, parseOrThrow, unknownModel } from '../http/api-error.ts';
import { type Endpoint, sendJson } from '../http/endpoint.ts';
import { readJson } from '../http/read-body.ts';
import { createWorkQueue } from '../http/work-queue.ts';
import { EMBEDDING_MODEL } from '../models.ts';

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const MAX_INPUTS = 2_048;
const IN_LINE = 64;

const text = z.string().min(1, 'must not be an empty string');
const requestSchema = z.object({
  model: z.string(),
  input: z.union([text, z.array(text).min(1).max(MAX_INPUTS)], {
    error: `must be a non-empty string or an array of 1 to ${MAX_INPUTS} non-empty strings (token arrays are not supported)`,
  }),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.int().optional(),
});

/** `POST /v1/embeddings`: vectors of unit length from all-MiniLM-L6-v2. Its id stands for no other model's vectors. */
export function embeddingsEndpoint(embedder: TextEmbedder): Endpoint {
  const queue = createWorkQueue({ at_once: 2, in_line: IN_LINE });
  return {
    method: 'POST',
    path: '/v1/embeddings',
    handle: ({ request, response, signal }) =>
      queue.admit(async (place) => {
        const wanted = parseOrThrow(requestSchema, await readJson(request, BODY_LIMIT_BYTES));
        if (wanted.model !== EMBEDDING_MODEL) throw unknownModel(wanted.model, EMBEDDING_MODEL);
        if (wanted.dimensions !== undefined && wanted.dimensions !== EMBEDDING_DIMENSIONS) {
          throw badRequest(`This model has ${EMBEDDING_DIMENSIONS} dimensions.`, 'dimensions', 'invalid_value');
        }
        const { vectors, token_counts } = await place.run(() => embedder.embed([wanted.input].flat()), signal);
        const tokens = token_counts.reduce((sum, count) => sum + count, 0);
        const encode = wanted.encoding_format === 'base64' ? toBase64 : (vector: Float32Array) => [...vector];
        sendJson(response, {
          object: 'list',
          data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
          model: EMBEDDING_MODEL,
          usage: { prompt_tokens: tokens, total_tokens: tokens },
        });
      }),
  };
}

/** Little-endian float32, which is what OpenAI sends. */
function toBase64(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}
