import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cedar, crash, QUESTION, useBench } from './support/bench.ts';
import { OTHER_MODEL } from './support/models.ts';

const bench = useBench();
const fine = { chunking: { target_tokens: 64, overlap_tokens: 16 }, embedding_model: OTHER_MODEL };

const keyOf = (index_id: string, file_id: string, generation = 1) => ({
  tenant_id: bench.scope.tenant_id,
  index_id,
  generation,
  file_id,
  file_version: 1,
});
const found = async (ids: string[], more: object = {}) =>
  (await bench.knowledge.searchFor(bench.scope, ids, QUESTION, more)).data;

describe('indexes that cut and embed in their own ways', { timeout: 60_000 }, () => {
  it('each have the file in theirs from one upload, parsed once, and are searched together', async () => {
    const other = await bench.knowledge.newIndex(bench.scope, fine);
    const parse = vi.spyOn(bench.knowledge.parser, 'parse');
    onTestFinished(() => void vi.restoreAllMocks());
    const { key } = await bench.knowledge.declare(bench.scope, [bench.index, other], cedar);
    await bench.knowledge.deliver(key);
    expect(parse).toHaveBeenCalledTimes(1);
    const [one, two] = [await found([bench.index]), await found([other])];
    expect(one[0]?.text).toMatch(/Saturday/);
    expect(two[0]?.text).toMatch(/Saturday/);
    expect(two[0]?.text.length).toBeLessThan(one[0]?.text.length ?? 0);
    const both = await found([bench.index, other], { top_k: 10 });
    expect(new Set(both.map(({ index_id }) => index_id))).toEqual(new Set([bench.index, other]));
    // Dense alone as well: similarities by two models are not compared with each other.
    const dense = await found([bench.index, other], { mode: 'dense', top_k: 4 });
    expect(
      dense
        .slice(0, 2)
        .map(({ index_id }) => index_id)
        .toSorted(),
    ).toEqual([bench.index, other].toSorted());
  });

  it('share their chunks where they cut alike, and embed once where the model is the same', async () => {
    const twin = await bench.knowledge.newIndex(bench.scope);
    const embed = vi.spyOn(bench.knowledge.embedder, 'embed');
    onTestFinished(() => void vi.restoreAllMocks());
    const { file, key } = await bench.knowledge.declare(bench.scope, [bench.index, twin], cedar);
    await bench.knowledge.deliver(key);
    expect(embed).toHaveBeenCalledTimes(1);
    expect(await bench.storedChunks(file.id)).toHaveLength((await bench.read(file.id)).chunks ?? 0);
  });
});

describe('a file that is ready, attached to another index', { timeout: 60_000 }, () => {
  it.each([
    ['that cuts alike', {}, 0],
    ['that cuts and embeds otherwise', fine, 0],
  ])('%s is brought in without being parsed again', async (_what, recipe, parses) => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const other = await bench.knowledge.newIndex(bench.scope, recipe);
    await bench.knowledge.indexFiles.attach(bench.scope, other, { file_id: file.id });
    expect(await found([other])).toEqual([]);
    const parse = vi.spyOn(bench.knowledge.parser, 'parse');
    onTestFinished(() => void vi.restoreAllMocks());
    const { ran } = await bench.knowledge.deliver(keyOf(other, file.id));
    expect(ran.at(-1)).toBe('completeFile');
    expect(parse).toHaveBeenCalledTimes(parses);
    expect((await found([other]))[0]?.text).toMatch(/Saturday/);
    expect(await bench.knowledge.entries.get(bench.scope, keyOf(other, file.id))).toMatchObject({
      status: 'searchable',
      percent: 100,
      attempt: 1,
      execution_arn: null,
      deadline_at: null,
    });
    expect((await bench.knowledge.deliver(keyOf(other, file.id))).ran).toEqual(['claimFile']);
  });

  it('is found there also when what executions left for each other is gone', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const before = await bench.storedChunks(file.id);
    bench.knowledge.objects.forget('work/');
    const twin = await bench.knowledge.newIndex(bench.scope);
    await bench.knowledge.indexFiles.attach(bench.scope, twin, { file_id: file.id });
    const parse = vi.spyOn(bench.knowledge.parser, 'parse');
    onTestFinished(() => void vi.restoreAllMocks());
    await bench.knowledge.deliver(keyOf(twin, file.id));
    expect(parse).not.toHaveBeenCalled();
    expect(await bench.storedChunks(file.id)).toEqual(before);
    expect((await found([twin]))[0]?.text).toMatch(/Saturday/);
  });

  it('fails there alone, says why, and is given up at its deadline', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const other = await bench.knowledge.newIndex(bench.scope);
    await bench.knowledge.indexFiles.attach(bench.scope, other, { file_id: file.id });
    await bench.knowledge.deliver(keyOf(other, file.id), { work: { indexChunks: crash } });
    const entry = () => bench.knowledge.entries.get(bench.scope, keyOf(other, file.id));
    expect(await entry()).toMatchObject({ status: 'failed', reason: { code: 'ingestion_failed' } });
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready' });

    await bench.knowledge.indexFiles.retry(bench.scope, other, file.id);
    const dead = { parseFile: crash, failFile: async () => ({}) };
    await bench.knowledge.deliver(keyOf(other, file.id), { work: dead });
    const origin = { request_id: 'r', source: 'scheduler' };
    await bench.knowledge.sweepEntries(origin);
    expect(await entry()).toMatchObject({ status: 'processing', attempt: 2 });
    bench.knowledge.clock.advance(4_000_000);
    await bench.knowledge.sweepEntries(origin);
    expect(await entry()).toMatchObject({ status: 'failed', reason: { code: 'ingestion_timeout' }, deadline_at: null });
  });

  it('leaves, comes back, and is in the snapshots that were made while it was there', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const made = await bench.knowledge.indexSnapshots.create(bench.scope, bench.index, { note: '' });
    const asOf = async (snapshot_id: string) =>
      (await bench.knowledge.searchAsOf(bench.scope, [{ index_id: bench.index, snapshot_id }], QUESTION)).data.length;
    await bench.knowledge.indexContents.detach(bench.scope, bench.index, file.id);
    const without = await bench.knowledge.indexSnapshots.create(bench.scope, bench.index, { note: '' });
    expect([(await bench.found()).length, await asOf(without.id)]).toEqual([0, 0]);
    expect(await asOf(made.id)).toBeGreaterThan(0);
    await bench.knowledge.indexFiles.attach(bench.scope, bench.index, { file_id: file.id });
    await bench.knowledge.deliver(keyOf(bench.index, file.id));
    expect((await bench.found()).length).toBeGreaterThan(0);
    expect(await asOf(without.id)).toBe(0);
    expect(await asOf(made.id)).toBeGreaterThan(0);
  });
});

