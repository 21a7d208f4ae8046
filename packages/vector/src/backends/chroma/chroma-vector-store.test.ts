import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VectorNamespace } from '@patchbay/core/vector-search';
import { idOf, startComponent } from '@patchbay/testing';
import { vectorStoreContract } from '@patchbay/testing/vector-store-contract';
import { AdminClient, ChromaClient } from 'chromadb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bounded } from './chroma-failures.ts';
import { chromaVectorStore } from './chroma-vector-store.ts';

const { chroma_url } = await startComponent('chroma');
const { hostname: host, port } = new URL(chroma_url);
const server = { host, port: Number(port), ssl: false };

vectorStoreContract(async () => chromaVectorStore(chroma_url));

const newSpace = (): VectorNamespace => ({
  tenant_id: idOf('tenant', Math.floor(Math.random() * 2 ** 45)),
  index_id: idOf('search_index', 1),
  generation: 1,
});
const point = { id: idOf('chunk', 1), embedding: [1, 0, 0], file_id: idOf('file', 1), file_version: 1, since: 1 };
const removeCollection = ({ tenant_id, index_id, generation }: VectorNamespace) =>
  new ChromaClient({ ...server, tenant: 'default_tenant', database: tenant_id }).deleteCollection({
    name: `${index_id}-${generation}`,
  });

describe('Chroma', () => {
  it('holds a database a tenant and a collection a generation of an index', async () => {
    const space = newSpace();
    await chromaVectorStore(chroma_url).upsert(space, [point]);
    const admin = new AdminClient(server);
    expect(await admin.getDatabase({ name: space.tenant_id, tenant: 'default_tenant' })).toMatchObject({
      name: space.tenant_id,
    });
    const client = new ChromaClient({ ...server, tenant: 'default_tenant', database: space.tenant_id });
    const names = (await client.listCollections()).map(({ name }) => name);
    expect(names).toEqual([`${space.index_id}-1`]);
  });

  it('writes into a collection that was removed and made anew behind its back', async () => {
    const space = newSpace();
    const store = chromaVectorStore(chroma_url);
    await store.upsert(space, [point]);
    await removeCollection(space);
    expect(await store.query(space, point.embedding, { top_k: 1 })).toEqual([]);
    await store.upsert(space, [point]);
    await removeCollection(space);
    await store.upsert(space, [point]);
    expect(await store.count(space)).toBe(1);
  });

  it('asks a warm query in one request', async () => {
    const space = newSpace();
    const store = chromaVectorStore(chroma_url);
    await store.upsert(space, [point]);
    const requests = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => void vi.restoreAllMocks());
    await store.query(space, point.embedding, { top_k: 1 });
    expect(requests).toHaveBeenCalledTimes(1);
  });

  it('prints nothing', async () => {
    const printed = (['log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    const space = newSpace();
    await chromaVectorStore(chroma_url).upsert(space, [point]);
    await chromaVectorStore(chroma_url).query(space, point.embedding, { top_k: 1 });
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });
});

describe('a Chroma that is no help', () => {
  const upstream = (code: string) => expect.objectContaining({ name: 'AppError', code });

  it('is named as such when it is away, without its address', async () => {
    const away = chromaVectorStore('http://127.0.0.1:9');
    const failure = away.query(newSpace(), [1], { top_k: 1 });
    await expect(failure).rejects.toEqual(upstream('upstream_failed'));
    await expect(failure).rejects.not.toThrow(/127\.0\.0\.1/);
  });

  it('is named as such when it refuses', async () => {
    const space = newSpace();
    const store = chromaVectorStore(chroma_url);
    await store.upsert(space, [point]);
    await expect(store.query(space, [1, 0], { top_k: 1 })).rejects.toEqual(upstream('upstream_failed'));
  });

  it('is asked again after it was away', async () => {
    let down = true;
    const proxy = createServer(async (request, response) => {
      const body: Buffer[] = [];
      for await (const part of request) body.push(part as Buffer);
      if (down) return response.writeHead(500).end('{}');
      const headers = { 'content-type': 'application/json' };
      const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 && { body: Buffer.concat(body) }) };
      const answer = await fetch(`${chroma_url}${request.url}`, init);
      return response.writeHead(answer.status, headers).end(await answer.text());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const store = chromaVectorStore(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const space = newSpace();
    await expect(store.upsert(space, [point])).rejects.toEqual(upstream('upstream_failed'));
    down = false;
    await store.upsert(space, [point]);
    expect(await store.count(space)).toBe(1);
  });

  it('is given up when it stays silent', async () => {
    await expect(bounded(new Promise(() => undefined), 20)).rejects.toEqual(upstream('upstream_timeout'));
  });
});
