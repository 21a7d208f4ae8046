import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineCollection } from './collections/collection-definition.ts';

interface Item {
  readonly id: string;
  readonly tenant_id: string;
  readonly kind: string;
  readonly number: number;
}

const items = defineCollection<Item>({
  name: 'page_items',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

const test = await openTestDatabase();
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const list = test.database.tenantCollection(items, scope);

const item = (number: number, kind = 'a'): Item => ({ id: idOf('file', number), tenant_id: TENANT_A, kind, number });

beforeEach(async () => {
  await list.deleteMany({});
  await list.insertMany([10, 20, 30, 40, 50].map((number) => item(number)));
});

async function all(order: 'asc' | 'desc', between: (page: number) => Promise<void>): Promise<number[]> {
  const numbers: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    const found = await list.page({ kind: 'a' }, { limit: 2, cursor, order });
    numbers.push(...found.data.map(({ number }) => number));
    expect(found.has_more).toBe(found.next_cursor !== null);
    if (found.next_cursor === null) return numbers;
    cursor = found.next_cursor;
    await between(page);
  }
}

describe('pages', () => {
  it('give every item once, in both orders', async () => {
    const nothing = async () => undefined;
    expect(await all('asc', nothing)).toEqual([10, 20, 30, 40, 50]);
    expect(await all('desc', nothing)).toEqual([50, 40, 30, 20, 10]);
  });

  it('neither repeat nor lose an item while others come and go', async () => {
    const seen = await all('desc', async (page) => {
      await list.insertMany([item(60 + page), item(1 + page)]);
      if (page === 0) await list.deleteMany({ id: idOf('file', 40) });
    });
    expect(seen).toEqual([50, 40, 30, 20, 10, 2, 1]);
  });

  it('end exactly at the last item', async () => {
    const page = await list.page({}, { limit: 5, order: 'asc' });
    expect(page).toMatchObject({ object: 'list', has_more: false, next_cursor: null });
    expect(page.data).toHaveLength(5);
    expect(await list.page({ kind: 'none' }, { limit: 5, order: 'asc' })).toEqual({
      object: 'list',
      data: [],
      has_more: false,
      next_cursor: null,
    });
  });

  it('can follow a number of their own', async () => {
    const first = await list.page({}, { limit: 3, order: 'desc' }, 'number');
    const second = await list.page({}, { limit: 3, order: 'desc', cursor: first.next_cursor ?? '' }, 'number');
    expect([...first.data, ...second.data].map(({ number }) => number)).toEqual([50, 40, 30, 20, 10]);
  });

  it('refuse a cursor of another filter, order, sort field, collection or tenant', async () => {
    const { next_cursor } = await list.page({ kind: 'a' }, { limit: 2, order: 'asc' });
    const cursor = next_cursor ?? '';
    const ofB = test.database.tenantCollection(items, tenantScopeFixture({ tenant_id: TENANT_B }));
    const elsewhere = test.database.tenantCollection(defineCollection({ ...items, name: 'page_others' }), scope);
    await expect(list.page({ kind: 'a' }, { limit: 9, order: 'asc', cursor })).resolves.toMatchObject({
      has_more: false,
    });
    for (const attempt of [
      list.page({ kind: 'b' }, { limit: 2, order: 'asc', cursor }),
      list.page({ kind: 'a' }, { limit: 2, order: 'desc', cursor }),
      list.page({ kind: 'a' }, { limit: 2, order: 'asc', cursor }, 'number'),
      ofB.page({ kind: 'a' }, { limit: 2, order: 'asc', cursor }),
      elsewhere.page({ kind: 'a' }, { limit: 2, order: 'asc', cursor }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_cursor', param: 'cursor' });
    }
  });

  it('refuse a cursor that was changed into no position at all', async () => {
    const first = await list.page({}, { limit: 2, order: 'asc' });
    const given = JSON.parse(Buffer.from(first.next_cursor ?? '', 'base64url').toString());
    for (const position of [{ a: undefined }, { t: 1 }, { a: undefined, t: 1e16 }, { a: undefined, t: 0.5 }]) {
      const cursor = Buffer.from(JSON.stringify({ ...given, ...position })).toString('base64url');
      const attempt = list.page({}, { limit: 2, order: 'asc', cursor });
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_cursor' });
    }
  });

  it.each([
    ['nothing', ''],
    ['no base64url', '%%%'],
    ['no JSON', Buffer.from('nonsense').toString('base64url')],
    ['an operator', Buffer.from('{"a":{"$gt":""},"q":"0123456789abcdef"}').toString('base64url')],
    ['an invented binding', Buffer.from('{"a":"x","q":"0123456789abcdef"}').toString('base64url')],
  ])('refuse a cursor that is %s', async (_what, cursor) => {
    await expect(list.page({}, { limit: 2, order: 'asc', cursor })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });
});
