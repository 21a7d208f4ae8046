import { systemClock, ulidSource } from '@patchbay/config';
import {
  createEntryDispatcher,
  createIndexBuilder,
  createIndexSnapshots,
  createSweepIndexes,
  type IndexEntryKey,
} from '@patchbay/core/vector-search';
import {
  createIndexBuildWatchList,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createOpenEntryReader,
  createSearchIndexRepository,
  createWaitingEntries,
} from '@patchbay/mongo';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';

const RECIPE = { chunking: { target_tokens: 120, overlap_tokens: 20 } };
const ORIGIN = { request_id: 'req_sweep', source: 'schedule' } as const;

let api: TestApi;
let client: ApiClient;
let of: ReturnType<typeof indexFiles>;
let builder: ReturnType<typeof createIndexBuilder>;
let sweep: ReturnType<typeof createSweepIndexes>;
let started: { name: string; key: IndexEntryKey }[];
let away: boolean;

beforeAll(async () => {
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT } });
  const { database, unit_of_work: unitOfWork } = api.db;
  const clock = systemClock;
  const entries = { ...createIndexEntryRepository(database, clock), ...createOpenEntryReader(database) };
  const indexes = createSearchIndexRepository(database);
  const repository = createIndexSnapshotRepository(database);
  const snapshots = createIndexSnapshots({
    indexes,
    entries,
    snapshots: repository,
    unitOfWork,
    clock,
    ids: ulidSource(),
  });
  builder = createIndexBuilder({ indexes, entries, snapshots, unitOfWork, clock });
  const starter = {
    async startEntry(name: string, key: IndexEntryKey) {
      if (away) throw new Error('the state machine is away');
      started.push({ name, key });
    },
  };
  sweep = createSweepIndexes({
    builds: createIndexBuildWatchList(database),
    builder,
    waiting: createWaitingEntries(database),
    dispatcher: createEntryDispatcher({ entries, starter, clock }),
  });
}, 600_000);

beforeEach(async () => {
  // A tenant and a database of its own would take seconds: what other tests left to be swept goes instead.
  const raw = api.db.client.db(api.db.name);
  await raw.collection('search_indexes').updateMany({}, { $set: { building: null } });
  await raw.collection('index_entries').deleteMany({});
  const tenant = await api.tenant();
  client = tenant.client;
  of = indexFiles(api, tenant.principal);
  started = [];
  away = false;
});

async function filled(files: number) {
  const index = (await client.post('/v1/search-indexes', { name: 'Handbooks' })).body;
  const ids: string[] = [];
  for (let at = 0; at < files; at += 1) {
    const id = await of.ready([index.id]);
    await of.searchable(index.id, id);
    ids.push(id);
  }
  const path = `/v1/search-indexes/${index.id}`;
  const read = async () => (await client.get(path)).body;
  return {
    id: index.id as string,
    files: ids,
    path,
    read,
    rebuild: (recipe: object = RECIPE) => client.patch(path, recipe),
  };
}

/** The executions that were started end well. */
async function finish(index_id: string) {
  for (const { key } of started.splice(0)) await of.searchable(index_id, key.file_id, key.file_version);
}

