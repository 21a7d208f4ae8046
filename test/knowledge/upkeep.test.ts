import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chunkRows,
  DAY,
  HOUR,
  INDEX,
  idAgo,
  idsOfEntries,
  NOW,
  pointOf,
  SPACE,
  TENANT,
  type UpkeepWorld,
  upkeepWorld,
} from './support/upkeep-world.ts';

const FILE = idAgo('file', 9 * DAY, 1);
const OTHER = idAgo('file', 9 * DAY, 2);

const world: UpkeepWorld = await upkeepWorld();

/** Only the repairs that were made. */
async function repairs() {
  const { repaired } = await world.round();
  return Object.fromEntries(Object.entries(repaired).filter(([, count]) => count > 0));
}

beforeEach(async () => {
  for (const { name } of await world.raw.listCollections().toArray()) {
    if (!name.startsWith('system.') && name !== 'migrations') await world.raw.collection(name).deleteMany({});
  }
  for (const generation of [1, 2, 3]) await world.vectors.drop({ ...SPACE, generation });
  world.clock.set(NOW);
  world.objects.keys.clear();
  world.embedded.length = 0;
  await world.tenant();
  for (const id of [FILE, OTHER]) await world.file(id);
});

describe('what is as it should be', () => {
  it('is looked at and left alone', async () => {
    await world.index({ next_snapshot: 3 });
    await world.snapshot(1);
    const entries = [
      await world.entry({ file_id: FILE, until: 2 }),
      await world.entry({ file_id: FILE, file_version: 2, since: 2 }),
      await world.entry({ file_id: OTHER }),
    ];
    world.objects.keys.add(`uploads/${TENANT}/${FILE}/1`);
    const before = await world.stored();
    const report = await world.round();
    expect(new Set(Object.values(report.repaired))).toEqual(new Set([0]));
    expect(report.checked).toEqual({
      ...{ tenants: 1, indexes: 1, generations: 1, entries: 3, vectors: 9, chunk_sets: 3, file_folders: 1 },
    });
    expect(await world.stored()).toEqual(before);
    expect(before.vectors).toEqual(idsOfEntries(...entries));
  });

  it('is what an execution or a hand has just begun', async () => {
    await world.index();
    const young = { updated_at: new Date(world.now().getTime() + 7 * HOUR) };
    await world.entry({ file_id: FILE, until: 2, since: 2, ...young });
    await world.entry({ file_id: OTHER, status: 'processing', since: null, chunks: null, ...young });
    const written = {
      file_id: OTHER,
      file_version: 1,
      chunker: 'cut',
      tenant_id: TENANT,
      chunks: 2,
      since: 1,
    } as never;
    await world.vectors.upsert(
      SPACE,
      chunkRows(written).map((chunk) => pointOf(chunk, written)),
    );
    const early = idAgo('file', -7 * HOUR, 9);
    world.objects.keys.add(`uploads/${TENANT}/${early}/1`);
    expect(await repairs()).toEqual({});
    expect((await world.stored()).vectors).toHaveLength(5);
  });
});

describe('a crash between a transaction and the vector store', () => {
  it('leaves vectors open that upkeep closes', async () => {
    await world.index({ next_snapshot: 3 });
    await world.snapshot(1);
    await world.entry({ file_id: FILE, until: 2 });
    const live = await world.entry({ file_id: OTHER });
    await world.round();
    const found = async (as_of: 'live' | number) =>
      (await world.vectors.query(SPACE, [1, 1], { top_k: 10, as_of })).length;
    expect([await found('live'), await found(1), await found(2)]).toEqual([3, 6, 3]);
    expect(idsOfEntries(live)).toHaveLength(3);
  });

  it('does not close what has come back since', async () => {
    await world.index({ next_snapshot: 3 });
    await world.snapshot(1);
    await world.entry({ file_id: FILE, until: 2 });
    await world.entry({ file_id: FILE, since: 2 }, { left: 1 });
    await world.round();
    expect(await world.vectors.query(SPACE, [1, 1], { top_k: 10, as_of: 'live' })).toHaveLength(3);
  });
});

