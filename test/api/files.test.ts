import { createHash } from 'node:crypto';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../fixtures/documents/read-fixture.ts';
import { handlersOfSteps } from '../ingestion/support/handlers.ts';
import { runExecution } from '../ingestion/support/state-machine.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';
import { type FilesCloud, openFilesCloud } from './support/files-cloud.ts';

const bytes = fixture('cedar-clinic.txt');
const NOBODY = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';

let api: TestApi;
let cloud: FilesCloud;
let client: ApiClient;
let index: string;
let declaration: Record<string, unknown>;

beforeAll(async () => {
  cloud = await openFilesCloud();
  api = await startApi({ env: cloud.env });
  ({ client } = await api.tenant());
  index = (await client.post('/v1/search-indexes', { name: 'Handbooks' })).body.id;
  declaration = {
    name: 'cedar-clinic.txt',
    media_type: 'text/plain',
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    index_ids: [index],
    // Many files here have the one content.
    on_duplicate: 'create',
  };
}, 600_000);

const declared = async (by = client, more: object = {}) =>
  (await by.post('/v1/files', { ...declaration, ...more })).body;
const put = (
  { method, url, headers }: { method: string; url: string; headers: Record<string, string> },
  body = bytes,
) => fetch(url, { method, headers, body });
const keyOf = ({ tenant_id, id }: { tenant_id: string; id: string }) => `uploads/${tenant_id}/${id}/1`;
const ingest = async (file: { tenant_id: string; id: string }) =>
  runExecution(await handlersOfSteps(), { bucket: cloud.bucket, key: keyOf(file) }, `arn:${file.id}`);
const refusal = ({ status, body }: ApiAnswer) => [status, body.error.code, body.error.param ?? null];
/** An answer without what differs from request to request. */
const bare = ({ status, body }: ApiAnswer) => ({ status, ...body.error, request_id: '' });

describe('a document on its way', { timeout: 120_000 }, () => {
  it('is declared, uploaded, ingested by the functions themselves, and answers with its citation', async () => {
    const created = await client.post('/v1/files', declaration);
    expect(created.status, created.text).toBe(201);
    const { upload, deduplicated, ...file } = created.body;
    expect(deduplicated).toBe(false);
    expect(file).toMatchObject({ object: 'file', status: 'awaiting_upload', stage: 'upload', percent: 0, version: 1 });
    expect(JSON.stringify(created.body)).not.toMatch(/execution_arn/);
    expect(new URL(upload.url).pathname).toBe(`/${cloud.bucket}/${keyOf(file)}`);
    expect((await client.get(`/v1/files/${file.id}`)).body).toEqual(file);

    expect((await put(upload)).status).toBe(200);
    expect((await client.post(`/v1/files/${file.id}/complete`)).body.status).toBe('awaiting_upload');
    await ingest(file);
    const ready = (await client.get(`/v1/files/${file.id}`)).body;
    expect(ready).toMatchObject({ status: 'ready', stage: 'done', percent: 100, pages: 4 });

    const found = await client.post('/v1/search', { query: 'When do you open on Saturday?', index_ids: [index] });
    expect([found.status, found.body.grounded]).toEqual([200, true]);
    expect(found.body.data[0]).toMatchObject({
      text: expect.stringContaining('eight in the morning'),
      citation: { file_id: file.id, file_name: 'cedar-clinic.txt', version: 1, page: 1 },
    });
    const list = await client.get('/v1/files', { query: { status: 'ready', index_id: index } });
    expect(list.body.data).toEqual([ready]);
  });

  it('is failed and tried again: with a new address, then with a new execution', async () => {
    const file = await declared();
    const refused = await put(file.upload, Buffer.from('x'.repeat(bytes.length)));
    expect(refused.status).toBe(400);
    const failed = (await client.post(`/v1/files/${file.id}/complete`)).body;
    expect(failed).toMatchObject({ status: 'failed', reason: { code: 'upload_rejected' } });
    await theAuditEvent(api.db, { action: 'file.failed', entity_id: file.id });

    const retried = await client.post(`/v1/files/${file.id}/retry`);
    expect(retried.body).toMatchObject({ status: 'awaiting_upload', reason: null });
    expect((await put(retried.body.upload)).status).toBe(200);
    expect(refusal(await client.post(`/v1/files/${file.id}/retry`))).toEqual([409, 'file_not_ready', null]);

    await api.db.client
      .db(api.db.name)
      .collection('files')
      .updateOne({ _id: file.id }, { $set: { status: 'failed', deadline_at: null } });
    const again = await client.post(`/v1/files/${file.id}/retry`);
    expect(again.body).toMatchObject({ status: 'queued', upload: null });
    await expect.poll(() => cloud.executions()).toEqual([{ bucket: cloud.bucket, key: keyOf(file) }]);
  });

  it('leaves searches when it is archived, comes back when it is restored, and is gone when it is purged', async () => {
    const { body: own } = await client.post('/v1/search-indexes', { name: 'Seasons' });
    const { upload, ...file } = await declared(client, { index_ids: [own.id] });
    expect((await put(upload)).status).toBe(200);
    await ingest(file);
    const found = async () => {
      const { body } = await client.post('/v1/search', { query: 'When do you open on Saturday?', index_ids: [own.id] });
      return body.data.length > 0;
    };
    expect(await found()).toBe(true);
    await client.post(`/v1/files/${file.id}/archive`);
    expect(await found()).toBe(false);

    expect((await client.post(`/v1/files/${file.id}/restore`)).body.status).toBe('ready');
    const index_entry = {
      tenant_id: file.tenant_id,
      index_id: own.id,
      generation: 1,
      file_id: file.id,
      file_version: 1,
    };
    await expect.poll(() => cloud.executions()).toContainEqual({ index_entry });
    await runExecution(await handlersOfSteps(), { index_entry } as never, `arn:restored:${file.id}`);
    expect(await found()).toBe(true);

    await client.post(`/v1/files/${file.id}/archive`);
    const purged = await client.post(`/v1/files/${file.id}/purge`);
    expect(purged.body.chunks, purged.text).toBeGreaterThan(0);
    expect(await found()).toBe(false);
    const chunks = api.db.client.db(api.db.name).collection('file_chunks');
    expect(await chunks.countDocuments({ file_id: file.id })).toBe(0);
  });

  it('is declared once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'file-1' };
    const answers = [];
    for (const _ of [1, 2]) answers.push(await client.post('/v1/files', declaration, { headers }));
    expect(answers[1]?.text).toBe(answers[0]?.text);
  });
});

