import { createHash } from 'node:crypto';
import type { IngestionInput } from '@patchbay/http/route';
import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { handler as sweepHandler } from '../../functions/scheduled/build-search-indexes/handler.ts';
import { fixture } from '../fixtures/documents/read-fixture.ts';
import { handlersOfSteps } from '../ingestion/support/handlers.ts';
import { runExecution } from '../ingestion/support/state-machine.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { type FilesCloud, openFilesCloud } from './support/files-cloud.ts';

const QUERY = 'When do you open on Saturday?';
const RECIPE = { chunking: { target_tokens: 64, overlap_tokens: 0 } };
const bytes = fixture('cedar-clinic.txt');

let cloud: FilesCloud;
let client: ApiClient;
/** Executions that have run already. */
let ran = 0;

beforeAll(async () => {
  cloud = await openFilesCloud();
  const api = await startApi({ env: cloud.env });
  ({ client } = await api.tenant());
}, 600_000);

/** Runs what was started since the last time, by the functions' own handlers. */
async function runStarted(): Promise<number> {
  const inputs = (await cloud.executions()) as IngestionInput[];
  const fresh = inputs.slice(ran);
  ran = inputs.length;
  for (const [at, input] of fresh.entries()) await runExecution(await handlersOfSteps(), input, `arn:${ran}-${at}`);
  return fresh.length;
}

const sweep = async () =>
  (sweepHandler as (event: unknown, context: Context) => Promise<unknown>)({}, { awsRequestId: 'sweep-1' } as Context);

const anIndex = async (over: object = {}): Promise<string> =>
  (await client.post('/v1/search-indexes', { name: 'Handbooks', ...over })).body.id;
const read = async (id: string) => (await client.get(`/v1/search-indexes/${id}`)).body;

/** Uploads a document of its own: the same content would not be uploaded again. */
let documents = 0;
async function uploaded(index_ids: string[]): Promise<string> {
  documents += 1;
  const text = Buffer.concat([bytes, Buffer.from(`\n\nCopy number ${documents}.\n`)]);
  const declaration = {
    name: 'cedar-clinic.txt',
    media_type: 'text/plain',
    size_bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    index_ids,
  };
  const { body: file } = await client.post('/v1/files', declaration);
  await fetch(file.upload.url, { method: 'PUT', headers: file.upload.headers, body: text });
  const key = `uploads/${file.tenant_id}/${file.id}/1`;
  await runExecution(await handlersOfSteps(), { bucket: cloud.bucket, key }, `arn:${file.id}`);
  expect((await client.get(`/v1/files/${file.id}`)).body).toMatchObject({ status: 'ready', live_version: 1 });
  return file.id;
}

const lengths = async (scope: object): Promise<number[]> => {
  const { body, text } = await client.post('/v1/search', { query: QUERY, top_k: 3, ...scope });
  expect(body.data?.[0]?.text, text).toContain('eight in the morning');
  return body.data.map((hit: { text: string }) => hit.text.length);
};

describe('a file in another index', { timeout: 180_000 }, () => {
  it('is brought in by an execution of its own, cut as that index cuts, without being parsed anew', async () => {
    const [first, second] = [await anIndex(), await anIndex(RECIPE)];
    const file_id = await uploaded([first]);
    const path = `/v1/search-indexes/${second}/files`;
    expect((await client.post(path, { file_id })).body).toMatchObject({ status: 'pending', attempt: 0 });
    expect((await client.get(path)).body.data[0].deadline_at).not.toBeNull();
    expect(await runStarted()).toBe(1);
    const [entry] = (await client.get(path)).body.data;
    expect(entry).toMatchObject({ file_id, status: 'searchable', attempt: 1, stage: 'done', reason: null });
    const short = await lengths({ index_ids: [second] });
    expect(Math.max(...short)).toBeLessThan(Math.max(...(await lengths({ index_ids: [first] }))));
    expect((await client.get(`/v1/files/${file_id}`)).body.index_ids).toEqual([first, second]);
  });
});

describe('an index whose recipe changes', { timeout: 180_000 }, () => {
  it('is rebuilt by the sweep and its executions while it serves, and switches; a snapshot keeps what it was', async () => {
    const id = await anIndex();
    await uploaded([id]);
    const before = await lengths({ index_ids: [id] });
    const { id: snapshot_id } = (await client.post(`/v1/search-indexes/${id}/snapshots`, {})).body;
    await client.patch(`/v1/search-indexes/${id}`, RECIPE);
    await sweep();
    expect((await read(id)).building).toMatchObject({ generation: 2, files_total: 1, files_done: 0 });
    expect(await lengths({ index_ids: [id] })).toEqual(before);

    expect(await runStarted()).toBe(1);
    expect(await read(id)).toMatchObject({ ...RECIPE, generation: 2, building: null, files: { searchable: 1 } });
    const after = await lengths({ index_ids: [id] });
    expect(Math.max(...after)).toBeLessThan(Math.max(...before));
    expect(await lengths({ indexes: [{ index_id: id, snapshot_id }] })).toEqual(before);
  });

  it('makes a snapshot of every change where it is told to', async () => {
    const id = await anIndex({ snapshot_policy: 'on_change' });
    const file_id = await uploaded([id]);
    await client.post(`/v1/search-indexes/${id}/files/${file_id}/detach`);
    const { data } = (await client.get(`/v1/search-indexes/${id}/snapshots`)).body;
    expect(data.map(({ files }: { files: number }) => files)).toEqual([0, 1]);
    expect(await lengths({ indexes: [{ index_id: id, snapshot_id: data[1].id }] })).not.toEqual([]);
    const live = await client.post('/v1/search', { query: QUERY, index_ids: [id] });
    expect(live.body).toMatchObject({ grounded: false, data: [] });
  });
});
