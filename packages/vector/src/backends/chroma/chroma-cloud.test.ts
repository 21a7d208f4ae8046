import type { VectorNamespace } from '@patchbay/core/vector-search';
import { idOf, startComponent } from '@patchbay/testing';
import { vectorStoreContract } from '@patchbay/testing/vector-store-contract';
import { ChromaClient } from 'chromadb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { chromaVectorStore } from './chroma-vector-store.ts';

// A server of one's own lays collections out as the account would, and does not look at the key.
const { chroma_url } = await startComponent('chroma');
const account = { api_key: 'key-of-the-account', tenant: 'default_tenant', database: 'default_database' };
const cloud = () => chromaVectorStore(chroma_url, account);

vectorStoreContract(async () => cloud());

const newSpace = (): VectorNamespace => ({
  tenant_id: idOf('tenant', Math.floor(Math.random() * 2 ** 45)),
  index_id: idOf('search_index', 1),
  generation: 1,
});
const point = { id: idOf('chunk', 1), embedding: [1, 0, 0], file_id: idOf('file', 1), file_version: 1, since: 1 };

/** Everything in a body that counts records. */
function sizesIn(body: unknown): number[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    if (['limit', 'n_results'].includes(key)) return [value as number];
    return ['ids', 'embeddings', 'metadatas'].includes(key) && Array.isArray(value) ? [value.length] : [];
  });
}

/** Answers the next requests with a status instead of sending them. @returns how many were made */
function answering(statuses: readonly number[], body: object = {}) {
  const send = globalThis.fetch;
  const left = [...statuses];
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const status = left.shift();
    return status === undefined ? send(input, init) : Promise.resolve(Response.json(body, { status }));
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return () => spy.mock.calls.length;
}

describe('Chroma Cloud', () => {
  it('holds a collection a generation of an index of a tenant, in the one database of the account', async () => {
    const [one, other] = [newSpace(), newSpace()];
    await cloud().upsert(one, [point]);
    const { hostname: host, port } = new URL(chroma_url);
    const client = new ChromaClient({ host, port: Number(port), ssl: false, ...account });
    const { name } = await client.getCollection({ name: `${one.tenant_id}.${one.index_id}-1` });
    expect(name.length).toBeLessThanOrEqual(128);
    expect(await cloud().query(other, point.embedding, { top_k: 1 })).toEqual([]);
    await cloud().drop(one);
    expect(await cloud().count(one)).toBe(0);
  });

  it('is asked again where others were first: ten requests of a collection are answered at a time', async () => {
    const space = newSpace();
    const store = cloud();
    await store.upsert(space, [point]);
    const requests = answering([429, 429, 429]);
    expect(await store.query(space, point.embedding, { top_k: 1 })).toMatchObject([{ id: point.id }]);
    expect(requests()).toBe(4);
  });

  it.each([
    ['asked too much', [429, 429, 429, 429, 429], {}, 5, 'The vector store is asked too much at once.'],
    ['without quota', [422], { message: 'Quota exceeded: records' }, 1, 'The quota of the vector store is used up.'],
  ] as const)('says when it is %s', async (_what, statuses, body, tries, message) => {
    const space = newSpace();
    const store = cloud();
    await store.upsert(space, [point]);
    const requests = answering(statuses, body);
    const failure = store.upsert(space, [point]);
    await expect(failure).rejects.toMatchObject({ code: 'upstream_failed', message });
    expect(requests()).toBe(tries);
  });

  it('is shown the key with every request, and asked for no more than it allows', async () => {
    const send = globalThis.fetch;
    const seen: { token: string | null; sizes: number[] }[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      seen.push({
        token: request.headers.get('x-chroma-token'),
        sizes: text === '' ? [] : sizesIn(JSON.parse(text)),
      });
      return send(request);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const space = newSpace();
    const store = cloud();
    // In as many directions: an approximate search loses some of those that all lie on one spot.
    const at = (number: number) => [Math.cos(number), Math.sin(number), Math.cos(number * number)];
    const points = Array.from({ length: 650 }, (_, number) => ({
      ...point,
      id: idOf('chunk', number),
      embedding: at(number),
    }));
    await store.upsert(space, points);
    await store.query(space, point.embedding, { top_k: 1_000, as_of: 1, file_ids: [point.file_id] });
    const named = await store.query(space, point.embedding, { top_k: 1_000, ids: points.map(({ id }) => id) });
    expect(named).toHaveLength(650);
    await store.close(space, point, 2);
    expect((await Array.fromAsync(store.ids(space))).flat()).toHaveLength(650);
    await store.removeFile(space, point);
    expect(await store.count(space)).toBe(0);
    expect(new Set(seen.map(({ token }) => token))).toEqual(new Set([account.api_key]));
    const sizes = seen.flatMap((request) => request.sizes);
    expect(sizes.filter((size) => size === 300).length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBe(300);
  });
});
