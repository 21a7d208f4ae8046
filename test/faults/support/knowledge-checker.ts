import type { TestDatabase } from '@patchbay/testing';
import { chromaContents, type StoredVector } from './chroma-contents.ts';

type Db = ReturnType<TestDatabase['client']['db']>;

interface Document {
  readonly _id: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: rows of several collections as they are stored, whatever that is
  readonly [field: string]: any;
}

/** One thing that is not as it has to be; `what` names it, `where` says which. */
export interface Discrepancy {
  readonly what: string;
  readonly where: string;
}

/** What to compare. */
export interface KnowledgeState {
  readonly db: Db;
  readonly chroma_url: string;
  readonly tenant_id: string;
  /** All keys of the files bucket under a prefix. */
  readonly keys: (prefix: string) => Promise<readonly string[]>;
  readonly now: Date;
}

const OPEN = Number.MAX_SAFE_INTEGER;
const group = <T>(items: readonly T[], keyOf: (item: T) => string) => Map.groupBy(items, keyOf);
const versionKey = (row: Document | StoredVector) => `${row.file_id}/${row.file_version}`;
const setKey = (row: Document) => `${versionKey(row)}/${row['chunker']}`;

/** Reads everything of a tenant, without any of the product's own code. */
async function readAll({ db, chroma_url, tenant_id, keys }: KnowledgeState) {
  const all = (name: string): Promise<Document[]> => db.collection(name).find({ tenant_id }).toArray();
  const [files, entries, chunks, terms, indexes, snapshots] = await Promise.all(
    ['files', 'index_entries', 'file_chunks', 'chunk_terms', 'search_indexes', 'index_snapshots'].map(all),
  );
  const collections = await chromaContents(chroma_url, tenant_id);
  const objects = [...(await keys(`uploads/${tenant_id}/`)), ...(await keys(`work/${tenant_id}/`))];
  return {
    ...{ files: files ?? [], entries: entries ?? [], chunks: chunks ?? [], terms: terms ?? [] },
    ...{ indexes: indexes ?? [], snapshots: snapshots ?? [], collections, objects },
  };
}
type Everything = Awaited<ReturnType<typeof readAll>>;

function stuck({ files, entries }: Everything, now: Date): Discrepancy[] {
  const unsettled = ['awaiting_upload', 'queued', 'pending', 'processing'];
  const late = ({ status, deadline_at }: Document) =>
    unsettled.includes(status) && deadline_at !== null && deadline_at < now;
  const undated = ({ status, deadline_at }: Document) => status === 'processing' && deadline_at === null;
  const silent = ({ status, reason }: Document) => status === 'failed' && !reason?.code;
  return [...files, ...entries].flatMap((row) => [
    ...(late(row) ? [{ what: 'past its deadline', where: String(row._id) }] : []),
    ...(undated(row) ? [{ what: 'at work without a deadline', where: String(row._id) }] : []),
    ...(silent(row) ? [{ what: 'failed without a reason', where: String(row._id) }] : []),
  ]);
}

function files({ files: rows, entries, indexes, objects }: Everything): Discrepancy[] {
  const found: Discrepancy[] = [];
  const known = new Set(rows.map(({ _id }) => String(_id)));
  for (const key of objects) {
    if (!known.has(key.split('/')[2] ?? '')) found.push({ what: 'object without a file', where: key });
  }
  for (const entry of entries.filter(({ status, until }) => status === 'searchable' && until === null)) {
    const file = rows.find(({ _id }) => String(_id) === entry['file_id']);
    if (file === undefined || file['status'] === 'archived' || !file['index_ids'].includes(entry['index_id'])) {
      found.push({ what: 'searched in an index that it is not in', where: String(entry._id) });
    }
  }
  for (const file of rows.filter(({ status }) => status === 'ready')) {
    const id = String(file._id);
    if (!objects.some((key) => key.endsWith(`/${id}/${file['live_version']}`))) {
      found.push({ what: 'ready file without its upload', where: id });
    }
    for (const index_id of file['index_ids']) {
      const generation = indexes.find(({ _id }) => String(_id) === index_id)?.['generation'];
      const serving = entries.filter(
        (entry) =>
          entry['file_id'] === id &&
          entry['index_id'] === index_id &&
          entry['generation'] === generation &&
          entry['status'] === 'searchable' &&
          entry['until'] === null,
      );
      const versions = serving.map((entry) => entry['file_version']).join();
      // It could not be brought into this index, which its entry there says, with the reason.
      const refused = entries.some(
        (entry) =>
          entry['file_id'] === id &&
          entry['index_id'] === index_id &&
          entry['file_version'] === file['live_version'] &&
          entry['status'] === 'failed' &&
          entry['until'] === null,
      );
      if (versions === '' && refused) continue;
      if (versions !== String(file['live_version'])) {
        found.push({ what: `ready file is searched in versions [${versions}]`, where: `${id} in ${index_id}` });
      }
    }
  }
  return found;
}

