import { startComponent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';
import { indexFiles } from './support/index-files.ts';
import { indexPassages } from './support/index-passages.ts';

const PASSAGES = Array.from({ length: 7 }, (_, at) => `Passage number ${at} tells of room ${at}.`);

let api: TestApi;
let client: ApiClient;
let of: ReturnType<typeof indexFiles>;
let put: ReturnType<typeof indexPassages>;

beforeAll(async () => {
  const [{ chroma_url }, { openai }] = await Promise.all([startComponent('chroma'), startComponent('model-server')]);
  const env = { CHROMA_URL: chroma_url, OPENAI_BASE_URL: openai.base_url, OPENAI_API_KEY: openai.api_key };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env } });
  const tenant = await api.tenant();
  client = tenant.client;
  of = indexFiles(api, tenant.principal);
  put = indexPassages(api, of, { chroma_url, openai });
}, 600_000);

const newIndex = async (): Promise<string> => (await client.post('/v1/search-indexes', { name: 'Rooms' })).body.id;
const pathOf = (index: string, file: string) => `/v1/search-indexes/${index}/files/${file}/chunks`;

async function filled() {
  const index = await newIndex();
  const file = await of.ready([index]);
  await put(index, file, 1, PASSAGES);
  return { index, file, path: pathOf(index, file) };
}

describe('the passages that an index has of a file', { timeout: 60_000 }, () => {
  it('are listed in the order of the document, page by page, from either end', async () => {
    const { path, index, file } = await filled();
    const read: { ordinal: number }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
      const { status, body, text } = await client.get(path, { query });
      expect(status, text).toBe(200);
      read.push(...body.data);
      cursor = body.next_cursor;
    }
    expect(read.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(read[2]).toEqual({
      object: 'chunk',
      id: expect.stringMatching(/^chk_/),
      tenant_id: of.scope.tenant_id,
      index_id: index,
      file_id: file,
      file_version: 1,
      file_name: 'handbook.txt',
      ordinal: 2,
      kind: 'text',
      text: PASSAGES[2],
      heading_path: [],
      table_header: null,
      ...{ page_start: 3, page_end: 3, start: 0, end: PASSAGES[2]?.length, token_estimate: 20 },
    });
    const last = await client.get(path, { query: { order: 'desc', limit: '1' } });
    expect(last.body.data[0].ordinal).toBe(6);
  });

  it('are those that searches find and cite', async () => {
    const { path, index } = await filled();
    const listed = (await client.get(path)).body.data.map(({ id }: { id: string }) => id);
    const found = await client.post('/v1/search', { query: 'room', index_ids: [index], top_k: 7, min_score: -1 });
    expect(found.body.data.map(({ chunk_id }: { chunk_id: string }) => chunk_id).toSorted()).toEqual(listed.toSorted());
  });

  it('are of the version that is live, or of the one that a snapshot holds', async () => {
    const { path, index, file } = await filled();
    const snapshot_id = (await client.post(`/v1/search-indexes/${index}/snapshots`, {})).body.id;
    await put(index, file, 2, ['There is one room.']);
    const live = (await client.get(path)).body.data;
    expect(live).toMatchObject([{ file_version: 2, text: 'There is one room.' }]);
    const before = (await client.get(path, { query: { snapshot_id } })).body.data;
    expect(before.map(({ text }: { text: string }) => text)).toEqual(PASSAGES);
    expect(before[0].file_version).toBe(1);
  });

  it('are not there for a file that is on its way or failed in the index, and it is said why', async () => {
    const index = await newIndex();
    const file = await of.ready([index]);
    await of.failed(index, file);
    // Declared, and not uploaded yet: the index has no entry of it.
    const coming = await of.ready([index], { status: 'awaiting_upload', live_version: null });
    for (const [id, where] of [
      [file, 'failed'],
      [coming, 'awaiting_upload'],
    ] as const) {
      const { status, body } = await client.get(pathOf(index, id));
      expect([status, body.error.code, body.error.details]).toEqual([409, 'file_not_ready', { status: where }]);
    }
    const archived = await of.ready([index], { status: 'archived' });
    expect((await client.get(pathOf(index, archived))).status).toBe(404);
  });

  it('are nobody’s of another index, another snapshot, another file or another tenant', async () => {
    const { path, index, file } = await filled();
    const other = await filled();
    const snapshot_id = (await client.post(`/v1/search-indexes/${other.index}/snapshots`, {})).body.id;
    const foreign = (await api.tenant()).client;
    const answers = [
      await client.get(pathOf(other.index, file)),
      await client.get(pathOf(index, other.file)),
      await client.get(path, { query: { snapshot_id } }),
      await client.get(pathOf(other.index, file), { query: { snapshot_id } }),
      await foreign.get(path),
    ];
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(answers.map(() => [404, 'not_found']));
  });
});
