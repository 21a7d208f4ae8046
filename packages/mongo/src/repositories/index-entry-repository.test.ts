import { indexEntryId } from '@patchbay/core/vector-search';
import { idOf, openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createIndexEntryRepository, createIndexEntryWatchList } from './index-entry-repository.ts';

const test = await openTestDatabase();
const scope = tenantScopeFixture({ tenant_id: idOf('tenant', 1) });
const entries = createIndexEntryRepository(test.database, test.clock);
const inTransaction = test.unit_of_work;

let files = 0;
const newKey = (more: { generation?: number; file_version?: number } = {}) => {
  files += 1;
  return {
    index_id: idOf('search_index', files),
    generation: 1,
    file_id: idOf('file', files),
    file_version: 1,
    ...more,
  };
};
type Key = ReturnType<typeof newKey>;
const open = (...keys: Key[]) =>
  entries.open(
    scope,
    undefined,
    keys.map((key) => ({ ...key, chunker: 'cut', status: 'processing', deadline_at: null })),
  );
const becomeSearchable = (key: Key, since: number) =>
  entries.transition(scope, undefined, key, { status: ['processing'] }, { status: 'searchable', since, chunks: 3 });
const close = (which: Parameters<typeof entries.close>[2], until: number) =>
  inTransaction.run(scope, (work) => entries.close(scope, work, which, until));

describe('an entry', () => {
  it('is opened once, whoever repeats it, and changed only where it is as expected', async () => {
    const key = newKey();
    const [one] = await open(key);
    expect(one).toMatchObject({ ...key, id: indexEntryId(key), status: 'processing', since: null, until: null });
    expect(await open(key)).toEqual([one]);
    expect(await entries.transition(scope, undefined, key, { status: ['pending'] }, { percent: 9 })).toBeNull();
    const other = { status: ['processing'], execution_arn: 'arn:other' } as const;
    expect(await entries.transition(scope, undefined, key, other, { percent: 9 })).toBeNull();
    expect(await becomeSearchable(key, 1)).toMatchObject({ status: 'searchable', since: 1, chunks: 3 });
    expect(await becomeSearchable(key, 2)).toBeNull();
  });

  it('is held by what was made while it was live; come back, it is another one, and the first stays as it was', async () => {
    const key = newKey();
    await open(key);
    await becomeSearchable(key, 2);
    expect(await close({ index_id: key.index_id, file_id: key.file_id }, 4)).toEqual([key]);
    expect(await close({ index_id: key.index_id }, 5)).toEqual([]);
    const heldAt = async (as_of: 'live' | number) =>
      (await entries.heldBy(scope, [{ ...key, as_of }])).map(({ since, until }) => [since, until]);
    const all = () => Promise.all(([1, 2, 3, 4, 5, 6, 'live'] as const).map(heldAt));
    expect(await all()).toEqual([[], [[2, 4]], [[2, 4]], [], [], [], []]);
    const [again] = await open(key);
    expect(again?.id).not.toBe(indexEntryId(key));
    await becomeSearchable(key, 6);
    expect(await all()).toEqual([[], [[2, 4]], [[2, 4]], [], [], [[6, null]], [[6, null]]]);
    expect(await entries.heldBy(scope, [{ ...key, as_of: 'live' }], [idOf('file', 999_999)])).toEqual([]);
    expect(await entries.ofFile(scope, { file_id: key.file_id })).toHaveLength(2);
  });

  it('comes back once more where one that left was removed and a later one kept', async () => {
    const key = newKey();
    const [first] = await open(key);
    await close({ index_id: key.index_id }, 1);
    const [second] = await open(key);
    await close({ index_id: key.index_id }, 2);
    await test.client
      .db(test.name)
      .collection('index_entries')
      .deleteOne({ _id: first?.id as never });
    const [third] = await open(key);
    expect(third).toMatchObject({ ...key, status: 'processing', until: null });
    expect(third?.id).not.toBe(second?.id);
    expect(await entries.ofFile(scope, { file_id: key.file_id })).toHaveLength(2);
  });

  it('leaves for a newer version, in its own generation', async () => {
    const old = newKey();
    const keys = [old, { ...old, file_version: 2 }, { ...old, generation: 2 }];
    await open(...keys);
    const { index_id, file_id } = old;
    await close({ index_id, generation: 1, file_id, before_version: 2 }, 7);
    expect((await Promise.all(keys.map((key) => entries.get(scope, key)))).map((entry) => entry !== null)).toEqual([
      false,
      true,
      true,
    ]);
    expect(await entries.counts(scope, index_id, 1)).toEqual({ pending: 0, processing: 1, searchable: 0, failed: 0 });
  });

  it('never goes back in progress, and takes none of an execution that was replaced', async () => {
    const key = newKey();
    await open(key);
    await entries.transition(
      scope,
      undefined,
      key,
      { status: ['processing'] },
      { execution_arn: 'arn:one', percent: 5 },
    );
    await entries.progress(scope, key, 'arn:one', { stage: 'embed', percent: 60 });
    await entries.progress(scope, key, 'arn:one', { stage: 'chunk', percent: 30 });
    await entries.progress(scope, key, 'arn:two', { stage: 'index', percent: 90 });
    expect(await entries.get(scope, key)).toMatchObject({ stage: 'embed', percent: 60 });
  });

  it('past its deadline is on the list of those that watch over all tenants, unless it left', async () => {
    const [late, gone] = [newKey(), newKey()];
    const deadline_at = new Date(test.clock.now().getTime() - 1);
    const overdue = [late, gone].map((key) => ({ ...key, chunker: 'cut', status: 'pending' as const, deadline_at }));
    await entries.open(scope, undefined, overdue);
    await close({ index_id: gone.index_id }, 1);
    expect(await createIndexEntryWatchList(test.database).overdue(test.clock.now(), 10)).toEqual([
      { ...late, tenant_id: scope.tenant_id },
    ]);
  });
});

describe('what an index holds', () => {
  it('is read from the index of the collection alone', async () => {
    const key = newKey();
    await open(key);
    await becomeSearchable(key, 1);
    const { index_id, generation } = key;
    const held = { tenant_id: scope.tenant_id, index_id, generation, status: 'searchable' };
    const projection = {
      _id: 1,
      index_id: 1,
      generation: 1,
      file_id: 1,
      file_version: 1,
      chunker: 1,
      status: 1,
      since: 1,
      until: 1,
    };
    const rows = test.client.db(test.name).collection('index_entries').find(held, { projection });
    const { executionStats } = await rows.explain('executionStats');
    expect(executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 0 });
  });
});
