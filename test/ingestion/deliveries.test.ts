import { chunkId } from '@patchbay/core/vector-search';
import { theAuditEvent } from '@patchbay/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { crash, useBench } from './support/bench.ts';

const bench = useBench();

describe('an upload that is told of twice', { timeout: 60_000 }, () => {
  it('is ingested once: the second execution ends at its claim', async () => {
    const { file, key } = await bench.declared();
    const first = await bench.knowledge.deliver(key);
    const ready = await bench.read(file.id);
    const chunks = await bench.storedChunks(file.id);
    const second = await bench.knowledge.deliver(key);
    expect(first.ran.at(-1)).toBe('completeFile');
    expect(second.ran).toEqual(['claimFile']);
    expect(await bench.read(file.id)).toEqual(ready);
    expect(await bench.storedChunks(file.id)).toEqual(chunks);
  });

  it('is ingested once when both come together', async () => {
    const { file, key } = await bench.declared();
    const runs = await Promise.all([1, 2, 3].map(() => bench.knowledge.deliver(key)));
    expect(runs.map(({ ran }) => ran.at(-1)).toSorted()).toEqual(['claimFile', 'claimFile', 'completeFile']);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', attempt: 1 });
    await theAuditEvent(bench.knowledge.test, { action: 'file.claimed', entity_id: file.id });
    await theAuditEvent(bench.knowledge.test, { action: 'file.ready', entity_id: file.id });
  });

  it('is nobody’s when its key is not ours, or its file unknown', async () => {
    const { key } = await bench.declared();
    for (const other of [
      'x',
      `${key}/more`,
      key.replace(/\d+$/, '2'),
      key.replace(/fil_\w+/, `fil_${'0'.repeat(26)}`),
    ]) {
      expect((await bench.knowledge.deliver(other)).ran).toEqual(['claimFile']);
    }
  });
});

describe('a step that is repeated', { timeout: 60_000 }, () => {
  const steps = ['claimFile', 'parseFile', 'chunkFile', 'embedChunks', 'indexChunks', 'completeFile'];

  it.each(steps)('%s leaves the same behind when its answer got lost', async (step) => {
    const plain = await bench.declared();
    await bench.knowledge.deliver(plain.key);
    const twice = await bench.declared();
    const { ran } = await bench.knowledge.deliver(twice.key, { work: bench.dyingAfter(step), attempts: 2 });
    expect(ran.filter((name) => name === step).length).toBeGreaterThanOrEqual(2);
    const [one, other] = [await bench.read(plain.file.id), await bench.read(twice.file.id)];
    expect(other).toMatchObject({ status: 'ready', attempt: 1, chunks: one.chunks, pages: one.pages });
    const texts = async (id: string) =>
      (await bench.storedChunks(id)).map(({ text, start, end }) => ({ text, start, end }));
    expect(await texts(twice.file.id)).toEqual(await texts(plain.file.id));
    expect(await bench.knowledge.vectors.count(bench.namespace)).toBe((one.chunks ?? 0) + (other.chunks ?? 0));
  });

  it('that never succeeds makes the file failed on our side, and a retry makes it ready', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { indexChunks: crash }, attempts: 3 });
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_failed' } });
    const retried = await bench.knowledge.retryFile(bench.scope, file.id);
    expect(retried).toMatchObject({ status: 'queued', stage: 'claim', percent: 0, reason: null, upload: null });
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', attempt: 2, reason: null });
    expect((await bench.found()).length).toBeGreaterThan(0);
  });

  it('drops what an earlier try left over that this one does not have', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { completeFile: crash } });
    const rows = await bench.storedChunks(file.id);
    const { chunker } = rows[0] as unknown as { chunker: string };
    const stray = { ...rows[0], _id: chunkId(file.id, 1, chunker, rows.length), ordinal: rows.length };
    await bench.knowledge.test.client
      .db(bench.knowledge.test.name)
      .collection('file_chunks')
      .insertOne(stray as never);
    const embedding = Array.from({ length: 384 }, (_, at) => (at === 0 ? 1 : 0));
    const point = { id: stray._id, embedding, file_id: file.id, file_version: 1, since: 1 };
    await bench.knowledge.vectors.upsert(bench.namespace, [point]);

    await bench.knowledge.retryFile(bench.scope, file.id);
    await bench.knowledge.deliver(key, { work: bench.dyingAfter('completeFile'), attempts: 2 });
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready', chunks: rows.length });
    expect(await bench.storedChunks(file.id)).toHaveLength(rows.length);
    expect(await bench.knowledge.vectors.count(bench.namespace)).toBe(rows.length);
  });
});

describe('an execution that does not hold the file', { timeout: 60_000 }, () => {
  const started = async (execution_arn: string) => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { execution_arn, work: { parseFile: crash, failFile: async () => ({}) } });
    const context = { tenant_id: bench.scope.tenant_id, file_id: file.id, version: 1 };
    return { file, key, context };
  };

  it('cannot fail it', async () => {
    const { file, key } = await started('arn:one');
    const before = await bench.read(file.id);
    const source = { bucket: 'files', key };
    await bench.knowledge.work['failFile']?.({ source, execution_arn: 'arn:other', failure: { Error: 'x' } });
    expect(await bench.read(file.id)).toEqual(before);
    await bench.knowledge.work['failFile']?.({
      source,
      execution_arn: 'arn:one',
      failure: { Error: 'States.Timeout' },
    });
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_timeout' } });
  });

  it('writes nothing over what its successor made findable', async () => {
    const { file, key, context } = await started('arn:one');
    bench.knowledge.clock.advance(4_000_000);
    await bench.knowledge.sweep({ request_id: 'r', source: 'scheduler' });
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_timeout' } });
    await bench.knowledge.retryFile(bench.scope, file.id);
    await bench.knowledge.deliver(key, { execution_arn: 'arn:two' });
    const hits = await bench.found();
    expect(hits.length).toBeGreaterThan(0);

    const stale = { ...context, execution_arn: 'arn:one' };
    expect(await bench.knowledge.work['parseFile']?.(stale)).toEqual({ outcome: 'done' });
    expect(await bench.knowledge.work['chunkFile']?.(stale)).toEqual({ outcome: 'done' });
    const writes = vi.spyOn(bench.knowledge.vectors, 'upsert');
    onTestFinished(() => void vi.restoreAllMocks());
    await bench.knowledge.work['indexChunks']?.({ context: stale, batch: '0:0/1' });
    expect(writes).not.toHaveBeenCalled();
    const ready = await bench.read(file.id);
    await bench.knowledge.work['completeFile']?.({ context: stale, batches: ['0:0/1'] });
    expect(await bench.read(file.id)).toEqual(ready);
    expect(await bench.found()).toEqual(hits);
  });
});