describe('what no view needs', () => {
  it('leaves: the entry, its vectors, its chunks and their terms', async () => {
    await world.index({ next_snapshot: 3 });
    await world.snapshot(2);
    await world.entry({ file_id: FILE, until: 2 });
    const kept = await world.entry({ file_id: FILE, file_version: 2, since: 2 });
    expect(await repairs()).toEqual({ entries_removed: 1, chunk_sets_removed: 1 });
    expect(await world.stored()).toEqual({ entries: 1, chunks: 3, terms: 1, vectors: idsOfEntries(kept) });
    expect(await repairs()).toEqual({});
  });

  it('does not take the chunks that another index shares, nor the vectors of what came back', async () => {
    await world.index();
    const other = idAgo('search_index', 70 * DAY, 2);
    await world.entry({ file_id: FILE, until: 1 });
    await world.entry({ file_id: FILE }, { left: 1 });
    await world.entry({ file_id: OTHER, until: 1 });
    await world.entry({ file_id: OTHER, index_id: other });
    expect(await repairs()).toEqual({ entries_removed: 2 });
    expect(await world.stored()).toMatchObject({ entries: 2, chunks: 6, terms: 2 });
    expect((await world.stored()).vectors).toHaveLength(3);
  });

  it('is a snapshot that no binding pins, after its time; then what only it held', async () => {
    await world.index({ next_snapshot: 4 });
    const old = { created_at: world.ago(40 * DAY) };
    const unpinned = await world.snapshot(1, old);
    await world.snapshot(2, { ...old, bindings: 1 });
    await world.snapshot(3);
    await world.entry({ file_id: FILE, since: 1, until: 2 });
    await world.entry({ file_id: OTHER, since: 2, until: 3 });
    expect(await repairs()).toEqual({ snapshots_purged: 1, entries_removed: 1, chunk_sets_removed: 1 });
    const snapshots = await world.raw
      .collection('index_snapshots')
      .find({ purged_at: { $ne: null } })
      .toArray();
    expect(snapshots.map(({ _id }) => String(_id))).toEqual([unpinned]);
    const [event] = await world.raw.collection('audit_events').find({}).toArray();
    expect(event).toMatchObject({ action: 'index_snapshot.purged', entity: { id: unpinned } });
    expect(await world.stored()).toMatchObject({ entries: 1, chunks: 3, terms: 1 });
  });

  it('is a generation that neither searches nor a snapshot use, but not one that a snapshot does', async () => {
    await world.index({ generation: 3, last_generation: 3, next_snapshot: 3 });
    await world.snapshot(1, { generation: 2 });
    await world.entry({ file_id: FILE, generation: 1, until: 1 });
    const kept = await world.entry({ file_id: FILE, generation: 2, until: 2, chunker: 'other' });
    await world.entry({ file_id: FILE, generation: 3, since: 2 });
    expect(await repairs()).toEqual({ generations_dropped: 1, entries_removed: 1 });
    expect(await world.vectors.count(SPACE)).toBe(0);
    expect((await world.stored(2)).vectors).toEqual(idsOfEntries(kept));
    expect(await world.vectors.count({ ...SPACE, generation: 3 })).toBe(3);
    expect(await repairs()).toEqual({});
  });
});

