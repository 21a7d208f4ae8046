import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';

const NOBODY = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const INDEXES = '/v1/search-indexes';

let api: TestApi;
let client: ApiClient;
let of: ReturnType<typeof indexFiles>;

beforeAll(async () => {
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT } });
  const tenant = await api.tenant();
  client = tenant.client;
  of = indexFiles(api, tenant.principal);
}, 600_000);

const refusal = ({ status, body }: ApiAnswer) => [status, body.error?.code, body.error?.param ?? null];

async function made(over: object = {}): Promise<ApiAnswer['body']> {
  const answer = await client.post(INDEXES, { name: 'Handbooks', ...over });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const read = async ({ id }: { id: string }) => (await client.get(`${INDEXES}/${id}`)).body;

/** An index with files that searches find. */
async function filled(files: number, over: object = {}) {
  const index = await made(over);
  const ids: string[] = [];
  for (let at = 0; at < files; at += 1) {
    const id = await of.ready([index.id]);
    await of.searchable(index.id, id);
    ids.push(id);
  }
  return { index, files: ids, path: `${INDEXES}/${index.id}` };
}

describe('a search index', () => {
  it('is made with a recipe, of which every part has a default', async () => {
    const index = await made();
    expect(index).toMatchObject({
      object: 'search_index',
      backend: 'chroma',
      chunking: { target_tokens: 200, overlap_tokens: 40 },
      embedding_model: 'all-minilm-l6-v2',
      generation: 1,
      building: null,
      snapshot_policy: 'on_demand',
      snapshots: 0,
      files: { searchable: 0, pending: 0, processing: 0, failed: 0 },
    });
    expect(index).not.toHaveProperty('next_snapshot');
    expect(await read(index)).toEqual(index);
    const chosen = { embedding_model: 'text-embedding-3-small', chunking: { target_tokens: 400, overlap_tokens: 0 } };
    expect(await made({ ...chosen, snapshot_policy: 'on_change' })).toMatchObject(chosen);
  });

  it.each<[string, object, number, string]>([
    ['a model that nobody has', { embedding_model: 'word2vec' }, 422, 'embedding_model'],
    ['a backend that is not configured', { backend: 'atlas' }, 422, 'backend'],
    ['a backend that does not exist', { backend: 'lucene' }, 400, 'backend'],
    [
      'an overlap as long as the passage',
      { chunking: { target_tokens: 40, overlap_tokens: 40 } },
      400,
      'chunking.overlap_tokens',
    ],
    ['a field that there is not', { dimensions: 3 }, 400, 'dimensions'],
  ])('is refused with %s', async (_what, over, status, param) => {
    const answer = await client.post(INDEXES, { name: 'x', ...over });
    expect([answer.status, answer.body.error.param]).toEqual([status, param]);
    if (status === 422)
      expect(answer.body.error.details.usable).toContain(param === 'backend' ? 'chroma' : 'all-minilm-l6-v2');
  });

  it('changes its name, description, metadata and policy, and nothing when told what it is', async () => {
    const index = await made({ metadata: { a: '1' } });
    const changes = { name: 'Manuals', description: 'All', metadata: { b: '2' }, snapshot_policy: 'on_change' };
    const changed = await client.patch(`${INDEXES}/${index.id}`, changes);
    expect(changed.body).toMatchObject({ ...changes, generation: 1, building: null });
    const again = await client.patch(`${INDEXES}/${index.id}`, changes);
    expect(again.body).toEqual(changed.body);
    const event = await theAuditEvent(api.db, { action: 'search_index.updated', entity_id: index.id });
    expect([event.old_value, event.new_value]).toMatchObject([{ name: 'Handbooks' }, { name: 'Manuals' }]);
  });

  it('is found in lists by name and model, archived ones when asked for', async () => {
    const name = `Listed ${Math.random()}`;
    const kept = await made({ name });
    const gone = await made({ name, embedding_model: 'text-embedding-3-large' });
    await client.post(`${INDEXES}/${gone.id}/archive`, {});
    const ids = async (query: Record<string, string>) =>
      (await client.get(INDEXES, { query: { name, ...query } })).body.data.map(({ id }: { id: string }) => id);
    expect(await ids({})).toEqual([kept.id]);
    expect(await ids({ archived: 'only' })).toEqual([gone.id]);
    expect(await ids({ archived: 'include', order: 'asc' })).toEqual([kept.id, gone.id]);
    expect(await ids({ archived: 'include', embedding_model: 'text-embedding-3-large' })).toEqual([gone.id]);
  });

  it('is archived and restored; archived it takes neither files nor changes', async () => {
    const { index, path, files } = await filled(1);
    const dry = await client.post(`${path}/archive`, {}, { query: { dry_run: 'true' } });
    expect([dry.body.archived_at === null, (await read(index)).archived_at]).toEqual([false, null]);
    expect((await client.post(`${path}/archive`, {})).body.archived_at).not.toBeNull();
    expect(refusal(await client.patch(path, { name: 'x' }))).toEqual([409, 'resource_archived', null]);
    expect(refusal(await client.post(`${path}/files`, { file_id: files[0] }))).toEqual([
      409,
      'resource_archived',
      null,
    ]);
    expect((await client.post(`${path}/restore`)).body.archived_at).toBeNull();
    expect((await client.patch(path, { name: 'x' })).status).toBe(200);
  });
});

describe('files of an index', () => {
  it('come in as pending, once, and wait for their execution where it cannot be started now', async () => {
    const { path } = await filled(0);
    const file_id = await of.ready();
    const attached = await client.post(`${path}/files`, { file_id });
    expect(attached.status, attached.text).toBe(200);
    expect(attached.body).toMatchObject({
      object: 'index_file',
      file_id,
      file_version: 1,
      status: 'pending',
      left: false,
    });
    expect(attached.text).not.toMatch(/execution_arn|since/);
    expect((await client.post(`${path}/files`, { file_id })).body).toEqual(attached.body);
    const list = await client.get(`${path}/files`, { query: { status: 'pending' } });
    expect(list.body.data).toEqual([attached.body]);
    expect((await client.get(`/v1/files/${file_id}`)).body.index_ids).toEqual([attached.body.index_id]);
    await theAuditEvent(api.db, { action: 'index_file.attached', entity_id: attached.body.index_id });
  });

  it('must be there, ready, not archived, and not in ten others', async () => {
    const { path } = await filled(0);
    const attempts: [string, unknown[]][] = [
      [`fil_${NOBODY}`, [422, 'reference_not_found', 'file_id']],
      [await of.ready([], { live_version: null, status: 'processing' }), [409, 'file_not_ready', 'file_id']],
      [await of.ready([], { archived_at: new Date() }), [422, 'reference_archived', 'file_id']],
      [await of.ready(Array.from({ length: 10 }, (_, at) => `idx_${at}`)), [422, 'unprocessable', 'file_id']],
    ];
    for (const [file_id, expected] of attempts) {
      expect(refusal(await client.post(`${path}/files`, { file_id }))).toEqual(expected);
    }
  });

  it('leave it and may come back', async () => {
    const { index, path, files } = await filled(2);
    const [file_id = ''] = files;
    const detach = () => client.post(`${path}/files/${file_id}/detach`);
    expect(
      (await client.post(`${path}/files/${file_id}/detach`, undefined, { query: { dry_run: 'true' } })).status,
    ).toBe(200);
    expect((await read(index)).files.searchable).toBe(2);
    expect((await detach()).body.files.searchable).toBe(1);
    expect((await detach()).status).toBe(200);
    expect((await client.get(`/v1/files/${file_id}`)).body.index_ids).toEqual([]);
    expect((await client.post(`${path}/files`, { file_id })).body).toMatchObject({ status: 'pending', left: false });
    await of.searchable(index.id, file_id);
    expect((await read(index)).files).toMatchObject({ searchable: 2, pending: 0 });
    const never = await of.ready();
    expect(refusal(await client.post(`${path}/files/${never}/detach`))).toEqual([404, 'not_found', null]);
  });

  it('are tried again when they failed, and only then', async () => {
    const { path, index, files } = await filled(1);
    const file_id = await of.ready([index.id]);
    await of.failed(index.id, file_id);
    const [failed] = (await client.get(`${path}/files`, { query: { status: 'failed' } })).body.data;
    expect(failed).toMatchObject({ file_id, reason: { code: 'ingestion_failed' } });
    const again = await client.post(`${path}/files/${file_id}/retry`);
    expect(again.body).toMatchObject({ file_id, status: 'pending', reason: null });
    expect(refusal(await client.post(`${path}/files/${files[0]}/retry`))).toEqual([409, 'file_not_ready', null]);
    const unread = await of.ready([index.id], { live_version: null, status: 'failed' });
    await of.failed(index.id, unread);
    const refused = await client.post(`${path}/files/${unread}/retry`);
    expect([refused.body.error.code, refused.body.error.message]).toEqual([
      'file_not_ready',
      'This version of the file is not ready. Retry the file itself.',
    ]);
  });
});
