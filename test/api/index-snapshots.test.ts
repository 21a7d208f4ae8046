import { systemClock } from '@patchbay/config';
import { createIndexSnapshotRepository, createSnapshotWatchList } from '@patchbay/mongo';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, pinsOf, refusal } from '../support/registry-fixtures.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';

let api: TestApi;
let client: ApiClient;
let of: ReturnType<typeof indexFiles>;

beforeAll(async () => {
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT } });
  const tenant = await api.tenant();
  client = tenant.client;
  of = indexFiles(api, tenant.principal);
}, 600_000);

/** An index with files that searches find. */
async function filled(files: number, over: object = {}) {
  const { id } = (await client.post('/v1/search-indexes', { name: 'Handbooks', ...over })).body;
  const ids: string[] = [];
  for (let at = 0; at < files; at += 1) {
    const file_id = await of.ready([id]);
    await of.searchable(id, file_id);
    ids.push(file_id);
  }
  const path = `/v1/search-indexes/${id}`;
  const snap = async (body: object = {}) => {
    const answer = await client.post(`${path}/snapshots`, body);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const contents = async (snapshot: { id: string }) => {
    const { body } = await client.get(`${path}/snapshots/${snapshot.id}/files`);
    return body.data.map(({ file_id, file_version }: Record<string, unknown>) => [file_id, file_version]);
  };
  return { id: id as string, path, files: ids, snap, contents };
}

const bound = async (knowledge: object[]) => {
  const { agentId, body } = await pinsOf(client);
  const path = `/v1/agents/${agentId}`;
  const bind = (pinned: object[]) => client.post(`${path}/bindings`, { ...body, knowledge: pinned });
  return { agentId, path, bind, binding: (await bind(knowledge)).body };
};

describe('a snapshot', () => {
  it('holds what searches find when it is made, whatever happens afterwards', async () => {
    const { id, path, files, snap, contents } = await filled(2);
    const [first = '', second = ''] = files;
    const one = await snap({ name: 'Before', note: 'For the release' });
    expect(one).toMatchObject({ number: 1, generation: 1, files: 2, name: 'Before', bindings: 0, purged_at: null });
    const event = await theAuditEvent(api.db, { action: 'index_snapshot.created', entity_id: one.id });
    expect(event.new_value).toMatchObject({ index_id: id, number: 1, digest: one.digest });

    await of.searchable(id, first, 2);
    await client.post(`${path}/files/${second}/detach`);
    const two = await snap();
    expect(two).toMatchObject({ number: 2, files: 1, name: null });
    expect(two.digest).not.toBe(one.digest);

    const sorted = [first, second].toSorted();
    expect(await contents(one)).toEqual(sorted.map((file_id) => [file_id, 1]));
    expect(await contents(two)).toEqual([[first, 2]]);
    const page = await client.get(`${path}/snapshots/${one.id}/files`, { query: { limit: '1' } });
    const next = { query: { limit: '1', cursor: page.body.next_cursor } };
    expect((await client.get(`${path}/snapshots/${one.id}/files`, next)).body.data).toMatchObject([
      { file_id: sorted[1] },
    ]);

    expect((await client.get(`${path}/snapshots/${one.id}`)).body).toEqual(one);
    expect((await client.get(`${path}/snapshots`)).body.data).toEqual([two, one]);
    expect((await client.get(path)).body.snapshots).toBe(2);
  });

  it('is the last one again as long as nothing has changed', async () => {
    const { id, path, files, snap, contents } = await filled(1);
    const [file_id = ''] = files;
    const one = await snap();
    expect(await snap({ name: 'Another name' })).toEqual(one);
    await client.post(`${path}/files/${file_id}/detach`);
    await client.post(`${path}/files`, { file_id });
    await of.searchable(id, file_id);
    const many = await Promise.all([snap(), snap(), snap()]);
    expect(new Set(many.map(({ number }) => number)).size).toBe(1);
    expect(await contents(one)).toEqual(await contents(many[0]));
  });

  it('says what it holds also where files come in while it is made', { timeout: 60_000 }, async () => {
    const { id, path, contents } = await filled(0);
    const files = await Promise.all(Array.from({ length: 12 }, () => of.ready([id])));
    const snaps = Array.from({ length: 6 }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, at * 40));
      return client.post(`${path}/snapshots`, {});
    });
    await Promise.all([...files.map((file_id) => of.searchable(id, file_id)), ...snaps]);
    await client.post(`${path}/snapshots`, {});
    const { data } = (await client.get(`${path}/snapshots`)).body;
    for (const snapshot of data) expect(await contents(snapshot)).toHaveLength(snapshot.files);
    expect(data[0].files).toBe(12);
    expect(new Set(data.map(({ digest }: { digest: string }) => digest)).size).toBe(data.length);
  });

  it('of a dry run is taken back', async () => {
    const { path } = await filled(1);
    const dry = await client.post(`${path}/snapshots`, {}, { query: { dry_run: 'true' } });
    expect(dry.body.number).toBe(1);
    expect((await client.get(`${path}/snapshots`)).body.data).toEqual([]);
  });

  it('is made on every change where the index says so', async () => {
    const { path, files } = await filled(2, { snapshot_policy: 'on_change' });
    await client.post(`${path}/files/${files[0]}/detach`);
    const { data } = (await client.get(`${path}/snapshots`)).body;
    expect(data).toMatchObject([{ number: 1, files: 1 }]);
  });

  it('of ten thousand files is one row', { timeout: 60_000 }, async () => {
    const { id, path, snap } = await filled(0);
    const at = new Date();
    const rows = Array.from({ length: 10_000 }, (_, place) => ({
      _id: `${id}-${place}` as never,
      tenant_id: of.scope.tenant_id,
      index_id: id,
      generation: 1,
      file_id: `fil_${String(place).padStart(26, '0')}`,
      file_version: 1,
      chunker: 'c',
      status: 'searchable',
      since: 1,
      until: null,
      chunks: 1,
      attempt: 0,
      created_at: at,
      updated_at: at,
    }));
    await api.db.client.db(api.db.name).collection('index_entries').insertMany(rows);
    const { number, files, digest } = await snap();
    expect([number, files]).toEqual([1, 10_000]);
    expect((await snap()).digest).toBe(digest);
    const page = await client.get(`${path}/snapshots`);
    expect(page.text.length).toBeLessThan(2_000);
    expect((await client.get(path)).body.files.searchable).toBe(10_000);
  });

  it("is nobody else's, and of its own index only", async () => {
    const { path, snap } = await filled(1);
    const other = await filled(1);
    const one = await snap();
    const stranger = (await api.tenant()).client;
    for (const answer of [
      await client.get(`${other.path}/snapshots/${one.id}`),
      await client.get(`${path}/snapshots/snp_${NOBODY}`),
      await stranger.get(`${path}/snapshots/${one.id}`),
      await stranger.get(`${path}/snapshots`),
      await stranger.post(`${path}/snapshots`, {}),
      await stranger.get(`${path}/snapshots/${one.id}/files`),
    ]) {
      expect(refusal(answer)).toEqual([404, 'not_found', null]);
    }
  });
});

