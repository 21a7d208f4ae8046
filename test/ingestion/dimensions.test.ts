import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cedar, QUESTION, useBench } from './support/bench.ts';
import { OTHER_MODEL } from './support/models.ts';

const bench = useBench();
/** Length of MiniLM's vectors, turned round or not. */
const LENGTH = 384;
const turned = { embedding_model: OTHER_MODEL };

const read = (id: string) => bench.knowledge.searchIndexes.get(bench.scope, id);
const found = async (id: string) => (await bench.knowledge.searchFor(bench.scope, [id], QUESTION)).data;
const declaredIn = (id: string) => bench.knowledge.declare(bench.scope, [id], cedar);

/** The model is replaced by another one under its name, until the returned function is called. */
function replaceModel(length: number) {
  const embedder = bench.knowledge.embedders.of(OTHER_MODEL);
  const { embed } = embedder;
  const spy = vi
    .spyOn(embedder, 'embed')
    .mockImplementation(async (texts, purpose) =>
      (await embed(texts, purpose)).map((vector) => vector.slice(0, length)),
    );
  onTestFinished(() => spy.mockRestore());
  return () => spy.mockRestore();
}

describe('the length of the vectors of an index', { timeout: 60_000 }, () => {
  it('is known from the beginning for a catalogued model, and otherwise from the first file on', async () => {
    expect(await read(bench.index)).toMatchObject({ embedding_dimensions: LENGTH });
    const other = await bench.knowledge.newIndex(bench.scope, turned);
    expect(await read(other)).toMatchObject({ embedding_dimensions: null });
    const { key } = await declaredIn(other);
    await bench.knowledge.deliver(key);
    expect(await read(other)).toMatchObject({ embedding_dimensions: LENGTH });
  });

  it('is found out anew for the next generation, beside that of the one that serves', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const change = await bench.knowledge.searchIndexes.update(bench.scope, bench.index, turned);
    expect(change).toMatchObject({ embedding_dimensions: LENGTH, building: { embedding_dimensions: null } });
    replaceModel(100);
    await bench.knowledge.builder.advance(bench.scope, bench.index);
    const { tenant_id } = bench.scope;
    const entry = { tenant_id, index_id: bench.index, generation: 2, file_id: file.id, file_version: 1 };
    await bench.knowledge.deliver(entry);
    expect(await read(bench.index)).toMatchObject({ generation: 2, building: null, embedding_dimensions: 100 });
    expect((await found(bench.index)).length).toBeGreaterThan(0);
  });
});

describe('a model that was replaced behind its name', { timeout: 60_000 }, () => {
  it('brings nothing into the index: the file fails for what it is, and is ready once the model is back', async () => {
    const index = await bench.knowledge.newIndex(bench.scope, turned);
    const first = await declaredIn(index);
    await bench.knowledge.deliver(first.key);
    const before = await found(index);
    const space = { tenant_id: bench.scope.tenant_id, index_id: index, generation: 1 };
    const stored = await bench.knowledge.vectors.count(space);

    const putBack = replaceModel(100);
    const { file, key } = await declaredIn(index);
    const { ran } = await bench.knowledge.deliver(key, { attempts: 5 });
    expect(ran.slice(-2)).toEqual(['completeFile', 'failFile']);
    expect(ran.filter((step) => step === 'completeFile')).toHaveLength(1);
    const reason = { code: 'embedding_mismatch', message: expect.stringContaining('Update the index') };
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason, deadline_at: null });
    expect(await bench.knowledge.vectors.count(space)).toBe(stored);
    expect(await read(index)).toMatchObject({ embedding_dimensions: LENGTH, files: { searchable: 1, failed: 1 } });
    await expect(found(index)).rejects.toMatchObject({
      code: 'unprocessable',
      message: expect.stringMatching(/vectors of 384 numbers.*gives 100 now/),
    });

    putBack();
    await bench.knowledge.retryFile(bench.scope, file.id);
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', reason: null });
    expect(await bench.knowledge.vectors.count(space)).toBe(2 * stored);
    expect((await found(index)).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });
});