describe('an index whose recipe changes', { timeout: 60_000 }, () => {
  it('is made anew beside the one that serves, from what was parsed and uploaded, and serves when it has all', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key);
    const before = await bench.found();
    const made = await bench.knowledge.indexSnapshots.create(bench.scope, bench.index, { note: '' });
    await bench.knowledge.searchIndexes.update(bench.scope, bench.index, fine);
    await bench.knowledge.builder.advance(bench.scope, bench.index);
    const late = await bench.declared();
    await bench.knowledge.deliver(late.key);
    const found = async () => (await bench.found())[0]?.text.length ?? 0;
    expect(await found()).toBe(before[0]?.text.length);
    await bench.knowledge.deliver(keyOf(bench.index, file.id, 2));
    expect(await found()).toBeLessThan(before[0]?.text.length ?? 0);
    const { data } = await bench.knowledge.searchFor(bench.scope, [bench.index], QUESTION, { top_k: 20 });
    expect(new Set(data.map(({ citation }) => citation.file_id)).size).toBeGreaterThan(0);
    const pinned = { index_id: bench.index, snapshot_id: made.id };
    expect((await bench.knowledge.searchAsOf(bench.scope, [pinned], QUESTION)).data).toEqual(before);
    const counts = await bench.knowledge.entries.counts(bench.scope, bench.index, 2);
    expect(counts).toEqual({ pending: 0, processing: 0, searchable: 2, failed: 0 });
    expect(await bench.knowledge.entries.counts(bench.scope, bench.index, 1)).toMatchObject({ searchable: 0 });
  });
});

describe('an index that wants a snapshot on every change', { timeout: 60_000 }, () => {
  it('has one after a file became findable, one even where the step is repeated', async () => {
    const index = await bench.knowledge.newIndex(bench.scope, { snapshot_policy: 'on_change' });
    const { file, key } = await bench.knowledge.declare(bench.scope, [index], cedar);
    await bench.knowledge.deliver(key, { work: bench.dyingAfter('completeFile'), attempts: 2 });
    const page = { limit: 10, order: 'asc' } as const;
    const { data } = await bench.knowledge.indexSnapshots.list(bench.scope, index, page);
    expect(data.map(({ number }) => number)).toEqual([1]);
    const [one] = data;
    const files = await bench.knowledge.indexSnapshots.files(bench.scope, index, one?.id ?? '', page);
    expect(files.data).toMatchObject([{ file_id: file.id, file_version: 1 }]);
  });
});

describe('a filter', { timeout: 60_000 }, () => {
  it('narrows a search to files, and to what their owner says of them, in every mode', async () => {
    const one = await bench.declared();
    const two = await bench.declared();
    for (const { key } of [one, two]) await bench.knowledge.deliver(key);
    await bench.knowledge.setMetadata(two.file.id, { town: 'Cedar' });
    const filesFound = async (more: object) =>
      new Set((await found([bench.index], { top_k: 20, ...more })).map(({ citation }) => citation.file_id));
    for (const mode of ['dense', 'lexical', 'hybrid']) {
      const only = (filter: object) => filesFound({ mode, filter });
      expect(await only({ file_ids: [one.file.id] })).toEqual(new Set([one.file.id]));
      expect(await only({ metadata: { town: 'Cedar' } })).toEqual(new Set([two.file.id]));
      expect(await only({ metadata: { town: 'Cedar' }, file_ids: [one.file.id] })).toEqual(new Set());
    }
  });

  it('brings in nothing that the indexes do not hold', async () => {
    const other = await bench.knowledge.newIndex(bench.scope);
    const elsewhere = await bench.knowledge.declare(bench.scope, [other], cedar);
    await bench.knowledge.deliver(elsewhere.key);
    expect(await found([bench.index], { filter: { file_ids: [elsewhere.file.id] } })).toEqual([]);
  });
});
