import type { TenantScope } from '../../kernel/index.ts';
import { type ChunkRepository, type ChunkSet, chunkSetKey } from '../chunk-repository.ts';
import type { HeldKnowledge } from '../held-knowledge.ts';
import { type KeptPart, keptPartsOf } from './postings-part.ts';

/** What is kept of all tenants together, in a process. */
const MOST_BYTES = 64 * 2 ** 20;
/** Sets that are read at once: a second's work at most for whoever searches meanwhile. */
const PORTION = 25;
/** Indexes of which it is known that they are too large. */
const MOST_REFUSED = 10_000;

interface KeptSet {
  readonly set: ChunkSet;
  readonly parts: readonly KeptPart[];
  readonly ids: readonly string[];
  readonly bytes: number;
}

function keptSet(set: ChunkSet, parts: readonly KeptPart[]): KeptSet {
  const ids = parts.flatMap((part) => part.ids.filter((id) => id !== ''));
  return { set, parts, ids, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) };
}

/** What searches of one process keep of words; see {@link createPostingsCache}. */
export interface PostingsCache {
  /** The postings of a set; undefined where they are not kept. */
  get(tenant_id: string, key: string): readonly KeptPart[] | undefined;
  /** The set that a chunk is of, where that is kept. */
  setOf(tenant_id: string, chunk_id: string): ChunkSet | undefined;
  /** Reads what is missing of what is held, unless it is too much. Settles when that is done; never fails. */
  load(scope: TenantScope, held: HeldKnowledge): Promise<void>;
}

/**
 * Keeps postings by the set of chunks that they are of: a file version, cut in one way. What a set has of words never
 * changes while an entry holds it, and which sets a search ranks is read from the entries by every search. So what is
 * kept cannot be out of date: a new version, a new cutting or a file that came in is another set, and one that left is
 * asked for no longer.
 *
 * @param most_bytes what was not used for longest leaves; what one search holds may take half of it
 */
export function createPostingsCache(
  chunks: Pick<ChunkRepository, 'postings'>,
  most_bytes: number = MOST_BYTES,
): PostingsCache {
  /** By tenant and set, the longest unused first. */
  const kept = new Map<string, KeptSet>();
  /** By tenant, then by chunk: a search asks for hundreds. */
  const setsByChunk = new Map<string, Map<string, ChunkSet>>();
  const loading = new Map<string, Promise<void>>();
  /** How many sets were held when they were too much. */
  const refused = new Map<string, number>();
  let bytes = 0;
  const nameOf = (tenant_id: string, key: string) => `${tenant_id}/${key}`;

  function remove(name: string, tenant_id: string): void {
    const old = kept.get(name);
    if (old === undefined) return;
    kept.delete(name);
    bytes -= old.bytes;
    const ofTenant = setsByChunk.get(tenant_id);
    for (const id of old.ids) ofTenant?.delete(id);
    if (ofTenant?.size === 0) setsByChunk.delete(tenant_id);
  }

  function keep(tenant_id: string, fresh: KeptSet): void {
    const name = nameOf(tenant_id, chunkSetKey(fresh.set));
    remove(name, tenant_id);
    kept.set(name, fresh);
    bytes += fresh.bytes;
    const ofTenant = setsByChunk.get(tenant_id) ?? new Map<string, ChunkSet>();
    for (const id of fresh.ids) ofTenant.set(id, fresh.set);
    setsByChunk.set(tenant_id, ofTenant);
    for (const oldest of kept.keys()) {
      if (bytes <= most_bytes) return;
      remove(oldest, oldest.slice(0, oldest.indexOf('/')));
    }
  }

  async function read(scope: TenantScope, missing: readonly ChunkSet[], refusal: () => void): Promise<void> {
    const { tenant_id } = scope;
    let taken = 0;
    for (let at = 0; at < missing.length; at += PORTION) {
      const sets = missing.slice(at, at + PORTION);
      const parts = keptPartsOf(await chunks.postings(scope, sets));
      const bySet = Map.groupBy(parts, ({ set }) => chunkSetKey(set));
      for (const set of sets) {
        const fresh = keptSet(set, bySet.get(chunkSetKey(set)) ?? []);
        // Nothing of a set is there while it is being removed.
        if (fresh.parts.length > 0) keep(tenant_id, fresh);
        taken += fresh.bytes;
      }
      if (taken > most_bytes / 2) return refusal();
    }
  }

  return {
    get(tenant_id, key) {
      const name = nameOf(tenant_id, key);
      const found = kept.get(name);
      if (found === undefined) return undefined;
      kept.delete(name);
      kept.set(name, found);
      return found.parts;
    },

    setOf: (tenant_id, chunk_id) => setsByChunk.get(tenant_id)?.get(chunk_id),

    load(scope, { sets, index_ids }) {
      const whole = nameOf(scope.tenant_id, index_ids.join());
      const under_way = loading.get(whole);
      if (under_way !== undefined) return under_way;
      const missing = [...sets].flatMap(([key, set]) => (kept.has(nameOf(scope.tenant_id, key)) ? [] : [set]));
      if (missing.length === 0 || sets.size >= (refused.get(whole) ?? Number.POSITIVE_INFINITY)) {
        return Promise.resolve();
      }
      const done = read(scope, missing, () => {
        if (refused.size >= MOST_REFUSED) refused.clear();
        refused.set(whole, sets.size);
      })
        // The next search tries again; this one has its answer.
        .catch(() => undefined)
        .finally(() => loading.delete(whole));
      loading.set(whole, done);
      return done;
    },
  };
}
