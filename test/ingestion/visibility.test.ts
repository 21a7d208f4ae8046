import { AppError } from '@patchbay/core/kernel';
import { createSearchService, searchRequestSchema } from '@patchbay/core/vector-search';
import { commandsDuring } from '@patchbay/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cedar, QUESTION, useBench } from './support/bench.ts';
import type { StepWork } from './support/state-machine.ts';

const bench = useBench();

describe('a file that is not ready', { timeout: 60_000 }, () => {
  it('is found by no search before the very step that makes it ready', async () => {
    const { key } = await bench.declared();
    const seen: number[] = [];
    const look: StepWork = Object.fromEntries(
      Object.entries(bench.knowledge.work).map(([step, run]) => [
        step,
        async (input) => {
          const output = await run(input);
          if (step !== 'failFile') seen.push((await bench.found()).length);
          return output;
        },
      ]),
    );
    await bench.knowledge.deliver(key, { work: look });
    expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => 0));
    expect(seen.at(-1)).toBeGreaterThan(0);
  });

  it('stays hidden with all of its chunks when it is given up at the last moment', async () => {
    const { file, key } = await bench.declared();
    vi.spyOn(bench.knowledge.vectors, 'visible').mockImplementationOnce(async () => {
      bench.knowledge.clock.advance(4_000_000);
      await bench.knowledge.sweep({ request_id: 'r', source: 'scheduler' });
      return true;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const { ran } = await bench.knowledge.deliver(key);
    expect(ran.at(-1)).toBe('completeFile');
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed' });
    expect(await bench.found()).toEqual([]);
    expect(await bench.knowledge.vectors.count(bench.namespace)).toBeGreaterThan(0);
  });

  it('hides no ready one, however many of its vectors are nearer', async () => {
    const { key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const [best] = await bench.found();
    const [embedding = []] = await bench.knowledge.embedder.embed([QUESTION], 'query');
    const file_id = `fil_${'Z'.repeat(26)}`;
    const nearer = Array.from({ length: 60 }, (_, number) => ({
      id: `chk_${String(number).padStart(26, '0')}`,
      // Each a little off in a direction of its own: an approximate search loses its way among copies.
      embedding: unit(embedding.map((value, at) => value + 0.03 * Math.sin((number + 1) * (at + 1)))),
      file_id,
      file_version: 1,
      since: 1,
    }));
    await bench.knowledge.vectors.upsert(bench.namespace, nearer);
    expect((await bench.found())[0]).toEqual(best);
  });
});

/** At the length of 1 that embeddings have. */
function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

describe('another tenant', { timeout: 60_000 }, () => {
  it('searches an index that is not its own as one that does not exist', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const stranger = bench.knowledge.newTenant();
    const own = await bench.knowledge.newIndex(stranger);
    const failureOf = (ids: string[]) =>
      bench.knowledge
        .searchFor(stranger, ids, QUESTION)
        .catch(({ code, message, param }) => ({ code, message, param }));
    const foreign = await failureOf([own, bench.index]);
    expect(foreign).toMatchObject({ code: 'reference_not_found', param: 'index_ids.1' });
    expect(await failureOf([own, `idx_${'Z'.repeat(26)}`])).toEqual(foreign);
    await expect(bench.knowledge.reader.get(stranger, file.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(bench.knowledge.retryFile(stranger, file.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(bench.knowledge.completeUpload(stranger, file.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('puts no file into it', async () => {
    const stranger = bench.knowledge.newTenant();
    const failure = bench.knowledge.declare(stranger, [bench.index], cedar);
    await expect(failure).rejects.toMatchObject({ code: 'reference_not_found', param: 'index_ids.0' });
  });

  it('finds nothing of ours where the vector store answers with what is ours', async () => {
    const { key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const [embedding = []] = await bench.knowledge.embedder.embed([QUESTION], 'query');
    const ours = await bench.knowledge.vectors.query(bench.namespace, embedding, {
      top_k: 5,
    });
    expect(ours.length).toBeGreaterThan(0);
    const stranger = bench.knowledge.newTenant();
    expect(
      await bench.knowledge.chunks.find(
        stranger,
        ours.map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});

describe('a warm search', { timeout: 60_000 }, () => {
  it('costs one embedding, two reads, and one question to the vector store', async () => {
    const { key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const first = await bench.found();
    // What it ranks by, and what the index holds, is read beside the first one.
    await vi.waitFor(async () => {
      expect(await commandsDuring(bench.knowledge.test, () => bench.found())).toHaveLength(2);
    });
    const requests = vi.spyOn(globalThis, 'fetch');
    const embeddings = vi.spyOn(bench.knowledge.embedder, 'embed');
    onTestFinished(() => void vi.restoreAllMocks());
    const commands = await commandsDuring(bench.knowledge.test, async () => {
      expect(await bench.found()).toEqual(first);
    });
    expect(commands).toEqual(['find', 'find']);
    // The embedder keeps a fetch of its own, so this is the vector store's. The similarities of those that are near by
    // their words are asked for only where they decide something.
    const paths = requests.mock.calls.map(([request]) => (request as Request).url);
    expect(paths).toEqual([expect.stringMatching(/\/query$/)]);
    expect(embeddings.mock.calls).toEqual([[[QUESTION], 'query']]);
  });

  it('of what was replaced or removed meanwhile answers as the first one of another process does', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const foundAnew = () =>
      createSearchService(bench.knowledge.searchDeps).search(bench.scope, {
        ...searchRequestSchema.parse({ query: QUESTION, index_ids: [bench.index] }),
        index_ids: [bench.index],
      });
    const before = await bench.found();
    const next = await bench.knowledge.declareVersion(bench.scope, file.id, {
      ...cedar,
      bytes: Buffer.concat([cedar.bytes, Buffer.from(' ')]),
    });
    await bench.knowledge.deliver(next.key);
    const after = await bench.found();
    expect(before.map(({ citation }) => citation.version)).toContain(1);
    expect(new Set(after.map(({ citation }) => citation.version))).toEqual(new Set([2]));
    expect(after).toEqual((await foundAnew()).data);
  });
});

describe('an index of an embedding model that this deployment does not have', () => {
  it('is refused by searches, which would answer noise', async () => {
    const missing = () => {
      throw new AppError('unprocessable', { param: 'embedding_model' });
    };
    const search = createSearchService({
      ...bench.knowledge.searchDeps,
      embedders: { default_model: 'x', of: missing },
    });
    const failure = search.search(bench.scope, { query: 'x', index_ids: [bench.index], top_k: 1, min_score: 0 });
    await expect(failure).rejects.toMatchObject({ code: 'unprocessable', param: 'embedding_model' });
  });
});
