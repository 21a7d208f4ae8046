import type { Clock } from '@patchbay/core/kernel';
import {
  type HeldEntry,
  holds,
  INDEX_ENTRY_STATUSES,
  type IndexEntry,
  type IndexEntryKey,
  type IndexEntryRepository,
  type IndexEntryStatus,
  type IndexEntryWatchList,
  type IndexView,
  indexEntryId,
  type NewIndexEntry,
} from '@patchbay/core/vector-search';
import { withoutUndefined } from '../boundary/filter.ts';
import { indexEntries } from '../collections/index-entries.ts';
import type { MongoDatabase } from '../mongo-database.ts';

const keyOf = ({ index_id, generation, file_id, file_version }: IndexEntryKey): IndexEntryKey => ({
  index_id,
  generation,
  file_id,
  file_version,
});

/** The first id of the key that no entry has: of those that left, some may have been removed and later ones kept. */
function freeId(key: IndexEntryKey, taken: ReadonlySet<string>): string {
  for (let left = 0; ; left += 1) {
    const id = indexEntryId(key, left);
    if (!taken.has(id)) return id;
  }
}

function newEntry(tenant_id: string, entry: NewIndexEntry, id: string, now: Date): IndexEntry {
  return {
    id,
    tenant_id,
    ...keyOf(entry),
    chunker: entry.chunker,
    status: entry.status,
    since: null,
    until: null,
    chunks: null,
    stage: 'claim',
    percent: 0,
    attempt: 0,
    execution_arn: null,
    deadline_at: entry.deadline_at,
    reason: null,
    created_at: now,
    updated_at: now,
  };
}

type Held = Pick<IndexView, 'index_id' | 'generation' | 'as_of'>;

/**
 * What a view may hold. Whether it has left is told afterwards: a condition on null would read every row, and without it
 * the collection's index has all that is asked for.
 */
const heldIn = ({ index_id, generation, as_of }: Held) => ({
  index_id,
  generation,
  status: 'searchable' as const,
  ...(as_of === 'live' ? {} : { since: { $lte: as_of } }),
});

const HELD = { id: 0, file_id: 1, file_version: 1, chunker: 1, since: 1, until: 1 } as const;
/** Of several views, an entry says which it is of. */
const HELD_BY_ONE_OF = { ...HELD, index_id: 1, generation: 1 } as const;

/** What a tenant's indexes hold of its files. */
export function createIndexEntryRepository(database: MongoDatabase, clock: Clock): IndexEntryRepository {
  return {
    async open(scope, work, entries) {
      if (entries.length === 0) return [];
      const collection = database.tenantCollection(indexEntries, scope, work);
      const of = <T>(field: (entry: NewIndexEntry) => T) => ({ $in: [...new Set(entries.map(field))] });
      const found = await Array.fromAsync(
        collection.iterate({
          index_id: of(({ index_id }) => index_id),
          generation: of(({ generation }) => generation),
          file_id: of(({ file_id }) => file_id),
        }),
      );
      const open = new Map(found.filter(({ until }) => until === null).map((entry) => [indexEntryId(entry), entry]));
      const missing = entries.filter((entry) => !open.has(indexEntryId(entry)));
      const now = clock.now();
      const taken = new Set(found.map(({ id }) => id));
      const added = missing.map((entry) => newEntry(scope.tenant_id, entry, freeId(entry, taken), now));
      await collection.insertMany(added);
      return [...entries.flatMap((entry) => open.get(indexEntryId(entry)) ?? []), ...added];
    },

    get: (scope, key, work) =>
      database.tenantCollection(indexEntries, scope, work).findOne({ ...keyOf(key), until: null }),

    ofFile: (scope, file, work) =>
      Array.fromAsync(database.tenantCollection(indexEntries, scope, work).iterate(withoutUndefined(file))),

    list: (scope, page, { closed, ...filter }) =>
      database
        .tenantCollection(indexEntries, scope)
        .page({ ...withoutUndefined(filter), ...(closed === 'include' ? {} : { until: null }) }, page),

    async heldBy(scope, views, file_ids, work) {
      const [first, ...more] = views.map((view) => ({
        ...heldIn(view),
        ...withoutUndefined({ file_id: file_ids && { $in: [...file_ids] } }),
      }));
      if (first === undefined) return [];
      const filter = more.length === 0 ? first : { $or: [first, ...more] };
      const only = more.length === 0 ? { index_id: first.index_id, generation: first.generation } : {};
      const projection = more.length === 0 ? HELD : HELD_BY_ONE_OF;
      const found = await Array.fromAsync(
        database.tenantCollection(indexEntries, scope, work).iterate(filter, { projection, batch_size: 10_000 }),
        (read): HeldEntry => ({ ...read, ...only, status: 'searchable' }),
      );
      return found.filter((entry) =>
        views.some(
          (view) => view.index_id === entry.index_id && view.generation === entry.generation && holds(view, entry),
        ),
      );
    },

    transition: (scope, work, key, { status, execution_arn }, change) =>
      database
        .tenantCollection(indexEntries, scope, work)
        .findOneAndUpdate(
          { ...keyOf(key), until: null, status: { $in: [...status] }, ...withoutUndefined({ execution_arn }) },
          { $set: { ...change, updated_at: clock.now() } },
        ),

    async progress(scope, key, execution_arn, { stage, percent }) {
      await database
        .tenantCollection(indexEntries, scope)
        .updateOne(
          { ...keyOf(key), until: null, status: 'processing', execution_arn, percent: { $lt: percent } },
          { $set: { stage, percent } },
        );
    },

    async close(scope, work, { before_version, ...which }, until) {
      const collection = database.tenantCollection(indexEntries, scope, work);
      const filter = {
        ...withoutUndefined(which),
        until: null,
        ...withoutUndefined({ file_version: before_version === undefined ? undefined : { $lt: before_version } }),
      };
      const leaving = await Array.fromAsync(collection.iterate(filter), keyOf);
      if (leaving.length > 0) {
        await collection.updateMany(filter, { $set: { until, deadline_at: null, updated_at: clock.now() } });
      }
      return leaving;
    },

    async counts(scope, index_id, generation) {
      const counted = await database
        .tenantCollection(indexEntries, scope)
        .aggregate<{ id: IndexEntryStatus; count: number }>([
          { $match: { index_id, generation, until: null } },
          { $group: { _id: '$status', count: { $sum: 1 } } },
        ]);
      const none = INDEX_ENTRY_STATUSES.map((status) => [status, 0] as const);
      return Object.fromEntries([...none, ...counted.map(({ id, count }) => [id, count] as const)]) as Record<
        IndexEntryStatus,
        number
      >;
    },
  };
}

/** The sweeper's look across tenants, on an index that holds unsettled entries only. */
export function createIndexEntryWatchList(database: MongoDatabase): IndexEntryWatchList {
  return {
    async overdue(now, limit) {
      const found = await database.platformCollection(indexEntries, 'index_entries.watch').find(
        { deadline_at: { $type: 'date', $lt: now } },
        {
          projection: { tenant_id: 1, index_id: 1, generation: 1, file_id: 1, file_version: 1 },
          sort: { deadline_at: 1 },
          limit,
        },
      );
      return found.map((entry) => ({ ...keyOf(entry), tenant_id: entry.tenant_id }));
    },
  };
}