function chunks({ chunks: rows, terms, entries }: Everything): Discrepancy[] {
  const found: Discrepancy[] = [];
  const sets = group(rows, setKey);
  const wanted = new Set(entries.map(setKey));
  for (const set of sets.keys()) if (!wanted.has(set)) found.push({ what: 'chunks without an entry', where: set });
  for (const set of new Set(terms.map(setKey))) {
    if (!sets.has(set)) found.push({ what: 'terms without chunks', where: set });
  }
  const termed = new Set(terms.map(setKey));
  for (const entry of entries.filter(({ status }) => status === 'searchable')) {
    const ordinals = (sets.get(setKey(entry)) ?? []).map(({ ordinal }) => ordinal as number).sort((a, b) => a - b);
    const whole = ordinals.length === entry['chunks'] && ordinals.every((ordinal, at) => ordinal === at);
    if (!whole)
      found.push({ what: `searchable with ${ordinals.length} of ${entry['chunks']} chunks`, where: String(entry._id) });
    if (ordinals.length > 0 && !termed.has(setKey(entry)))
      found.push({ what: 'searchable without terms', where: String(entry._id) });
  }
  return found;
}

function vectors({ collections, entries, chunks: rows, indexes, snapshots }: Everything): Discrepancy[] {
  const found: Discrepancy[] = [];
  const chunkOf = new Map(rows.map((row) => [String(row._id), row]));
  const spaceOf = (row: Document) => `${row['index_id']}-${row['generation']}`;
  const bySpace = group(entries, spaceOf);
  const used = new Set([
    ...indexes.flatMap(({ _id, generation, building }) => [`${_id}-${generation}`, `${_id}-${building?.generation}`]),
    ...snapshots.filter(({ purged_at }) => purged_at === null).map(spaceOf),
  ]);
  for (const [space, stored] of collections) {
    if (!used.has(space) && stored.length > 0)
      found.push({ what: 'vectors of a generation that nothing uses', where: space });
    const versions = group(bySpace.get(space) ?? [], versionKey);
    for (const vector of stored) {
      const where = `${vector.id} in ${space}`;
      const owners = versions.get(versionKey(vector)) ?? [];
      const chunk = chunkOf.get(vector.id);
      if (chunk === undefined) found.push({ what: 'vector without a chunk', where });
      else if (versionKey(chunk) !== versionKey(vector)) found.push({ what: 'vector of another file version', where });
      if (owners.length === 0) found.push({ what: 'vector without an entry', where });
      else if (vector.until === OPEN && owners.every(({ until }) => until !== null)) {
        found.push({ what: 'vector of an entry that left is open', where });
      } else if (
        vector.until !== OPEN &&
        owners.some(({ until, status }) => until === null && status === 'searchable')
      ) {
        found.push({ what: 'vector of an entry that is live is closed', where });
      }
    }
  }
  for (const entry of entries.filter(({ status }) => status === 'searchable')) {
    const there = new Set((collections.get(spaceOf(entry)) ?? []).map(({ id }) => id));
    const missing = rows.filter((row) => setKey(row) === setKey(entry) && !there.has(String(row._id))).length;
    if (missing > 0) found.push({ what: `searchable without ${missing} vectors`, where: String(entry._id) });
  }
  return found;
}

function twice({ entries }: Everything): Discrepancy[] {
  const live = entries.filter(({ status, until }) => status === 'searchable' && until === null);
  const open = entries.filter(({ until }) => until === null);
  const fileKey = (entry: Document) => `${entry['index_id']}-${entry['generation']}/${entry['file_id']}`;
  const several = (rows: readonly Document[], keyOf: (row: Document) => string, what: string) =>
    [...group(rows, keyOf)].flatMap(([where, same]) => (same.length > 1 ? [{ what, where }] : []));
  return [
    ...several(live, fileKey, 'a file is searched in two versions'),
    ...several(open, (entry) => `${fileKey(entry)}/${entry['file_version']}`, 'a file version is twice in an index'),
  ];
}

/**
 * Compares what MongoDB, S3 and Chroma hold of a tenant, when nothing is at work, and returns everything that does not
 * agree: what is stuck, lost, left over, half there, or there twice. It reads by itself, and shares nothing with what
 * ingests, searches and repairs: so that it proves them.
 */
export async function checkKnowledge(state: KnowledgeState): Promise<Discrepancy[]> {
  const all = await readAll(state);
  return [...stuck(all, state.now), ...files(all), ...chunks(all), ...vectors(all), ...twice(all)];
}
