import { type Embedder, embeddingModel } from '@patchbay/core/vector-search';

/** An embedder that knows the length of its vectors: from the catalogue, or from the first that it makes. */
export function measuring(model: string, embed: Embedder['embed']): Embedder {
  let dimensions = embeddingModel(model)?.dimensions ?? null;
  return {
    model,
    get dimensions() {
      return dimensions;
    },
    async embed(texts, purpose) {
      const vectors = await embed(texts, purpose);
      dimensions ??= vectors[0]?.length ?? null;
      return vectors;
    },
  };
}
