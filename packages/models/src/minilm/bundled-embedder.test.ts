import { describe, expect, it } from 'vitest';
import { bundledEmbedder } from './bundled-embedder.ts';

/** Vectors of a model that is not loaded: one direction for all. */
const embed = async (texts: readonly string[]) => ({
  vectors: texts.map(() => new Float32Array([1, 0])),
  token_counts: texts.map(() => 1),
});

describe('the bundled model', () => {
  it('says that it cannot be loaded, and tries again with the next texts', async () => {
    let tries = 0;
    const embedder = bundledEmbedder(async () => {
      tries += 1;
      if (tries === 1) throw new Error('libonnxruntime.so.1: cannot open shared object file');
      return { embed };
    });
    await expect(embedder.embed(['hello'], 'query')).rejects.toMatchObject({ code: 'internal' });
    expect(await embedder.embed(['hello'], 'query')).toHaveLength(1);
  });

  it('lets a query pass between two batches of documents', async () => {
    const order: string[] = [];
    const embedder = bundledEmbedder(async () => ({
      async embed(texts) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(texts[0] ?? '');
        return embed(texts);
      },
    }));
    const documents = embedder.embed(Array(320).fill('document'), 'document');
    await embedder.embed(['query'], 'query');
    await documents;
    expect(order.indexOf('query')).toBeLessThan(3);
    expect(order).toHaveLength(11);
  });
});
