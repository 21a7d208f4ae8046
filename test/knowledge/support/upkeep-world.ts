import { firstIdAt, type IdKind, systemScope } from '@patchbay/core/kernel';
import { createUpkeepRound } from '@patchbay/core/knowledge-upkeep';
import {
  chunkId,
  type IndexEntry,
  indexEntryId,
  type StoredChunk,
  type VectorStore,
} from '@patchbay/core/vector-search';
import {
  createChunkRepository,
  createIndexSnapshotRepository,
  createSnapshotWatchList,
  createUpkeepStore,
  createUpkeepWatchList,
} from '@patchbay/mongo';
import { fixedClock, openTestDatabase } from '@patchbay/testing';
import { memoryVectorStore } from '@patchbay/vector/memory';
import { folderedObjects } from './foldered-objects.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const NOW = new Date('2026-11-22T10:00:00.000Z');

/** An id that was made so long ago. */
export const idAgo = (kind: IdKind, ago_ms: number, number = 1) =>
  `${firstIdAt(kind, new Date(NOW.getTime() - ago_ms)).slice(0, -6)}${String(number).padStart(6, '0')}`;

export const TENANT = idAgo('tenant', 90 * DAY, 1);
export const INDEX = idAgo('search_index', 80 * DAY, 1);

/** What a fixture of an entry may say. */
export type EntryFixture = Partial<IndexEntry> & { readonly file_id: string };

