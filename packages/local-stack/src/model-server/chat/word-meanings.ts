import type { TextEmbedder } from '../embeddings/minilm.ts';

const KEPT_WORDS = 20_000;

/** Vectors of single words and sentences from MiniLM, words remembered. */
export type Meanings = {
  /** Vectors in the order of the texts. */
  of(texts: readonly string[]): Promise<Float32Array[]>;
  /** Vectors by word. */
  ofWords(words: Iterable<string>): Promise<Map<string, Float32Array>>;
};

export function createMeanings(embedder: TextEmbedder): Meanings {
  const known = new Map<string, Float32Array>();
  const of = async (texts: readonly string[]) => (await embedder.embed(texts)).vectors;
  return {
    of,
    async ofWords(words) {
      if (known.size > KEPT_WORDS) known.clear();
      const wanted = [...new Set(words)];
      const missing = wanted.filter((word) => !known.has(word));
      const found = new Map(wanted.map((word) => [word, known.get(word)]));
      (await of(missing)).forEach((vector, index) => {
        known.set(missing[index] as string, vector);
        found.set(missing[index] as string, vector);
      });
      return found as Map<string, Float32Array>;
    },
  };
}

/** Cosine of two vectors of unit length. */
export function similarity(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
