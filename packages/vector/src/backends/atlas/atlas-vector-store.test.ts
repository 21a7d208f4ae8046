import { randomUUID } from 'node:crypto';
import type { VectorNamespace } from '@patchbay/core/vector-search';
import { idOf, openTestDatabase } from '@patchbay/testing';
import { vectorStoreContract } from '@patchbay/testing/vector-store-contract';
import { wordSearchContract } from '@patchbay/testing/word-search-contract';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { vectorIndexOf } from './atlas-indexes.ts';
import type { VectorRow } from './atlas-records.ts';
import { openRows } from './atlas-rows.ts';
import { type AtlasParts, atlasVectorStore, vectorsIn } from './atlas-vector-store.ts';

const atlas_uri = process.env['ATLAS_URI'];

if (atlas_uri === undefined || atlas_uri === '') {
  process.stdout.write(
    'Atlas: the contracts of vector stores and of search by words were NOT run here, because ATLAS_URI is not set.\n',
  );
} else {
  const database = `patchbay_contract_${randomUUID().slice(0, 8)}`;
  afterAll(async () => {
    const client = new MongoClient(atlas_uri);
    await client.db(database).dropDatabase();
    await client.close();
  });
  vectorStoreContract(async () => atlasVectorStore({ uri: atlas_uri, database }), { follows_within_ms: 90_000 });
  wordSearchContract(async () => atlasVectorStore({ uri: atlas_uri, database }), { follows_within_ms: 90_000 });
}

// What follows runs on a MongoDB without vector search: rows are kept and removed as on Atlas, and queries are looked
// at on their way out.
const test = await openTestDatabase();
const rows = test.client.db(test.name).collection('vectors') as unknown as Collection<VectorRow>;
const newSpace = (tenant: number): VectorNamespace => ({
  tenant_id: idOf('tenant', tenant),
  index_id: idOf('search_index', 1),
  generation: 1,
});
const points = (count: number, file = 1, file_version = 1) =>
  Array.from({ length: count }, (_, number) => ({
    id: idOf('chunk', file * 10_000 + file_version * 2_000 + number),
    embedding: [1, 0, number],
    file_id: idOf('file', file),
    file_version,
    since: 1,
  }));

function storeWith(indexes: Partial<AtlasParts['indexes']> = {}) {
  const ensured: number[] = [];
  const all = {
    ensure: async (dimensions: number) => void ensured.push(dimensions),
    queryable: async () => false,
    ...indexes,
  };
  return { store: vectorsIn(async () => ({ rows, indexes: all }), { at_most_ms: 60, between_ms: 20 }), ensured };
}

/** The pipelines that reach the server meanwhile. */
async function pipelinesDuring(work: () => Promise<unknown>): Promise<Document[][]> {
  const seen: Document[][] = [];
  const note = (event: { commandName: string; command: Document }) => {
    if (event.commandName === 'aggregate') seen.push(event.command['pipeline']);
  };
  test.client.on('commandStarted', note);
  await work().catch(() => undefined);
  test.client.off('commandStarted', note);
  return seen;
}

