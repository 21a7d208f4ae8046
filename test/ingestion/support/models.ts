import type { Embedder, EmbedderSource } from '@patchbay/core/vector-search';

export const MODEL = 'all-minilm-l6-v2';

/** A second model: the first one's vectors turned round, so that the two have nothing to do with each other. */
export const OTHER_MODEL = 'turned-minilm';

/** Both models, on the server of the first. */
export function embeddersOf(embedder: Embedder): EmbedderSource {
  const turned: Embedder = {
    ...embedder,
    model: OTHER_MODEL,
    embed: async (texts, purpose) => (await embedder.embed(texts, purpose)).map((vector) => vector.toReversed()),
  };
  return { default_model: MODEL, of: (model) => (model === OTHER_MODEL ? turned : embedder) };
}
