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

  it('says the same similarity of a chunk that is named as of one that is near, to the sixth digit', async () => {
    const space = newSpace();
    const store = chromaVectorStore(chroma_url);
    const embedding = (seed: number) =>
      Array.from({ length: 384 }, (_, axis) => Math.sin(seed * 31 + axis * (seed + 1)));
    // Of any length: a similarity is of directions.
    const points = Array.from({ length: 60 }, (_, at) => ({
      ...point,
      id: idOf('chunk', at),
      embedding: embedding(at),
    }));
    await store.upsert(space, points);
    const query = embedding(99);
    const all = await store.query(space, query, { top_k: 60, ids: points.map(({ id }) => id) });
    const few = points.slice(0, 20).map(({ id }) => id);
    const named = await store.query(space, query, { top_k: 20, ids: [...few, idOf('chunk', 9_999)] });
    const expected = all.filter(({ id }) => few.includes(id));
    expect(named.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    for (const [at, { score }] of named.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? Number.NaN, 6);
    expect(await store.query(space, query, { top_k: 3, ids: few })).toEqual(named.slice(0, 3));
    expect(await store.query(space, query, { top_k: 3, ids: few, file_ids: [idOf('file', 2)] })).toEqual([]);
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