describe('vectors in MongoDB', () => {
  it('are rows that say whose they are, once however often they are written', async () => {
    const { store, ensured } = storeWith();
    const space = newSpace(1);
    await store.upsert(space, points(1_200));
    await store.upsert(space, points(1_200));
    expect(await store.count(space)).toBe(1_200);
    expect(await store.count(newSpace(2))).toBe(0);
    expect(new Set(ensured)).toEqual(new Set([3]));
    const listed = (await Array.fromAsync(store.ids(space))).flat();
    expect(listed.toSorted()).toEqual(points(1_200).map(({ id }) => id));
    const row = await rows.findOne({ chunk_id: idOf('chunk', 12_000) });
    expect(row).toMatchObject({ ...space, file_id: idOf('file', 1), since: 1, until: Number.MAX_SAFE_INTEGER });
    expect([...(row?.embedding_3?.toFloat32Array() ?? [])]).toEqual([1, 0, 0]);
  });

  it('leave by chunk, by version, by file and by namespace, and nobody else’s do', async () => {
    const { store } = storeWith();
    const [space, other, next] = [newSpace(3), newSpace(4), { ...newSpace(3), generation: 11 }];
    for (const each of [space, other, next]) {
      await store.upsert(each, [...points(3), ...points(3, 1, 2), ...points(3, 2)]);
    }
    await store.remove(space, [points(1)[0]?.id ?? '', idOf('chunk', 9)]);
    expect(await store.count(space)).toBe(8);
    await store.removeFile(space, { file_id: idOf('file', 1), file_version: 2 });
    expect(await store.count(space)).toBe(5);
    await store.removeFile(space, { file_id: idOf('file', 1) });
    expect((await Array.fromAsync(store.ids(space))).flat()).toHaveLength(3);
    await store.drop(space);
    expect([await store.count(space), await store.count(other), await store.count(next)]).toEqual([0, 9, 9]);
  });

  it('are closed once: the first snapshot that they left stays', async () => {
    const { store } = storeWith();
    const space = newSpace(5);
    await store.upsert(space, [...points(2), ...points(2, 1, 2)]);
    await store.close(space, { file_id: idOf('file', 1), file_version: 1 }, 3);
    await store.close(space, { file_id: idOf('file', 1), file_version: 1 }, 4);
    const found = await rows.find({ tenant_id: space.tenant_id }).sort({ file_version: 1 }).toArray();
    const open = Number.MAX_SAFE_INTEGER;
    expect(found.map(({ until }) => until)).toEqual([3, 3, open, open]);
  });

  it('are not visible while the index is made, nor where some are missing', async () => {
    const { store } = storeWith();
    const space = newSpace(6);
    await store.upsert(space, points(2));
    const ids = points(2).map(({ id }) => id);
    expect(await store.visible(space, ids)).toBe(false);
    expect(await store.visible(space, [])).toBe(true);
    const { store: ready } = storeWith({ queryable: async () => true });
    expect(await ready.visible(space, [...ids, idOf('chunk', 9)])).toBe(false);
  });
});

describe('a query of vectors in MongoDB', () => {
  it('reaches the server with $vectorSearch first and the tenant inside of it', async () => {
    const { store } = storeWith({ queryable: async () => true });
    const space = newSpace(7);
    await store.upsert(space, points(2));
    const ids = points(2).map(({ id }) => id);
    const seen = await pipelinesDuring(async () => {
      await store.query(space, [1, 0, 0], { top_k: 5, as_of: 'live' }).catch(() => undefined);
      await store.query(space, [1, 0, 0], { top_k: 5, ids }).catch(() => undefined);
      await store.visible(space, ids);
    });
    expect(seen).toHaveLength(3);
    for (const [first] of seen) expect(first?.['$vectorSearch'].filter).toMatchObject(space);
  });

  it('by words reaches it with $search first and the tenant inside of it', async () => {
    const { store } = storeWith();
    const space = newSpace(10);
    const seen = await pipelinesDuring(() => store.words?.rank(space, 'words', { top_k: 5 }) ?? Promise.resolve());
    expect(seen).toHaveLength(1);
    const own = [{ equals: { path: 'tenant_id', value: space.tenant_id } }];
    expect(seen[0]?.[0]?.['$search'].compound.filter).toEqual(expect.arrayContaining(own));
    expect(await store.words?.rank(space, 'words', { top_k: 5, file_ids: [] })).toEqual([]);
  });

  it('names nothing that it need not ask for', async () => {
    const { store } = storeWith();
    expect(await pipelinesDuring(() => store.query(newSpace(8), [1], { top_k: 5, ids: [] }))).toEqual([]);
    expect(await store.query(newSpace(8), [1], { top_k: 5, file_ids: [] })).toEqual([]);
  });
});

describe('a MongoDB that is no help', () => {
  const upstream = (message: RegExp) =>
    expect.objectContaining({ name: 'AppError', code: 'upstream_failed', message: expect.stringMatching(message) });

  it('is named as one without vector search', async () => {
    const store = atlasVectorStore({ uri: test.uri, database: test.name });
    await expect(store.upsert(newSpace(9), points(1))).rejects.toEqual(upstream(/ATLAS_URI .* without Atlas/));
  });

  it('is named as away, without its address', { timeout: 30_000 }, async () => {
    const away = atlasVectorStore({ uri: 'mongodb://127.0.0.1:9', database: 'x' });
    await expect(away.count(newSpace(9))).rejects.toEqual(upstream(/^[^0-9]*$/));
  });

  it('gets its collection and the ordinary index made where they are not there', async () => {
    const opened = await openRows({ uri: test.uri, database: test.name });
    await openRows({ uri: test.uri, database: test.name });
    const keys = (await opened.indexes()).map(({ key }) => Object.keys(key));
    expect(keys).toContainEqual(['tenant_id', 'index_id', 'generation', 'file_id', 'file_version']);
    expect(vectorIndexOf(3).definition.fields.length).toBe(8);
  });
});
