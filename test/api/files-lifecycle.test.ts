import { createHash } from 'node:crypto';
import { createS3Client, s3ObjectStore } from '@patchbay/aws/files';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { handler as purgeFiles } from '../../functions/scheduled/purge-files/handler.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { openUploadsCloud, type UploadsCloud } from './support/uploads-cloud.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const contentOf = (text: string) => ({ media_type: 'text/plain', size_bytes: text.length, sha256: sha256(text) });

let api: TestApi;
let cloud: UploadsCloud;
let client: ApiClient;
let index: string;

beforeAll(async () => {
  cloud = await openUploadsCloud();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...cloud.env } });
  ({ client } = await api.tenant());
  index = await newIndex();
}, 600_000);

const newIndex = async (by = client) => (await by.post('/v1/search-indexes', { name: 'Handbooks' })).body.id as string;
const refusal = ({ status, body }: ApiAnswer) => [status, body.error.code, body.error.param ?? null];
const rows = () => api.db.client.db(api.db.name);

async function declared(text: string, more: object = {}, by = client) {
  const created = await by.post('/v1/files', { name: 'notes.txt', index_ids: [index], ...contentOf(text), ...more });
  expect(created.status, created.text).toBe(201);
  return created.body;
}

const put = ({ url, headers }: { url: string; headers: Record<string, string> }, body: string) =>
  fetch(url, { method: 'PUT', headers, body });

/** What ingestion writes at its end; ingestion itself is proved elsewhere. */
async function becomesReady(id: string, version = 1): Promise<void> {
  const ready = { status: 'ready', ready_at: new Date(), reason: null };
  const more = { stage: 'done', percent: 100, live_version: version, deadline_at: null, execution_arn: null };
  await rows()
    .collection<{ _id: string }>('files')
    .updateOne({ _id: id }, { $set: { ...ready, ...more } });
  await rows()
    .collection<{ _id: string }>('file_versions')
    .updateOne({ _id: `${id}_v${version}` }, { $set: ready });
}

async function ready(text: string, more: object = {}) {
  const { upload, deduplicated: _new, ...file } = await declared(text, more);
  expect((await put(upload, text)).status).toBe(200);
  await becomesReady(file.id);
  return (await client.get(`/v1/files/${file.id}`)).body;
}

describe('a new version', () => {
  it('waits for its content beside the one that serves, one at a time', async () => {
    const file = await ready('First edition.');
    const created = await client.post(`/v1/files/${file.id}/versions`, contentOf('Second edition.'));
    expect(created.status, created.text).toBe(201);
    expect(created.body).toMatchObject({
      name: 'notes.txt',
      version: 2,
      live_version: 1,
      status: 'awaiting_upload',
      attempt: 0,
      ready_at: null,
      upload: { method: 'PUT' },
    });
    await theAuditEvent(api.db, { action: 'file_version.created', entity_id: file.id });
    expect((await put(created.body.upload, 'Second edition.')).status).toBe(200);

    const second = await client.post(`/v1/files/${file.id}/versions`, contentOf('Third edition.'));
    expect(refusal(second)).toEqual([409, 'file_not_ready', null]);
    expect(second.body.error.details).toEqual({ status: 'awaiting_upload', version: 2 });

    const { data } = (await client.get(`/v1/files/${file.id}/versions`)).body;
    expect(data.map(({ version, status, live }: never) => ({ version, status, live }))).toEqual([
      { version: 2, status: 'awaiting_upload', live: false },
      { version: 1, status: 'ready', live: true },
    ]);
  });

  it('that fails leaves the old one serving, and says why', async () => {
    const file = await ready('Old text.');
    await client.post(`/v1/files/${file.id}/versions`, { ...contentOf('Never sent.'), name: 'renamed.txt' });
    const failed = await client.post(`/v1/files/${file.id}/complete`, {});
    expect(failed.body).toMatchObject({
      version: 2,
      name: 'renamed.txt',
      live_version: 1,
      status: 'failed',
      reason: { code: 'upload_rejected' },
    });
    const [one, two] = await Promise.all([1, 2].map((n) => client.get(`/v1/files/${file.id}/versions/${n}`)));
    expect(one?.body).toMatchObject({ object: 'file_version', live: true, status: 'ready', name: 'notes.txt' });
    expect(two?.body).toMatchObject({ live: false, status: 'failed', reason: { code: 'upload_rejected' } });
    const download = await client.get(`/v1/files/${file.id}/download`);
    expect(download.body).toMatchObject({ version: 1, name: 'notes.txt' });
    expect(await (await fetch(download.body.url)).text()).toBe('Old text.');
    expect((await client.post(`/v1/files/${file.id}/versions`, contentOf('Third.'))).body.version).toBe(3);
  });

  it('of nothing: 404 for file and version', async () => {
    const { id } = await declared('Version of nothing.');
    expect((await client.get(`/v1/files/${id}/versions/2`)).status).toBe(404);
    expect((await client.get(`/v1/files/${id}/versions/0`)).status).toBe(400);
  });
});