describe('what uses an index', () => {
  it('is told, for the index and for one snapshot, and keeps it from being archived', async () => {
    const { id, path, snap } = await filled(1);
    const one = await snap();
    const { agentId, path: agent, binding } = await bound([{ index_id: id, snapshot_id: one.id }]);
    const dependents = async (query: Record<string, string> = {}) =>
      (await client.get(`${path}/dependents`, { query })).body;
    expect(await dependents()).toMatchObject({
      object: 'dependents',
      index_id: id,
      snapshot_id: null,
      bindings: { count: 1, data: [{ binding_id: binding.id, agent_id: agentId }] },
      environments: { count: 0 },
    });
    expect((await client.post(`${path}/archive`, {})).status, 'a binding alone holds nothing').toBe(200);
    await client.post(`${path}/restore`);

    await client.put(`${agent}/environments/production`, { binding_id: binding.id });
    const held = await client.post(`${path}/archive`, {});
    expect(refusal(held)).toEqual([409, 'resource_in_use', null]);
    expect(held.body.error.details.in_use_by.environments.data).toMatchObject([{ agent_id: agentId }]);
    expect((await dependents({ snapshot_id: one.id })).environments.count).toBe(1);
    await of.searchable(id, await of.ready([id]));
    const unused = await snap();
    expect(await dependents({ snapshot_id: unused.id })).toMatchObject({
      bindings: { count: 0 },
      environments: { count: 0 },
    });
    expect((await client.get(`${path}/dependents`, { query: { snapshot_id: `snp_${NOBODY}` } })).status).toBe(404);
    expect((await client.post(`${path}/archive`, { force: true })).body.archived_at).not.toBeNull();
  });
});

describe('a binding', () => {
  it('keeps its snapshot from being purged; a purged one cannot be bound, listed by files, or found the same', async () => {
    const { id, path, snap } = await filled(1);
    const one = await snap();
    const { bind } = await bound([{ index_id: id, snapshot_id: one.id }]);
    await of.searchable(id, await of.ready([id]));
    const two = await snap();
    expect((await client.get(`${path}/snapshots/${one.id}`)).body.bindings).toBe(1);

    const repository = createIndexSnapshotRepository(api.db.database);
    const later = new Date(systemClock.now().getTime() + 1_000);
    const purgeable = await createSnapshotWatchList(api.db.database).purgeable(later, 1_000);
    expect(purgeable.filter(({ index_id }) => index_id === id).map((found) => found.id)).toEqual([two.id]);
    const purge = (snapshot_id: string) =>
      api.db.unit_of_work.run(of.scope, async (work) => {
        const entity = { type: 'index_snapshot', id: snapshot_id } as const;
        work.record({ action: 'index_snapshot.purged', entity, old_value: null, new_value: null });
        return repository.markPurged(of.scope, work, snapshot_id, later);
      });
    expect(await purge(one.id)).toBeNull();
    expect(await purge(two.id)).toMatchObject({ id: two.id, purged_at: later });
    expect(await repository.kept(of.scope, id)).toEqual([{ number: 1, generation: 1 }]);

    expect(refusal(await bind([{ index_id: id, snapshot_id: two.id }]))).toEqual([
      409,
      'snapshot_purged',
      'knowledge.0.snapshot_id',
    ]);
    expect(refusal(await client.get(`${path}/snapshots/${two.id}/files`))).toEqual([409, 'snapshot_purged', null]);
    const again = await snap();
    expect([again.number, again.digest]).toEqual([3, two.digest]);
  });
});