describe('what bad input gets', () => {
  it.each<[string, object, string]>([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a number for a name', { name: 1 }, 'name'],
    ['a path for a name', { name: '../etc/passwd' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(256) }, 'name'],
    ['a type that is not read', { media_type: 'image/png' }, 'media_type'],
    ['an empty file', { size_bytes: 0 }, 'size_bytes'],
    ['a file larger than any may be', { size_bytes: 512 * 1024 ** 2 + 1 }, 'size_bytes'],
    ['half a byte', { size_bytes: 1.5 }, 'size_bytes'],
    ['a short checksum', { sha256: 'abc' }, 'sha256'],
    ['a checksum in capitals', { sha256: 'A'.repeat(64) }, 'sha256'],
    ['no index', { index_ids: [] }, 'index_ids'],
    ['an index twice', { index_ids: [`idx_${NOBODY}`, `idx_${NOBODY}`] }, 'index_ids'],
    ['an id of something else', { index_ids: [`fil_${NOBODY}`] }, 'index_ids.0'],
  ])('a file with %s: 400 naming the field', async (_what, over, param) => {
    expect(refusal(await client.post('/v1/files', { ...declaration, ...over }))).toEqual([400, 'invalid_body', param]);
  });

  it.each([
    ['text/plain', 80_000_000],
    ['text/html', 100 * 1024 ** 2],
    ['application/msword', 100 * 1024 ** 2],
  ])('a %s of more bytes than can be read: 422 before the upload, with what may be', async (media_type, allowed) => {
    const large = await client.post('/v1/files', { ...declaration, media_type, size_bytes: allowed + 1 });
    expect(refusal(large)).toEqual([422, 'unprocessable', 'size_bytes']);
    expect(large.body.error.message).toContain(`at most ${allowed} of ${media_type} can be processed. Split it`);
    expect(large.body.error.details).toEqual({ limit: 'max_document_bytes', allowed, wanted: allowed + 1 });
  });

  it.each<[string, object, string]>([
    ['an unknown field', { limit: 3 }, 'limit'],
    ['an empty query', { query: '  ' }, 'query'],
    ['a query that is too long', { query: 'x'.repeat(2_001) }, 'query'],
    ['too many hits', { top_k: 51 }, 'top_k'],
    ['a score that cannot be', { min_score: 1.1 }, 'min_score'],
    ['no index', { index_ids: [] }, 'index_ids'],
    ['more indexes than may be searched', { index_ids: Array(11).fill(`idx_${NOBODY}`) }, 'index_ids'],
  ])('a search with %s: 400 naming the field', async (_what, over, param) => {
    const body = { query: 'x', index_ids: [index], ...over };
    expect(refusal(await client.post('/v1/search', body))).toEqual([400, 'invalid_body', param]);
  });

  it('an index without a name, or with a backend of its own choice: 400', async () => {
    expect(refusal(await client.post('/v1/search-indexes', {}))).toEqual([400, 'invalid_body', 'name']);
    const chosen = await client.post('/v1/search-indexes', { name: 'x', backend: 'memory' });
    expect(refusal(chosen)).toEqual([400, 'invalid_body', 'backend']);
  });

  it('a list by a status or a cursor that there is not: 400', async () => {
    expect(refusal(await client.get('/v1/files?status=gone'))).toEqual([400, 'invalid_query', 'status']);
    expect(refusal(await client.get('/v1/files?cursor=abc'))).toEqual([400, 'invalid_cursor', 'cursor']);
  });

  it('an index that does not exist: 422 naming which', async () => {
    const ids = [index, `idx_${NOBODY}`];
    const file = await client.post('/v1/files', { ...declaration, index_ids: ids });
    expect(refusal(file)).toEqual([422, 'reference_not_found', 'index_ids.1']);
    const search = await client.post('/v1/search', { query: 'x', index_ids: ids });
    expect(refusal(search)).toEqual([422, 'reference_not_found', 'index_ids.1']);
  });
});

