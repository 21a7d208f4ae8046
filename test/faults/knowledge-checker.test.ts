import { idOf, openTestDatabase, startComponent } from '@patchbay/testing';
import { createVectorStores } from '@patchbay/vector';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkKnowledge } from './support/knowledge-checker.ts';

const { chroma_url } = await startComponent('chroma');
const store = createVectorStores({ chroma_url }).of('chroma');
const test = await openTestDatabase();
const db = test.client.db(test.name);
const now = new Date('2026-11-22T10:00:00Z');
const earlier = new Date('2026-11-22T09:00:00Z');

const INDEX = idOf('search_index', 1);
const FILE = idOf('file', 1);
let tenant_id: string;
let keys: string[];

const space = () => ({ tenant_id, index_id: INDEX, generation: 1 });
const check = async () => {
  const found = await checkKnowledge({
    ...{ db, chroma_url, tenant_id, now },
    keys: async (prefix) => keys.filter((key) => key.startsWith(prefix)),
  });
  return found.map(({ what }) => what);
};
const add = (collection: string, row: object) =>
  db.collection(collection).insertOne({ tenant_id, ...row } as never, { bypassDocumentValidation: true });
const set = (collection: string, change: object) =>
  db.collection(collection).updateOne({ tenant_id }, { $set: change }, { bypassDocumentValidation: true });

const of_file = { file_id: FILE, file_version: 1 };
const chunk = (ordinal: number, file_id = FILE) => ({
  ...{ _id: `${tenant_id}-${file_id}-${ordinal}`, file_id, file_version: 1, chunker: 'cut', ordinal },
});
const point = (ordinal: number, file_id = FILE) => ({
  ...{ id: chunk(ordinal, file_id)._id, embedding: [1, ordinal], file_id, file_version: 1, since: 1 },
});
const entry = (id: string) => ({
  ...{ _id: `${tenant_id}-${id}`, index_id: INDEX, generation: 1, ...of_file, chunker: 'cut', status: 'searchable' },
  ...{ since: 1, until: null, chunks: 2, deadline_at: null, reason: null },
});

beforeEach(async () => {
  tenant_id = idOf('tenant', Math.floor(Math.random() * 2 ** 45));
  keys = [`uploads/${tenant_id}/${FILE}/1`];
  for (const { name } of await db.listCollections().toArray()) {
    if (name !== 'migrations' && !name.startsWith('system.')) await db.collection(name).deleteMany({});
  }
  await add('search_indexes', { _id: INDEX, generation: 1, building: null });
  await add('files', {
    _id: FILE,
    status: 'ready',
    live_version: 1,
    index_ids: [INDEX],
    deadline_at: null,
    reason: null,
  });
  await add('index_entries', entry('one'));
  for (const ordinal of [0, 1]) await add('file_chunks', chunk(ordinal));
  await add('chunk_terms', { _id: `${tenant_id}-terms`, ...of_file, chunker: 'cut' });
  await store.upsert(space(), [point(0), point(1)]);
});

describe('the checker of knowledge', () => {
  it('finds nothing where everything agrees', async () => {
    expect(await check()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string[]]>([
    ['a stuck file', () => set('files', { status: 'processing', deadline_at: earlier }), ['past its deadline']],
    ['a file without end', () => set('files', { status: 'processing' }), ['at work without a deadline']],
    ['a failure without words', () => set('files', { status: 'failed' }), ['failed without a reason']],
    ['a stray object', async () => keys.push(`work/${tenant_id}/${idOf('file', 9)}/1/x`), ['object without a file']],
    ['a lost upload', async () => keys.pop(), ['ready file without its upload']],
    [
      'another live version',
      () => set('files', { live_version: 2 }),
      ['ready file without its upload', 'ready file is searched in versions [1]'],
    ],
    [
      'a lost chunk',
      () => db.collection('file_chunks').deleteOne({ ordinal: 1 }),
      ['searchable with 1 of 2 chunks', 'vector without a chunk'],
    ],
    ['chunks of nobody', () => add('file_chunks', chunk(0, idOf('file', 3))), ['chunks without an entry']],
    ['lost terms', () => db.collection('chunk_terms').deleteMany({}), ['searchable without terms']],
    [
      'terms of nobody',
      () => add('chunk_terms', { _id: 'x', file_id: 'y', file_version: 1, chunker: 'cut' }),
      ['terms without chunks'],
    ],
    ['a lost vector', () => store.remove(space(), [point(1).id]), ['searchable without 1 vectors']],
    [
      'a vector of nobody',
      () => store.upsert(space(), [point(0, idOf('file', 3))]),
      ['vector without a chunk', 'vector without an entry'],
    ],
    [
      'a dead generation',
      () => store.upsert({ ...space(), generation: 7 }, [point(0)]),
      ['vectors of a generation that nothing uses', 'vector without an entry'],
    ],
    [
      'a vector closed too early',
      () => store.close(space(), of_file, 2),
      Array.from({ length: 2 }, () => 'vector of an entry that is live is closed'),
    ],
    [
      'an entry twice',
      () => add('index_entries', entry('two')),
      [
        'ready file is searched in versions [1,1]',
        'a file is searched in two versions',
        'a file version is twice in an index',
      ],
    ],
  ])('finds %s', async (_, spoil, found) => {
    await spoil();
    expect(await check()).toEqual(found);
  });

  it('finds vectors that stayed open when their entry left', async () => {
    await set('files', { index_ids: [] });
    await set('index_entries', { until: 2 });
    expect(await check()).toEqual(Array.from({ length: 2 }, () => 'vector of an entry that left is open'));
  });
});