describe('stopping', () => {
  it('ends the execution, says so, and can be repeated and retried', async () => {
    const file = await declared('To be stopped.');
    expect((await put(file.upload, 'To be stopped.')).status).toBe(200);
    const execution_arn = await cloud.startEndless();
    const processing = { status: 'processing', stage: 'parse', execution_arn };
    await rows().collection<{ _id: string }>('files').updateOne({ _id: file.id }, { $set: processing });
    const stopped = await client.post(`/v1/files/${file.id}/stop`);
    expect(stopped.body).toMatchObject({ status: 'failed', stage: 'parse', reason: { code: 'stopped' } });
    await theAuditEvent(api.db, { action: 'file.stopped', entity_id: file.id });
    await expect.poll(() => cloud.statusOf(execution_arn)).toBe('ABORTED');
    expect((await client.post(`/v1/files/${file.id}/stop`)).body).toEqual(stopped.body);
    expect((await client.post(`/v1/files/${file.id}/retry`)).body).toMatchObject({ status: 'queued', reason: null });
  });

  it('too late changes nothing', async () => {
    const file = await ready('Just ready.');
    expect((await client.post(`/v1/files/${file.id}/stop`)).body).toEqual(file);
  });
});

describe('a download', () => {
  it('is saved under its name whatever that is, and is nobody else’s', async () => {
    const name = 'Öffnungszeiten "neu" (1).txt';
    const file = await ready('Offen.', { name });
    const { body } = await client.get(`/v1/files/${file.id}/download`);
    expect(body).toMatchObject({ object: 'file_download', file_id: file.id, version: 1, name, size_bytes: 6 });
    const answer = await fetch(body.url);
    expect(await answer.text()).toBe('Offen.');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="_ffnungszeiten _neu_ (1).txt"; filename*=UTF-8''%C3%96ffnungszeiten%20%22neu%22%20%281%29.txt`,
    );
    const expires = Date.parse(body.expires_at) - Date.now();
    expect(expires).toBeGreaterThan(800_000);
    expect(expires).toBeLessThanOrEqual(900_000);
    expect((await fetch(body.url.replace(file.id, `fil_${'0'.repeat(26)}`))).status).toBe(403);
  });

  it('is shown by browsers where that is asked for and nothing in it can run', async () => {
    const shown = async (file: { id: string }) => {
      const { body } = await client.get(`/v1/files/${file.id}/download?disposition=inline`);
      return (await fetch(body.url)).headers.get('content-disposition')?.split(';')[0];
    };
    expect(await shown(await ready('Plain words.', { name: 'words.txt' }))).toBe('inline');
    const page = await ready('<p>A page.</p>', { name: 'page.html', media_type: 'text/html' });
    expect(await shown(page)).toBe('attachment');
  });

  it('of what never arrived: 409', async () => {
    const { id } = await declared('Not sent yet.');
    expect(refusal(await client.get(`/v1/files/${id}/download`))).toEqual([409, 'file_not_ready', null]);
    expect((await client.get(`/v1/files/${id}/download?version=7`)).status).toBe(404);
  });
});

describe('the same content again', () => {
  it('is the file that is there, another one, or refused, as asked for; and never another tenant’s', async () => {
    const text = 'The same words.';
    const file = await ready(text);
    const again = await declared(text, { name: 'copy.txt' });
    expect(again).toEqual({ ...file, upload: null, deduplicated: true });
    const second = await newIndex();
    const attached = await declared(text, { index_ids: [index, second] });
    expect(attached).toMatchObject({ id: file.id, index_ids: [index, second], upload: null, deduplicated: true });
    const [entry] = await rows().collection('index_entries').find({ file_id: file.id, index_id: second }).toArray();
    expect(entry).toMatchObject({ status: 'pending', file_version: 1 });
    const other = await declared(text, { on_duplicate: 'create' });
    expect(other).toMatchObject({ deduplicated: false, status: 'awaiting_upload' });
    expect(other.id).not.toBe(file.id);
    const body = { name: 'x.txt', index_ids: [index], ...contentOf(text), on_duplicate: 'refuse' };
    const refused = await client.post('/v1/files', body);
    expect(refusal(refused)).toEqual([409, 'already_exists', 'sha256']);
    expect(refused.body.error.details).toEqual({ file_id: file.id });
    const { client: stranger } = await api.tenant();
    const own = await stranger.post('/v1/files', { ...body, index_ids: [await newIndex(stranger)] });
    expect(own.body).toMatchObject({ deduplicated: false, status: 'awaiting_upload' });
  });
});

describe('a list of files', () => {
  it('is narrowed by name, type, time, status and archive', async () => {
    const { client: own } = await api.tenant();
    const index_ids = [await newIndex(own)];
    const make = (name: string, more: object = {}) => declared(name, { name, index_ids, ...more }, own);
    const before = new Date().toISOString();
    await make('alpha.txt');
    await make('alpine.md', { media_type: 'text/markdown' });
    const last = await make('beta.txt');
    const names = async (query: Record<string, string>) =>
      (await own.get('/v1/files', { query })).body.data.map(({ name }: { name: string }) => name);
    expect(await names({ name_prefix: 'alp', order: 'asc' })).toEqual(['alpha.txt', 'alpine.md']);
    expect(await names({ name: 'alpha.txt' })).toEqual(['alpha.txt']);
    expect(await names({ media_type: 'text/markdown' })).toEqual(['alpine.md']);
    expect(await names({ created_before: before })).toEqual([]);
    expect(await names({ created_after: before })).toEqual(['beta.txt', 'alpine.md', 'alpha.txt']);
    expect((await own.post(`/v1/files/${last.id}/archive`)).body.status).toBe('archived');
    expect(await names({})).toEqual(['alpine.md', 'alpha.txt']);
    expect(await names({ archived: 'only' })).toEqual(['beta.txt']);
    expect(await names({ status: 'archived' })).toEqual(['beta.txt']);
    expect(await names({ archived: 'include' })).toHaveLength(3);
    const both = await own.get('/v1/files', { query: { archived: 'only', status: 'ready' } });
    expect(refusal(both)).toEqual([400, 'invalid_query', 'archived']);
  });
});

describe('limits of a tenant', () => {
  it('name the field and the limit', async () => {
    const { tenant_id, client: own } = await api.tenant();
    const index_ids = [await newIndex(own)];
    await declared('12345', { index_ids }, own);
    const limit = (max_file_bytes: number, max_total_file_bytes: number) =>
      api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { max_file_bytes, max_total_file_bytes } });
    const create = () => own.post('/v1/files', { name: 'x.txt', index_ids, ...contentOf('123456') });
    expect((await limit(5, 100)).status).toBe(200);
    const large = await create();
    expect(refusal(large)).toEqual([422, 'unprocessable', 'size_bytes']);
    expect(large.body.error.details).toEqual({ limit: 'max_file_bytes', allowed: 5, wanted: 6 });
    await limit(6, 10);
    const much = await create();
    expect(refusal(much)).toEqual([429, 'limit_exceeded', 'size_bytes']);
    expect(much.body.error.details).toEqual({ limit: 'max_total_file_bytes', allowed: 10, used: 5 });
    const usage = (await api.platform.get(`/v1/tenants/${tenant_id}`)).body.usage;
    expect(usage).toMatchObject({ files: 1, total_file_bytes: 5 });
    await limit(6, 11);
    expect((await create()).status).toBe(201);
  });
});

describe('an archived file', () => {
  it('is told when it goes, takes nothing new, and comes back as it was', async () => {
    const file = await ready('To be archived.');
    const archived = (await client.post(`/v1/files/${file.id}/archive`)).body;
    expect(archived).toMatchObject({ status: 'archived', live_version: 1 });
    const days = (Date.parse(archived.purge_at) - Date.parse(archived.archived_at)) / 86_400_000;
    expect(days).toBe(30);
    expect((await client.post(`/v1/files/${file.id}/archive`)).body).toEqual(archived);
    const refusals = await Promise.all([
      client.post(`/v1/files/${file.id}/versions`, contentOf('x')),
      client.post(`/v1/files/${file.id}/retry`),
    ]);
    expect(refusals.map(refusal)).toEqual([
      [409, 'resource_archived', null],
      [409, 'resource_archived', null],
    ]);
    const restored = (await client.post(`/v1/files/${file.id}/restore`)).body;
    expect(restored).toEqual({ ...file, updated_at: restored.updated_at });
    const entries = rows().collection('index_entries').find({ file_id: file.id });
    expect(await entries.toArray()).toMatchObject([{ index_id: index, file_version: 1, until: null }]);
    for (const action of ['file.archived', 'file.restored'] as const) {
      await theAuditEvent(api.db, { action, entity_id: file.id });
    }
  });

  it('leaves its indexes with the snapshot that comes next', async () => {
    const file = await ready('Held by an index.');
    const entry = { tenant_id: file.tenant_id, index_id: index, generation: 1, file_id: file.id, file_version: 1 };
    const held = { ...entry, chunker: 'c', status: 'searchable', since: 1, until: null, attempt: 0 };
    const at = { created_at: new Date(), updated_at: new Date() };
    await rows()
      .collection<{ _id: string }>('index_entries')
      .insertOne({ _id: `held-${file.id}`, ...held, ...at });
    await client.post(`/v1/files/${file.id}/archive`);
    const [closed] = await rows().collection('index_entries').find({ file_id: file.id }).toArray();
    expect(closed).toMatchObject({ status: 'searchable', since: 1, until: expect.any(Number) });
  });

  it('is stopped first where something is under way', async () => {
    const { id } = await declared('Under way.');
    expect((await client.post(`/v1/files/${id}/archive`)).body).toMatchObject({
      status: 'archived',
      reason: { code: 'stopped' },
    });
    expect((await client.post(`/v1/files/${id}/restore`)).body).toMatchObject({ status: 'failed', purge_at: null });
  });

  it('cannot be restored once its end has begun', async () => {
    const { id } = await ready('Half gone.');
    await client.post(`/v1/files/${id}/archive`);
    await rows()
      .collection<{ _id: string }>('files')
      .updateOne({ _id: id }, { $set: { purge_at: new Date() } });
    expect(refusal(await client.post(`/v1/files/${id}/restore`))).toEqual([409, 'file_not_ready', null]);
  });
});

describe('purging', () => {
  it('is for archived files only, and leaves nothing: no row, no object, no version of one', async () => {
    const file = await ready('To be forgotten.');
    const work = `work/${file.tenant_id}/${file.id}/1/document.json`;
    const objects = s3ObjectStore(createS3Client(cloud.env['AWS_ENDPOINT_URL']), cloud.bucket);
    for (const content of ['a', 'b']) await objects.write(work, content, 'application/json');
    expect(refusal(await client.post(`/v1/files/${file.id}/purge`))).toEqual([409, 'file_not_ready', null]);
    await client.post(`/v1/files/${file.id}/archive`);
    const purged = await client.post(`/v1/files/${file.id}/purge`);
    expect(purged.status, purged.text).toBe(200);
    expect(purged.body).toMatchObject({ object: 'purged_file', id: file.id, versions: 1, objects: 3 });
    await theAuditEvent(api.db, { action: 'file.purged', entity_id: file.id });
    expect((await client.get(`/v1/files/${file.id}`)).status).toBe(404);
    expect((await client.post(`/v1/files/${file.id}/purge`)).status).toBe(404);
    for (const collection of ['file_versions', 'file_chunks', 'chunk_terms', 'index_entries']) {
      expect(await rows().collection(collection).countDocuments({ file_id: file.id }), collection).toBe(0);
    }
  });

  it('happens by schedule, to what is due and to nothing else', async () => {
    const [due, kept] = [await ready('Due to go.'), await ready('Kept for now.')];
    for (const { id } of [due, kept]) await client.post(`/v1/files/${id}/archive`);
    const yesterday = new Date(Date.now() - 86_400_000);
    await rows()
      .collection<{ _id: string }>('files')
      .updateOne({ _id: due.id }, { $set: { purge_at: yesterday } });
    await purgeFiles({}, { awsRequestId: 'request-1' } as never);
    expect((await client.get(`/v1/files/${due.id}`)).status).toBe(404);
    expect((await client.get(`/v1/files/${kept.id}`)).body.status).toBe('archived');
    expect(await theAuditEvent(api.db, { action: 'file.purged', entity_id: due.id })).toMatchObject({
      actor_type: 'system',
    });
  });
});