describe('a tenant at its limit', () => {
  it('cannot declare one file more, and is told which limit it is', async () => {
    const { tenant_id, client: full } = await api.tenant();
    const { body } = await full.post('/v1/search-indexes', { name: 'Full' });
    const tenants = api.db.client.db(api.db.name).collection<{ _id: string }>('tenants');
    await tenants.updateOne({ _id: tenant_id }, { $set: { 'limits.max_files': 1 } });
    const more = { index_ids: [body.id] };
    expect((await full.post('/v1/files', { ...declaration, ...more })).status).toBe(201);
    const refused = await full.post('/v1/files', { ...declaration, ...more });
    expect(refusal(refused)).toEqual([429, 'limit_exceeded', null]);
    expect(refused.body.error.details).toEqual({ limit: 'max_files', allowed: 1, used: 1 });
    expect((await full.get('/v1/files')).body.data).toHaveLength(1);
  });

  it('has a document of too many pages failed, is told how many there may be, and has it ready once it may', async () => {
    const { tenant_id, client: own } = await api.tenant();
    const limit = (max_file_pages: number) =>
      api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { max_file_pages } });
    expect((await limit(3)).status).toBe(200);
    const index_ids = [(await own.post('/v1/search-indexes', { name: 'Handbooks' })).body.id];
    const file = await declared(own, { index_ids });
    await put(file.upload);
    await ingest(file);
    expect((await own.get(`/v1/files/${file.id}`)).body).toMatchObject({
      status: 'failed',
      reason: {
        code: 'document_too_many_pages',
        message: 'The document has 4 pages, and at most 3 can be processed. Split it into smaller documents.',
      },
    });
    await limit(4);
    await own.post(`/v1/files/${file.id}/retry`);
    await runExecution(await handlersOfSteps(), { bucket: cloud.bucket, key: keyOf(file) }, `arn:${file.id}-again`);
    expect((await own.get(`/v1/files/${file.id}`)).body).toMatchObject({ status: 'ready', pages: 4 });
  });
});

describe('another tenant', () => {
  it('gets for our ids the very answers that it gets for absent ones', async () => {
    const file = await declared();
    const { client: stranger } = await api.tenant();
    const answers = async (fileId: string, indexId: string) => {
      const body = { ...declaration, index_ids: [indexId] };
      return [
        await stranger.get(`/v1/files/${fileId}`),
        await stranger.post(`/v1/files/${fileId}/complete`),
        await stranger.post(`/v1/files/${fileId}/retry`),
        await stranger.post(`/v1/files/${fileId}/stop`),
        await stranger.post(`/v1/files/${fileId}/archive`),
        await stranger.post(`/v1/files/${fileId}/restore`),
        await stranger.post(`/v1/files/${fileId}/purge`),
        await stranger.get(`/v1/files/${fileId}/download`),
        await stranger.get(`/v1/files/${fileId}/versions`),
        await stranger.get(`/v1/files/${fileId}/upload`),
        await stranger.get(`/v1/search-indexes/${indexId}`),
        await stranger.post('/v1/files', body),
        await stranger.post('/v1/search', { query: 'Saturday', index_ids: [indexId] }),
      ].map(bare);
    };
    const foreign = await answers(file.id, index);
    expect(foreign.map(({ status }) => status)).toEqual([...Array(11).fill(404), 422, 422]);
    expect(await answers(`fil_${NOBODY}`, `idx_${NOBODY}`)).toEqual(foreign);
    const filtered = await stranger.get('/v1/files', { query: { index_id: index } });
    expect(filtered.body.data).toEqual([]);
  });

  it('of the same index id in its own list sees only what it made', async () => {
    const { client: stranger } = await api.tenant();
    const own = (await stranger.post('/v1/search-indexes', { name: 'Own', description: 'Ours' })).body;
    expect(own).toMatchObject({ object: 'search_index', backend: 'chroma', embedding_model: 'all-minilm-l6-v2' });
    expect((await stranger.get('/v1/search-indexes')).body.data).toEqual([own]);
  });
});
