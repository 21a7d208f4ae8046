import type { VectorNamespace, VectorPoint, VectorStore } from '@patchbay/core/vector-search';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from './ids.ts';

const DIMENSIONS = 8;

/** Two files that points belong to. */
const FILE = idOf('file', 1);
const OTHER_FILE = idOf('file', 2);

/** A unit vector in the plane of the first two axes: the cosine of two of them is the cosine of their difference. */
function at(degrees: number): number[] {
  const vector: number[] = new Array(DIMENSIONS).fill(0);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

const point = (number: number, degrees: number, file_id = FILE, file_version = 1): VectorPoint => ({
  id: idOf('chunk', number),
  embedding: at(degrees),
  file_id,
  file_version,
  since: 1,
});

/**
 * Points in directions all over the sphere, the same ones every time. (Not around a circle: a store that
 * searches approximately, by a graph of neighbours, loses points of a curve that no real text lies on.)
 */
function scattered(count: number): VectorPoint[] {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647; // Park and Miller, 1993
    return state / 2_147_483_647 - 0.5;
  };
  return Array.from({ length: count }, (_, number) => ({
    ...point(number, 0),
    embedding: Array.from({ length: DIMENSIONS }, next),
  }));
}

const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

/** What is special about a backend. */
export interface ContractOptions {
  /** For a backend whose index follows its writes: how long a query may see what was before. */
  readonly follows_within_ms?: number;
}

