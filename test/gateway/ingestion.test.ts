import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { encryptedPdf } from '../fixtures/documents/poison.ts';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

/** The state machine runs in the emulator; a cold function a step takes its time on two cores. */
const INGESTION_MS = 120_000;

let product: DeployedProduct;
let api: GatewayCaller;
let index_id: string;

expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct();
  const { token } = await product.createTenant();
  api = product.api(token);
  const index = await api.post('/v1/search-indexes', { name: 'Handbook' });
  expect(index.status).toBe(201);
  index_id = index.body.id;
}, PRODUCT_UP_MS);

async function declare(name: string, media_type: string, bytes: Uint8Array) {
  const answer = await api.post('/v1/files', {
    name,
    media_type,
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    index_ids: [index_id],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const put = ({ url, headers }: { url: string; headers: Record<string, string> }, bytes: Uint8Array) =>
  fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });

/** The file when it has settled after `attempt` executions. */
async function settled(id: string, attempt = 1) {
  const giveUpAt = performance.now() + INGESTION_MS;
  for (;;) {
    const { body } = await api.get(`/v1/files/${id}`);
    if (['ready', 'failed'].includes(body.status) && body.attempt >= attempt) return body;
    if (performance.now() > giveUpAt) throw new Error(`the file is still ${JSON.stringify(body)}`);
    await sleep(300);
  }
}

const text = new TextEncoder();

describe('the state machine, behind the gateway', { timeout: INGESTION_MS + 60_000 }, () => {
  it('makes an upload searchable, and a changed fact changes what is found', async () => {
    const before = text.encode('The ferry to the island leaves at seven in the morning.');
    const file = await declare('ferry.txt', 'text/plain', before);
    expect((await put(file.upload, before)).status).toBe(200);
    expect(await settled(file.id)).toMatchObject({ status: 'ready', stage: 'done', percent: 100, pages: 1, chunks: 1 });
    const found = await api.post('/v1/search', { query: 'When does the ferry leave?', index_ids: [index_id] });
    expect(found.body).toMatchObject({ grounded: true });
    expect(found.body.data[0]).toMatchObject({
      text: 'The ferry to the island leaves at seven in the morning.',
      citation: { file_id: file.id, file_name: 'ferry.txt', version: 1, page: 1, start: 0 },
    });

    const other = await api.post('/v1/search-indexes', { name: 'Winter' });
    const after = text.encode('The ferry to the island leaves at nine in the evening.');
    const winter = await api.post('/v1/files', {
      name: 'winter.txt',
      media_type: 'text/plain',
      size_bytes: after.length,
      sha256: createHash('sha256').update(after).digest('hex'),
      index_ids: [other.body.id],
    });
    expect((await put(winter.body.upload, after)).status).toBe(200);
    expect((await settled(winter.body.id)).status).toBe('ready');
    const changed = await api.post('/v1/search', { query: 'When does the ferry leave?', index_ids: [other.body.id] });
    expect(changed.body.data.map((hit: { text: string }) => hit.text)).toEqual([
      'The ferry to the island leaves at nine in the evening.',
    ]);
  });

  it('ends a document that cannot be read as failed with a reason, and a retry runs it once more', async () => {
    const bytes = await encryptedPdf();
    const file = await declare('secret.pdf', 'application/pdf', bytes);
    expect((await put(file.upload, bytes)).status).toBe(200);
    const failed = await settled(file.id);
    expect(failed).toMatchObject({ status: 'failed', attempt: 1, reason: { code: 'document_encrypted' } });
    expect(failed.reason.message).toMatch(/password/);
    const retried = await api.post(`/v1/files/${file.id}/retry`);
    expect(retried.body).toMatchObject({ status: 'queued', reason: null, upload: null });
    expect(await settled(file.id, 2)).toMatchObject({ status: 'failed', reason: { code: 'document_encrypted' } });
  });

  it('fails a file whose upload was not what was declared, and takes the right bytes after a retry', async () => {
    const bytes = text.encode('Parking is free for two hours.');
    const file = await declare('parking.txt', 'text/plain', bytes);
    const refused = await put(file.upload, text.encode('Parking is free for ten hours.'));
    expect(refused.status).toBe(400);
    const completed = await api.post(`/v1/files/${file.id}/complete`);
    expect(completed.body).toMatchObject({ status: 'failed', reason: { code: 'upload_rejected' } });
    const retried = await api.post(`/v1/files/${file.id}/retry`);
    expect(retried.body).toMatchObject({ status: 'awaiting_upload', reason: null });
    expect((await put(retried.body.upload, bytes)).status).toBe(200);
    expect((await settled(file.id)).status).toBe('ready');
    const again = await api.post(`/v1/files/${file.id}/retry`);
    expect(again.status).toBe(409);
    expect(again.body.error.code).toBe('file_not_ready');
  });
});