describe('what nothing accounts for', () => {
  it('leaves: vectors without an entry, chunks without an entry, objects without a file', async () => {
    await world.index();
    const entry = await world.entry({ file_id: FILE });
    const stray = { ...entry, file_id: idAgo('file', 9 * DAY, 7) };
    await world.vectors.upsert(
      SPACE,
      chunkRows(stray).map((chunk) => pointOf(chunk, stray)),
    );
    await world.chunks.upsert(world.scopeOf(), chunkRows(stray));
    for (const id of [FILE, stray.file_id]) {
      world.objects.keys.add(`uploads/${TENANT}/${id}/1`).add(`work/${TENANT}/${id}/1/chunks.json`);
    }
    expect(await repairs()).toEqual({ vectors_removed: 3, chunk_sets_removed: 1, file_folders_removed: 2 });
    expect(await world.stored()).toEqual({ entries: 1, chunks: 3, terms: 1, vectors: idsOfEntries(entry) });
    expect([...world.objects.keys]).toEqual([`uploads/${TENANT}/${FILE}/1`, `work/${TENANT}/${FILE}/1/chunks.json`]);
  });

  it('leaves also beside an entry that failed, which keeps what it has', async () => {
    await world.index();
    const failed = await world.entry({ file_id: FILE, status: 'failed', since: null });
    const stray = { ...failed, file_id: idAgo('file', 9 * DAY, 7) };
    await world.vectors.upsert(
      SPACE,
      chunkRows(stray).map((chunk) => pointOf(chunk, stray)),
    );
    expect(await repairs()).toEqual({ vectors_removed: 3 });
    expect((await world.stored()).vectors).toEqual(idsOfEntries(failed));
  });

  it('stays while an execution of its file may be at work', async () => {
    await world.index();
    const busy = idAgo('file', 9 * DAY, 8);
    await world.file(busy, { status: 'processing' });
    const entry = await world.entry({ file_id: FILE });
    await world.chunks.upsert(world.scopeOf(), chunkRows({ ...entry, file_id: busy }));
    expect(await repairs()).toEqual({});
  });
});

describe('what is missing', () => {
  it('is made again from the chunks, live or in a snapshot, without anything leaving a search meanwhile', async () => {
    await world.index({ next_snapshot: 3 });
    await world.snapshot(1);
    const closed = await world.entry({ file_id: FILE, until: 2 }, { vectors: false });
    const live = await world.entry({ file_id: OTHER });
    await world.vectors.remove(SPACE, idsOfEntries(live).slice(0, 1));
    expect(await repairs()).toEqual({ vectors_refilled: 4 });
    expect((await world.stored()).vectors).toEqual(idsOfEntries(closed, live));
    expect(await world.vectors.query(SPACE, [1, 1], { top_k: 10, as_of: 'live' })).toHaveLength(3);
    expect(world.embedded).toHaveLength(4);
    expect(await repairs()).toEqual({});
  });

  it('is not made of vectors of another length, where the model was replaced behind its name: that is said', async () => {
    await world.index({ embedding_dimensions: 3 });
    await world.entry({ file_id: FILE }, { vectors: false });
    await expect(world.round()).rejects.toThrow(/1 parts failed/);
    expect(world.embedded.length).toBeGreaterThan(0);
    expect((await world.stored()).vectors).toEqual([]);
  });

  it('is ingested again where its chunks are gone too', async () => {
    await world.index();
    const entry = await world.entry({ file_id: FILE }, { vectors: false, chunks: false });
    expect(await repairs()).toEqual({ entries_restarted: 1 });
    const row = await world.raw.collection('index_entries').findOne({ _id: entry.id as never });
    expect(row).toMatchObject({ status: 'pending', deadline_at: null, execution_arn: null, until: null });
  });
});

describe('the walk over tenants', () => {
  const second = idAgo('tenant', 80 * DAY, 2);

  it('goes on with the next part after a round that ran out of time, and begins anew some hours later', async () => {
    await world.index();
    await world.tenant(second);
    await world.entry({ file_id: FILE });
    const slow = vi.spyOn(world.vectors, 'ids').mockImplementationOnce((space) => {
      world.clock.advance(10 * 60_000);
      return world.vectors.ids(space);
    });
    expect((await world.round()).checked).toMatchObject({ tenants: 0, indexes: 1, chunk_sets: 0 });
    expect(await world.watchList.progress()).toMatchObject({ at_tenant: TENANT, done: INDEX });
    expect((await world.round()).checked).toMatchObject({ tenants: 2, indexes: 0, chunk_sets: 1 });
    expect(await world.watchList.progress()).toMatchObject({ at_tenant: null });
    slow.mockRestore();
    expect((await world.round()).checked).toMatchObject({ tenants: 2, indexes: 1, chunk_sets: 1 });
  });

  it('goes on to other parts and tenants where one fails, and says that it did', async () => {
    await world.index();
    await world.tenant(second);
    await world.entry({ file_id: FILE });
    vi.spyOn(world.vectors, 'ids').mockImplementationOnce(() => {
      throw new Error('away');
    });
    await expect(world.round()).rejects.toThrow(/1 parts failed.*"tenants":2/);
  });
});
