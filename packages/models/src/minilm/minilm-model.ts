import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** Length of a vector of all-MiniLM-L6-v2. */
export const EMBEDDING_DIMENSIONS = 384;
/** "By default, input text longer than 256 word pieces is truncated": the model card. */
export const MAX_TOKENS = 256;
/**
 * Tokens of a batch, padding included: memory grows with them (32 texts of 200 tokens take 900 MB, two 250 MB), and
 * speed does not.
 */
const BATCH_TOKENS = 512;
const BATCH_SIZE = 32;

export type EmbeddingFiles = { model: string; tokenizer: string; tokenizer_config: string };

/** Vectors of unit length, in the order of the texts, and how many tokens of each text went into the model. */
export type Embeddings = { vectors: Float32Array[]; token_counts: number[] };

/** all-MiniLM-L6-v2 (int8) in this process. */
export type TextEmbedder = {
  embed(texts: readonly string[]): Promise<Embeddings>;
  /** Tokens of a text, markers included, before truncation. */
  countTokens(text: string): number;
  close(): Promise<void>;
};

/** Loads the model; rejects when a file is missing or no ONNX model. */
export async function loadTextEmbedder(files: EmbeddingFiles): Promise<TextEmbedder> {
  const json = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as object;
  const tokenizer = new Tokenizer(await json(files.tokenizer), await json(files.tokenizer_config));
  // One thread: the machine is shared with the rest of the stack, and texts are short.
  const session = await InferenceSession.create(files.model, { intraOpNumThreads: 1, interOpNumThreads: 1 });

  const embed = async (texts: readonly string[]): Promise<Embeddings> => {
    const encoded = texts.map((text) => truncate(tokenizer.encode(text).ids));
    // Texts of like length share a batch, so that little of it is padding.
    const order = encoded.map((_, index) => index).sort((a, b) => lengthOf(encoded, a) - lengthOf(encoded, b));
    const vectors: Float32Array[] = new Array(texts.length);
    for (let start = 0, size = 1; start < order.length; start += size) {
      size = batchSize(encoded, order, start);
      const batch = order.slice(start, start + size);
      const pooled = await run(
        session,
        batch.map((index) => encoded[index] ?? []),
      );
      batch.forEach((index, row) => {
        vectors[index] = pooled[row] as Float32Array;
      });
    }
    return { vectors, token_counts: encoded.map((ids) => ids.length) };
  };

  return { embed, countTokens: (text) => tokenizer.encode(text).ids.length, close: () => session.release() };
}

const lengthOf = (encoded: readonly number[][], index: number) => encoded[index]?.length ?? 0;

/** How many texts from `start` on, shortest first, stay within a batch's tokens when padded to the longest of them. */
function batchSize(encoded: readonly number[][], order: readonly number[], start: number): number {
  let size = 1;
  while (size < BATCH_SIZE && start + size < order.length) {
    if (lengthOf(encoded, order[start + size] ?? 0) * (size + 1) > BATCH_TOKENS) break;
    size += 1;
  }
  return size;
}

/** Cuts at the model's limit, keeping the closing marker. */
function truncate(ids: number[]): number[] {
  return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ids[ids.length - 1] as number];
}

async function run(session: InferenceSession, rows: readonly number[][]): Promise<Float32Array[]> {
  const width = Math.max(...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * width);
  const mask = new BigInt64Array(rows.length * width);
  rows.forEach((row, r) => {
    row.forEach((id, c) => {
      ids[r * width + c] = BigInt(id);
      mask[r * width + c] = 1n;
    });
  });
  const shape = [rows.length, width];
  const output = await session.run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
  });
  const states = output.last_hidden_state?.data as Float32Array;
  return rows.map((row, r) => meanPool(states, r * width, row.length));
}

/** Mean over a text's own tokens (padding left out), scaled to unit length. */
function meanPool(states: Float32Array, first_token: number, tokens: number): Float32Array {
  const vector = new Float32Array(EMBEDDING_DIMENSIONS);
  for (let token = first_token; token < first_token + tokens; token += 1) {
    const offset = token * EMBEDDING_DIMENSIONS;
    for (let d = 0; d < EMBEDDING_DIMENSIONS; d += 1) vector[d] = (vector[d] ?? 0) + (states[offset + d] ?? 0);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