/** A tenant with one index on a real MongoDB, vectors in memory or elsewhere, objects in memory, and the round over them. */
export async function upkeepWorld(vectors: VectorStore = memoryVectorStore()) {
  const clock = fixedClock(NOW);
  const test = await openTestDatabase({ clock });
  const raw = test.client.db(test.name);
  const objects = folderedObjects();
  const chunks = createChunkRepository(test.database);
  const embedded: string[] = [];
  const watchList = createUpkeepWatchList(test.database);
  const round = createUpkeepRound({
    store: createUpkeepStore(test.database, clock),
    chunks,
    vectors: { of: () => vectors },
    embedders: {
      of: (model) => ({
        model,
        dimensions: 2,
        async embed(texts) {
          embedded.push(...texts);
          return texts.map((text) => [text.length, 1]);
        },
      }),
    },
    objects,
    snapshots: createIndexSnapshotRepository(test.database),
    snapshotWatchList: createSnapshotWatchList(test.database),
    watchList,
    unitOfWork: test.unit_of_work,
    clock,
  });
  const origin = { request_id: 'req_1', source: 'scheduler' };

  const scopeOf = (tenant_id = TENANT) => systemScope(tenant_id, 'test', origin);

  return {
    ...{ clock, test, raw, vectors, objects, chunks, embedded, watchList },
    /** One round, however long ago the last walk was. */
    async round() {
      clock.advance(7 * HOUR);
      return round(origin);
    },
    now: () => clock.now(),
    ago: (ms: number) => new Date(clock.now().getTime() - ms),
    async tenant(id = TENANT) {
      await raw.collection('tenants').insertOne({ _id: id, name: id } as never, { bypassDocumentValidation: true });
    },
    async index(change: object = {}) {
      const index = {
        ...{ _id: INDEX, tenant_id: TENANT, name: 'Handbook', description: null, backend: 'chroma' },
        ...{ chunking: { target_tokens: 200, overlap_tokens: 40 }, embedding_model: 'minilm', generation: 1 },
        ...{ building: null, last_generation: 1, next_snapshot: 1, snapshot_policy: 'on_demand', metadata: {} },
        ...{ created_at: NOW, updated_at: NOW, archived_at: null },
        ...change,
      };
      await raw.collection('search_indexes').insertOne(index as never, { bypassDocumentValidation: true });
    },
    async snapshot(number: number, change: object = {}) {
      const snapshot = {
        ...{ _id: idAgo('snapshot', DAY, number), tenant_id: TENANT, index_id: INDEX, number, generation: 1 },
        ...{ object: 'index_snapshot', name: null, note: '', files: 1, digest: 'of-the-files' },
        ...{ chunker: { name: 'structure', options: { target_tokens: 200, overlap_tokens: 40 } } },
        ...{ created_by: { type: 'system', id: 'test' } },
        ...{ embedding_model: 'minilm', bindings: 0, created_at: new Date(NOW.getTime() - DAY), purged_at: null },
        ...change,
      };
      await raw.collection('index_snapshots').insertOne(snapshot as never);
      return snapshot._id;
    },
    async file(id: string, change: object = {}) {
      const file = { _id: id, tenant_id: TENANT, status: 'ready', ...change };
      await raw.collection('files').insertOne(file as never, { bypassDocumentValidation: true });
    },
    /** An entry with its chunks and, unless told otherwise, its vectors. */
    async entry(fixture: EntryFixture, { vectors: with_vectors = true, chunks: with_chunks = true, left = 0 } = {}) {
      const key = { index_id: INDEX, generation: 1, file_version: 1, ...fixture };
      const entry: IndexEntry = {
        ...{ id: indexEntryId(key, left), tenant_id: TENANT, chunker: 'cut', status: 'searchable', since: 1 },
        ...{ until: null, chunks: 3, stage: 'done', percent: 100, attempt: 0, execution_arn: null },
        ...{ deadline_at: null, reason: null, created_at: new Date(NOW.getTime() - 9 * DAY) },
        ...{ updated_at: new Date(NOW.getTime() - 9 * DAY) },
        ...key,
      } as IndexEntry;
      const { id: _id, ...row } = entry;
      await raw.collection('index_entries').insertOne({ _id, ...row } as never);
      const rows = chunkRows(entry);
      if (with_chunks) await chunks.upsert(scopeOf(), rows);
      if (with_vectors)
        await vectors.upsert(
          namespaceOf(entry),
          rows.map((chunk) => pointOf(chunk, entry)),
        );
      return entry;
    },
    scopeOf,
    /** Everything that is stored, in names that a test can compare. */
    async stored(generation = 1) {
      const [entries, rows, terms] = await Promise.all(
        ['index_entries', 'file_chunks', 'chunk_terms'].map((name) => raw.collection(name).find().toArray()),
      );
      const ids = (await Array.fromAsync(vectors.ids({ ...SPACE, generation }))).flat();
      return {
        entries: entries?.length,
        chunks: rows?.length,
        terms: new Set(terms?.map(({ file_id, file_version }) => `${file_id}:${file_version}`)).size,
        vectors: ids.toSorted(),
      };
    },
  };
}
export type UpkeepWorld = Awaited<ReturnType<typeof upkeepWorld>>;

export const SPACE = { tenant_id: TENANT, index_id: INDEX, generation: 1 };
export const namespaceOf = ({ tenant_id, index_id, generation }: IndexEntry) => ({ tenant_id, index_id, generation });

export const chunkRows = ({ tenant_id, file_id, file_version, chunker, chunks }: IndexEntry): StoredChunk[] =>
  Array.from({ length: chunks ?? 0 }, (_, ordinal) => ({
    ...{ id: chunkId(file_id, file_version, chunker, ordinal), tenant_id, file_id, file_version, chunker },
    ...{ file_name: 'a.pdf', ordinal, text: `Passage ${ordinal}.`, heading_path: [], kind: 'text' as const },
    ...{ token_estimate: 3, page_start: 1, page_end: 1, start: 0, end: 10 },
  }));

export const pointOf = ({ id, text }: StoredChunk, { file_id, file_version, since }: IndexEntry) => ({
  ...{ id, embedding: [text.length, 1], file_id, file_version, since: since ?? 0 },
});

/** Ids of an entry's chunks, in the order of `stored`. */
export const idsOfEntries = (...entries: IndexEntry[]) =>
  [...new Set(entries.flatMap((entry) => chunkRows(entry).map(({ id }) => id)))].toSorted();
