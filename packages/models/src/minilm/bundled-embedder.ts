import { AppError } from '@patchbay/core/kernel';
import type { Embedder } from '@patchbay/core/vector-search';
import { measuring } from '../batching/dimensions.ts';
import { inBatches } from '../batching/in-batches.ts';
import { unitVectors } from '../batching/unit-vectors.ts';
import type { TextEmbedder } from './minilm-model.ts';

/** What the bundled model is called. */
export const BUNDLED_MODEL = 'all-minilm-l6-v2';

/** One batch at a time: the model uses a whole core, and a query can go between two batches of documents. */
const LIMITS = { most_texts: 32, most_bytes: Number.POSITIVE_INFINITY, at_once: 1 } as const;

/** Characters of a text that are looked at: more than 256 word pieces of any language have. */
const MOST_CHARACTERS = 16_384;

/**
 * Embeddings by the model that is part of the product: no provider, no key.
 *
 * @param load Loads the model; asked with the first texts, and again with the next ones after a failure.
 */
export function bundledEmbedder(load: () => Promise<Pick<TextEmbedder, 'embed'>>): Embedder {
  let loading: ReturnType<typeof load> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function model(): ReturnType<typeof load> {
    loading ??= load();
    try {
      return await loading;
    } catch (cause) {
      loading = undefined;
      throw new AppError('internal', { cause: new Error('the bundled embedding model cannot be loaded', { cause }) });
    }
  }

  function embedBatch(batch: readonly string[]): Promise<number[][]> {
    const done = turn.then(async () => {
      const { vectors } = await (await model()).embed(batch.map((text) => text.slice(0, MOST_CHARACTERS)));
      return unitVectors(
        vectors.map((vector) => [...vector]),
        batch.length,
      );
    });
    turn = done.catch(() => undefined);
    return done;
  }

  return measuring(BUNDLED_MODEL, (texts) => inBatches(texts, LIMITS, embedBatch));
}
