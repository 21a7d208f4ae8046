import type { Embedder } from '@patchbay/core/vector-search';
import { describe, expect, it } from 'vitest';

/** A provider of a test: what it is told to answer next, and what it was asked. */
export interface EmbeddingProviderFake {
  readonly embedder: Embedder;
  /** HTTP statuses of the next answers, in place of vectors. */
  fail(...statuses: readonly number[]): void;
  /** Texts of each request that was answered with vectors or refused, in the order of arrival. */
  readonly requests: readonly (readonly string[])[];
  readonly most_at_once: number;
  /** Texts that one request may carry. */
  readonly most_texts: number;
}

const cosine = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
const texts = (count: number) => Array.from({ length: count }, (_, at) => `Clause ${at}: rule ${at * 7} of the house.`);
const LONG = 'The clinic opens at nine and closes at one on every Saturday of the year. '.repeat(8_000);

/** Guarantees of every embedder. */
export function describeEmbedder(name: string, open: () => Promise<Embedder>): void {
  describe(`${name}: what every embedder guarantees`, () => {
    it('embeds nothing as nothing', async () => {
      expect(await (await open()).embed([], 'document')).toEqual([]);
    });

    it('answers vectors of length 1, as long as it says', { timeout: 60_000 }, async () => {
      const embedder = await open();
      const vectors = await embedder.embed(texts(3), 'document');
      expect(vectors).toHaveLength(3);
      for (const vector of vectors) {
        expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
        expect(vector).toHaveLength(embedder.dimensions ?? 0);
      }
    });

    it('keeps the order of many texts, whatever they are batched with', { timeout: 120_000 }, async () => {
      const embedder = await open();
      const all = texts(210);
      const together = await embedder.embed(all, 'document');
      expect(together).toHaveLength(all.length);
      for (const at of [0, 63, 64, 96, 97, 209]) {
        const [alone] = await embedder.embed([all[at] ?? ''], 'document');
        expect(cosine(alone, together[at])).toBeGreaterThan(0.99);
        expect(cosine(alone, together[(at + 100) % 210])).toBeLessThan(cosine(alone, together[at]));
      }
    });

    it('reads of a very long text what it can, and the same each time', { timeout: 120_000 }, async () => {
      const embedder = await open();
      const [[first], [again]] = [await embedder.embed([LONG], 'document'), await embedder.embed([LONG], 'document')];
      const [, beside] = await embedder.embed(['short', LONG], 'document');
      expect(cosine(first, again)).toBeCloseTo(1, 6);
      expect(cosine(first, beside)).toBeGreaterThan(0.99);
    });

    it('serves several callers at once', { timeout: 60_000 }, async () => {
      const embedder = await open();
      const answers = await Promise.all(texts(5).map((text) => embedder.embed([text], 'query')));
      for (const [at, [vector]] of answers.entries()) {
        const [alone] = await embedder.embed([texts(5)[at] ?? ''], 'query');
        expect(cosine(alone, vector)).toBeGreaterThan(0.99);
      }
    });
  });
}

/** Guarantees of every embedder whose model is somebody else's server. */
export function describeRemoteEmbedder(name: string, open: () => Promise<EmbeddingProviderFake>): void {
  describe(`${name}: what every embedder of a provider guarantees`, () => {
    it('sends no more texts at once than the provider takes, and few requests', { timeout: 60_000 }, async () => {
      const provider = await open();
      await provider.embedder.embed(texts(210), 'document');
      expect(provider.requests.flat().toSorted()).toEqual(texts(210).toSorted());
      expect(Math.max(...provider.requests.map(({ length }) => length))).toBeLessThanOrEqual(provider.most_texts);
      expect(provider.most_at_once).toBeLessThanOrEqual(8);
      expect(provider.most_at_once).toBeGreaterThan(1);
    });

    it.each([429, 500, 503])('tries again after %i', { timeout: 30_000 }, async (status) => {
      const provider = await open();
      provider.fail(status);
      expect(await provider.embedder.embed(['hello'], 'query')).toHaveLength(1);
      expect(provider.requests).toHaveLength(2);
    });

    it('gives up on a provider that stays away, for a query sooner', { timeout: 60_000 }, async () => {
      const provider = await open();
      provider.fail(...Array(20).fill(503));
      await expect(provider.embedder.embed(['hello'], 'query')).rejects.toMatchObject({ code: 'upstream_failed' });
      expect(provider.requests).toHaveLength(2);
      await expect(provider.embedder.embed(['hello'], 'document')).rejects.toMatchObject({ code: 'upstream_failed' });
      expect(provider.requests).toHaveLength(7);
    });

    it.each([400, 401, 403, 404])('does not ask again after %i, and says nothing of the text', async (status) => {
      const provider = await open();
      provider.fail(status);
      const failure = await provider.embedder.embed(['Jane Doe'], 'document').catch((error: Error) => error);
      expect(failure).toMatchObject({ code: 'upstream_failed' });
      expect(provider.requests).toHaveLength(1);
      const whole = `${JSON.stringify(failure, Object.getOwnPropertyNames(failure))}${(failure as Error).cause}`;
      expect(whole).toContain(`status ${status}`);
      expect(whole).not.toMatch(/Jane Doe|secret|127\.0\.0\.1/);
    });

    it('begins nothing more after a failure', async () => {
      const provider = await open();
      provider.fail(...Array(20).fill(401));
      await expect(provider.embedder.embed(texts(1_000), 'document')).rejects.toMatchObject({
        code: 'upstream_failed',
      });
      expect(provider.requests.length).toBeLessThanOrEqual(8);
    });
  });
}