/** What every vector backend has to pass: call it in a test file with a way to a real one. */
export function vectorStoreContract(makeStore: () => Promise<VectorStore>, options: ContractOptions = {}): void {
  const { follows_within_ms } = options;
  let store: VectorStore;

  /** At once, or where the index follows its writes, in time. */
  const soon = (check: () => Promise<unknown>) =>
    follows_within_ms === undefined ? check() : vi.waitFor(check, { timeout: follows_within_ms, interval: 500 });
  let spaces = 0;

  beforeAll(async () => {
    store = await makeStore();
  });

  /** Stores are shared between files and runs, so every test has tenants of its own. */
  const newTenant = () => {
    spaces += 1;
    return idOf('tenant', Math.floor(Math.random() * 2 ** 40) * 1_000 + spaces);
  };
  const newSpace = (): VectorNamespace => ({
    tenant_id: newTenant(),
    index_id: idOf('search_index', 1),
    generation: 1,
  });

  describe('a vector store', { timeout: (follows_within_ms ?? 0) * 6 + 10_000 }, () => {
    it('answers for what was never written with nothing, and removes from it without complaint', async () => {
      const space = newSpace();
      await soon(async () => expect(await store.query(space, at(0), { top_k: 5 })).toEqual([]));
      expect(await store.count(space)).toBe(0);
      await store.remove(space, [idOf('chunk', 1)]);
      await store.removeFile(space, { file_id: FILE });
      expect(await store.count(space)).toBe(0);
    });

    it('finds what is written after it was asked in vain', async () => {
      const space = newSpace();
      expect(await store.count(space)).toBe(0);
      await store.upsert(space, [point(1, 0)]);
      await soon(async () => expect(idsOf(await store.query(space, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 1)]));
    });

    it('ranks by cosine similarity and says it: the same, across, opposite', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 180), point(2, 90), point(3, 60), point(4, 0)]);
      await soon(async () => {
        const found = await store.query(space, at(0), { top_k: 10 });
        expect(idsOf(found)).toEqual([4, 3, 2, 1].map((number) => idOf('chunk', number)));
        const scores = [1, 0.5, 0, -1];
        for (const [place, { score }] of found.entries()) expect(score).toBeCloseTo(scores[place] ?? Number.NaN, 4);
      });
    });

    it('gives no more than it was asked for', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 0), point(2, 10), point(3, 20)]);
      await soon(async () =>
        expect(idsOf(await store.query(space, at(0), { top_k: 2 }))).toEqual([idOf('chunk', 1), idOf('chunk', 2)]),
      );
    });

    it('looks at the chunks that are named, or at those of the files that are named, and at no other', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 0), point(2, 10, OTHER_FILE), point(3, 60), point(4, 90)]);
      await soon(async () => {
        const named = await store.query(space, at(0), { top_k: 3, ids: [3, 4, 99].map((id) => idOf('chunk', id)) });
        expect(idsOf(named)).toEqual([idOf('chunk', 3), idOf('chunk', 4)]);
        expect(named[0]?.score).toBeCloseTo(0.5, 4);
      });
      await soon(async () =>
        expect(idsOf(await store.query(space, at(0), { top_k: 4, file_ids: [OTHER_FILE] }))).toEqual([
          idOf('chunk', 2),
        ]),
      );
      await soon(async () =>
        expect(await store.query(space, at(0), { top_k: 4, file_ids: [idOf('file', 9)] })).toEqual([]),
      );
      await soon(async () =>
        expect(await store.query(space, at(0), { top_k: 4, ids: [idOf('chunk', 99)] })).toEqual([]),
      );
    });

    it('keeps the same index id of two tenants apart', async () => {
      const one = newSpace();
      const other = { ...one, tenant_id: newTenant() };
      await store.upsert(one, [point(1, 0)]);
      await soon(async () => expect(await store.query(other, at(0), { top_k: 5 })).toEqual([]));
      await store.upsert(other, [point(2, 0)]);
      await store.removeFile(other, { file_id: FILE });
      expect(await store.count(other)).toBe(0);
      await soon(async () => expect(idsOf(await store.query(one, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 1)]));
    });

    it('keeps two indexes of a tenant apart', async () => {
      const one = newSpace();
      const other = { ...one, index_id: idOf('search_index', 2) };
      await store.upsert(one, [point(1, 0)]);
      await store.upsert(other, [point(2, 0)]);
      await soon(async () => expect(idsOf(await store.query(one, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 1)]));
      await store.remove(other, [idOf('chunk', 1), idOf('chunk', 2)]);
      expect([await store.count(one), await store.count(other)]).toEqual([1, 0]);
    });

    it('holds a chunk once however often it is written, as it was written last', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 0), point(2, 90)]);
      await store.upsert(space, [point(1, 0), point(2, 90)]);
      expect(await store.count(space)).toBe(2);
      await store.upsert(space, [point(1, 180)]);
      await soon(async () => {
        const found = await store.query(space, at(180), { top_k: 5 });
        expect(found[0]).toMatchObject({ id: idOf('chunk', 1) });
        expect(found[0]?.score).toBeCloseTo(1, 4);
      });
    });

    it('removes the chunks that are named, and takes ids that are not there', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 0), point(2, 90)]);
      await store.remove(space, [idOf('chunk', 1), idOf('chunk', 99)]);
      await store.remove(space, []);
      await soon(async () => expect(idsOf(await store.query(space, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 2)]));
    });

    it('removes one version of a file, or all of it, and nothing of another file', async () => {
      const space = newSpace();
      await store.upsert(space, [point(1, 0), point(2, 10, FILE, 2), point(3, 20, OTHER_FILE, 2)]);
      await store.removeFile(space, { file_id: FILE, file_version: 2 });
      await soon(async () =>
        expect(idsOf(await store.query(space, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 1), idOf('chunk', 3)]),
      );
      await store.removeFile(space, { file_id: FILE });
      await soon(async () => expect(idsOf(await store.query(space, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 3)]));
    });

    it('keeps two generations of an index apart, and drops one of them', async () => {
      const one = newSpace();
      const next = { ...one, generation: 2 };
      await store.upsert(one, [point(1, 0)]);
      await store.upsert(next, [point(2, 0)]);
      await store.drop(one);
      await store.drop(one);
      await soon(async () => expect(await store.query(one, at(0), { top_k: 5 })).toEqual([]));
      await soon(async () => expect(idsOf(await store.query(next, at(0), { top_k: 5 }))).toEqual([idOf('chunk', 2)]));
      await store.upsert(one, [point(3, 0)]);
      expect(await store.count(one)).toBe(1);
    });

    it('says when queries find what was written, and finds it from then on', async () => {
      const space = newSpace();
      const points = scattered(40);
      expect(await store.visible(space, [idOf('chunk', 1)])).toBe(false);
      await store.upsert(space, points);
      await soon(async () => expect(await store.visible(space, idsOf(points))).toBe(true));
      expect(idsOf(await store.query(space, at(0), { top_k: 40, ids: idsOf(points) })).toSorted()).toEqual(
        idsOf(points).toSorted(),
      );
      expect(await store.visible(space, [])).toBe(true);
      expect(await store.visible(space, [idOf('chunk', 1), idOf('chunk', 99)])).toBe(false);
    });

    it('looks at what is live, or at what a snapshot may hold', async () => {
      const space = newSpace();
      const chunks = (as_of: 'live' | number) =>
        store.query(space, at(0), { top_k: 5, as_of }).then((found) => idsOf(found).toSorted());
      await store.upsert(space, [point(1, 0), point(2, 10, FILE, 2), { ...point(3, 20, OTHER_FILE), since: 3 }]);
      await soon(async () => expect(await chunks('live')).toEqual([1, 2, 3].map((number) => idOf('chunk', number))));
      await store.close(space, { file_id: FILE, file_version: 1 }, 3);
      await store.close(space, { file_id: FILE, file_version: 1 }, 4);
      await soon(async () => expect(await chunks('live')).toEqual([2, 3].map((number) => idOf('chunk', number))));
      await soon(async () => expect(await chunks(2)).toEqual([1, 2].map((number) => idOf('chunk', number))));
      await soon(async () => expect(await chunks(3)).toEqual([2, 3].map((number) => idOf('chunk', number))));
      await soon(async () => expect(idsOf(await store.query(space, at(0), { top_k: 5 }))).toHaveLength(3));
      await store.close({ ...space, generation: 9 }, { file_id: FILE, file_version: 1 }, 4);
    });

    it('closes and lists more than a backend gives in one answer', { timeout: 60_000 }, async () => {
      const space = newSpace();
      await store.upsert(space, scattered(700));
      await store.close(space, { file_id: FILE, file_version: 1 }, 2);
      await soon(async () => expect(await store.query(space, at(0), { top_k: 5, as_of: 'live' })).toEqual([]));
      const listed = (await Array.fromAsync(store.ids(space))).flat();
      expect(new Set(listed).size).toBe(700);
      expect(await Array.fromAsync(store.ids(newSpace()))).toEqual([]);
    });

    it('takes and removes more at once than a backend takes in one request', { timeout: 60_000 }, async () => {
      const space = newSpace();
      const many = scattered(1_000);
      await store.upsert(space, many);
      expect(await store.count(space)).toBe(1_000);
      await soon(async () => {
        const found = await store.query(space, many[777]?.embedding ?? [], { top_k: 1 });
        expect(idsOf(found)).toEqual([idOf('chunk', 777)]);
      });
      await store.remove(space, idsOf(many.slice(0, 700)));
      expect(await store.count(space)).toBe(300);
    });

    it('lets several writers begin an index together', async () => {
      const space = newSpace();
      const other = await makeStore();
      await Promise.all(
        [1, 2, 3, 4].map((number) => (number % 2 ? store : other).upsert(space, [point(number, number)])),
      );
      expect(await store.count(space)).toBe(4);
    });
  });
}
