/** How much goes into one request, and how many requests are under way at once. */
export interface BatchLimits {
  readonly most_texts: number;
  /** UTF-8 bytes of all texts of a request together; one text alone may have more. */
  readonly most_bytes: number;
  readonly at_once: number;
}

/**
 * Embeds texts batch by batch and answers in the order of the texts. After a failure no further batch is begun.
 *
 * @throws what `embedBatch` throws first.
 */
export async function inBatches(
  texts: readonly string[],
  limits: BatchLimits,
  embedBatch: (batch: string[]) => Promise<number[][]>,
): Promise<number[][]> {
  const batches = cut(texts, limits);
  const vectors: number[][][] = new Array(batches.length);
  let next = 0;
  async function work(): Promise<void> {
    while (next < batches.length) {
      const at = next;
      next += 1;
      try {
        vectors[at] = await embedBatch(batches[at] ?? []);
      } catch (error) {
        next = batches.length;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limits.at_once, batches.length) }, work));
  return vectors.flat();
}

function cut(texts: readonly string[], { most_texts, most_bytes }: BatchLimits): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (batch.length > 0 && (batch.length === most_texts || bytes + size > most_bytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(text);
    bytes += size;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}
