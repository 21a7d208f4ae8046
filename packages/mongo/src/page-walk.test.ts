import { idOf, openTestDatabase, TENANT_A, tenantScopeFixture } from '@patchbay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCollection } from './collections/collection-definition.ts';

interface Item {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly updated_at: Date;
}

const items = defineCollection<Item>({
  name: 'walked_items',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, name: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

const test = await openTestDatabase();
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const list = test.database.tenantCollection(items, scope);

/** Few names and times, so that most are shared; the largest of what a name may be among them. */
const item = fc.record({
  number: fc.nat(999),
  name: fc.constantFrom('a', 'b', 'ä', '\u{1f600}'.repeat(100), '\u0001'.repeat(200)),
  minute: fc.nat(2),
});
const rows = (made: readonly { number: number; name: string; minute: number }[]): Item[] =>
  made.map(({ number, name, minute }) => ({
    id: idOf('file', number),
    tenant_id: TENANT_A,
    name,
    updated_at: new Date(Date.UTC(2026, 10, 22, 10, minute)),
  }));
const some = fc.uniqueArray(item, { selector: ({ number }) => number, maxLength: 24 });
const walk = fc.record({
  by: fc.constantFrom('id' as const, 'name' as const, 'updated_at' as const),
  order: fc.constantFrom('asc' as const, 'desc' as const),
  limit: fc.integer({ min: 1, max: 9 }),
});

describe('a walk through pages', () => {
  it('meets every item exactly once, in order, whatever the page size and whatever comes in between', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, walk, async (before, meanwhile, { by, order, limit }) => {
        await list.deleteMany({});
        const there = rows(before);
        const later = rows(meanwhile).filter(({ id }) => !there.some((each) => each.id === id));
        await list.insertMany(there);
        const met: Item[] = [];
        let cursor: string | undefined;
        do {
          const page = await list.page({}, { limit, order, cursor }, by, { ties: by !== 'id' });
          expect(page.data.length).toBeLessThanOrEqual(limit);
          expect((page.next_cursor ?? '').length).toBeLessThanOrEqual(2048);
          met.push(...page.data);
          cursor = page.next_cursor ?? undefined;
          await list.insertMany(later.splice(0, 3));
        } while (cursor !== undefined);
        const ids = met.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(there.filter(({ id }) => !ids.includes(id))).toEqual([]);
        const ordered = await list.find(
          {},
          { sort: { [by]: order === 'asc' ? 1 : -1, id: order === 'asc' ? 1 : -1 }, limit: 100 },
        );
        expect(ids).toEqual(ordered.map(({ id }) => id).filter((id) => ids.includes(id)));
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});