describe('a changed recipe', () => {
  it('is built beside the active one, and takes over when every file is in it', async () => {
    const { id, files, read, rebuild } = await filled(3);
    const building = (await rebuild()).body;
    expect(building).toMatchObject({ generation: 1, chunking: { target_tokens: 200 } });
    expect(building.building).toMatchObject({
      ...RECIPE,
      generation: 2,
      files_total: 3,
      files_done: 0,
      files_failed: 0,
    });
    await theAuditEvent(api.db, { action: 'index_build.started', entity_id: id });

    expect(await sweep(ORIGIN)).toEqual({ advanced: 1, started: 3, failed: 0 });
    expect(started.map(({ key }) => key.file_id).toSorted()).toEqual(files.toSorted());
    expect(new Set(started.map(({ key }) => key.generation))).toEqual(new Set([2]));
    expect(new Set(started.map(({ name }) => name)).size).toBe(3);
    expect(await sweep(ORIGIN), 'nothing is started twice').toMatchObject({ started: 0 });

    const [first = ''] = files;
    await of.searchable(id, first);
    expect(await builder.switchWhenComplete(of.scope, id)).toBe('building');
    expect((await read()).building).toMatchObject({ files_done: 1 });

    await finish(id);
    expect(await builder.switchWhenComplete(of.scope, id)).toBe('switched');
    expect(await read()).toMatchObject({
      ...RECIPE,
      generation: 2,
      building: null,
      files: { searchable: 3, pending: 0 },
    });
    const event = await theAuditEvent(api.db, { action: 'index_build.completed', entity_id: id });
    expect([event.old_value, event.new_value]).toMatchObject([{ generation: 1 }, { generation: 2, ...RECIPE }]);
    expect(await builder.switchWhenComplete(of.scope, id)).toBe('idle');
  });

  it('is nothing to do where it is the recipe already, or the one that is being built', async () => {
    const { read, rebuild } = await filled(0);
    const same = await rebuild({ chunking: { target_tokens: 200, overlap_tokens: 40 } });
    expect(same.body.building).toBeNull();
    const { started_at } = (await rebuild()).body.building;
    expect((await rebuild()).body.building.started_at).toBe(started_at);
    const other = await rebuild({ embedding_model: 'text-embedding-3-small' });
    expect([other.status, other.body.error.code, other.body.error.param]).toEqual([
      409,
      'index_building',
      'embedding_model',
    ]);
    expect(other.body.error.details.building).toMatchObject({ generation: 2, ...RECIPE });
    expect((await read()).building.generation).toBe(2);
  });

  it('takes over at once where there are no files, with a snapshot where there is one on every change', async () => {
    const { path, read, rebuild } = await filled(0);
    await rebuild({ ...RECIPE, snapshot_policy: 'on_change' });
    await sweep(ORIGIN);
    expect(await read()).toMatchObject({ ...RECIPE, generation: 2, building: null });
    const snapshots = await client.get(`${path}/snapshots`);
    expect(snapshots.body.data).toMatchObject([{ number: 1, generation: 2, chunker: { options: RECIPE.chunking } }]);
  });

  it('waits for a file that failed in it, which can be tried again', async () => {
    const { id, files, path, read, rebuild } = await filled(2);
    await rebuild();
    await sweep(ORIGIN);
    const [good = '', bad = ''] = files;
    await of.failed(id, bad, 2);
    await of.searchable(id, good);
    await sweep(ORIGIN);
    expect(await read()).toMatchObject({ generation: 1, building: { files_done: 1, files_failed: 1 } });
    const failed = await client.get(`${path}/files`, { query: { generation: 'building', status: 'failed' } });
    expect(failed.body.data).toMatchObject([{ file_id: bad, generation: 2, reason: { code: 'ingestion_failed' } }]);
    expect((await client.post(`${path}/files/${bad}/retry`)).body.status).toBe('pending');
    await of.searchable(id, bad);
    await sweep(ORIGIN);
    expect(await read()).toMatchObject({ generation: 2, building: null });
  });

  it('lets go of what was replaced or has left meanwhile, and of what waits for nobody', async () => {
    const { id, files, path, read, rebuild } = await filled(2);
    await rebuild();
    await sweep(ORIGIN);
    const [replaced = '', gone = ''] = files;
    await of.searchable(id, replaced, 2);
    await client.post(`${path}/files/${gone}/detach`);
    await sweep(ORIGIN);
    expect(await read()).toMatchObject({
      generation: 2,
      building: null,
      files: { searchable: 1, pending: 0, failed: 0 },
    });
    const left = await client.get(`${path}/files`);
    expect(left.body.data).toMatchObject([{ file_id: replaced, file_version: 2 }]);
  });

  it('is stopped as if it had never begun; the next one is another generation', async () => {
    const { id, path, read, rebuild } = await filled(1);
    await rebuild();
    await sweep(ORIGIN);
    expect((await client.post(`${path}/build/stop`)).body).toMatchObject({ generation: 1, building: null });
    expect((await client.post(`${path}/build/stop`)).status).toBe(200);
    await theAuditEvent(api.db, { action: 'index_build.stopped', entity_id: id });
    expect(await builder.switchWhenComplete(of.scope, id)).toBe('idle');
    expect((await read()).files).toMatchObject({ searchable: 1, pending: 0 });
    expect((await rebuild()).body.building.generation).toBe(3);
  });
});

describe('the sweep', () => {
  it('starts what could not be started when it came, and again what could not be started by the sweep', async () => {
    const { path } = await filled(0);
    const file_id = await of.ready();
    await client.post(`${path}/files`, { file_id });
    away = true;
    expect(await sweep(ORIGIN)).toMatchObject({ failed: 1 });
    away = false;
    expect(await sweep(ORIGIN)).toMatchObject({ started: 1, failed: 0 });
    expect(started.map(({ key }) => key.file_id)).toEqual([file_id]);
  });

  it('lets a small index through while a large one is built, and keeps to its bound', {
    timeout: 120_000,
  }, async () => {
    const large = (await client.post('/v1/search-indexes', { name: 'Large' })).body.id;
    const entries = createIndexEntryRepository(api.db.database, systemClock);
    const waiting = Array.from({ length: 1_500 }, (_, at) => ({
      index_id: large,
      generation: 1,
      file_id: `fil_${String(at).padStart(26, '0')}`,
      file_version: 1,
      chunker: 'c',
      status: 'pending' as const,
      deadline_at: null,
    }));
    await entries.open(of.scope, undefined, waiting);
    const small = await filled(0);
    await client.post(`${small.path}/files`, { file_id: await of.ready() });
    expect(await sweep(ORIGIN)).toMatchObject({ started: 101 });
    expect(started.filter(({ key }) => key.index_id === small.id)).toHaveLength(1);
    expect(await sweep(ORIGIN)).toMatchObject({ started: 99 });
    expect(await sweep(ORIGIN), '200 are under way').toMatchObject({ started: 0 });
  });
});

describe('ten thousand files', () => {
  it('come into a new generation in portions, and it takes over in one transaction', { timeout: 120_000 }, async () => {
    const { id, read, rebuild } = await filled(0);
    const entries = api.db.client.db(api.db.name).collection<{ _id: string }>('index_entries');
    const at = new Date();
    const rows = (generation: number) =>
      Array.from({ length: 10_000 }, (_, place) => ({
        _id: `${generation}-${place}`,
        tenant_id: of.scope.tenant_id,
        index_id: id,
        generation,
        file_id: `fil_${String(place).padStart(26, '0')}`,
        file_version: 1,
        chunker: 'c',
        status: 'searchable',
        since: 1,
        until: null,
        attempt: 0,
        created_at: at,
        updated_at: at,
      }));
    await entries.insertMany(rows(1));
    await rebuild();
    expect(await builder.advance(of.scope, id)).toBe('building');
    expect(await entries.countDocuments({ generation: 2, status: 'pending' })).toBe(1_000);
    await entries.deleteMany({ generation: 2 });
    await entries.insertMany(rows(2));
    expect(await builder.switchWhenComplete(of.scope, id)).toBe('switched');
    expect(await read()).toMatchObject({ generation: 2, building: null, files: { searchable: 10_000 } });
    expect(await entries.countDocuments({ generation: 1, until: null })).toBe(0);
  });
});
