import type { TextEmbedder } from '@patchbay/models/minilm';

/** Vectors that are kept, of 1.5 KB each: a few documents' worth of sentences and words. */
const KEPT = 8_000;

/** Vectors from MiniLM by text, remembered: the same sentences and words come back with every question. */
export type Meanings = { of(texts: Iterable<string>): Promise<ReadonlyMap<string, Float32Array>> };

export function createMeanings(embedder: TextEmbedder): Meanings {
  const known = new Map<string, Float32Array>();
  return {
    async of(texts) {
      if (known.size > KEPT) known.clear();
      const wanted = [...new Set(texts)];
      const missing = wanted.filter((text) => !known.has(text));
      const found = new Map(wanted.map((text) => [text, known.get(text)]));
      const { vectors } = await embedder.embed(missing);
      missing.forEach((text, index) => {
        known.set(text, vectors[index] as Float32Array);
        found.set(text, vectors[index]);
      });
      return found as ReadonlyMap<string, Float32Array>;
    },
  };
}

/** Cosine of two vectors of unit length. */
export function similarity(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
