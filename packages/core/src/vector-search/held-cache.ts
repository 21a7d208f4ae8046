import type { TenantScope } from '../kernel/index.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { IndexView } from './index-entry.ts';

/** Sets of chunks that are kept of all tenants together, in a process: some hundred bytes each. */
const MOST_SETS = 50_000;

interface HeldCacheDeps {
  /** The views as they are now. */
  readonly views: () => Promise<readonly IndexView[]>;
  /** What they hold now. */
  readonly held: (views: readonly IndexView[]) => Promise<HeldKnowledge>;
}

const stamped = (views: readonly IndexView[]) => views.every(({ stamp }) => stamp !== undefined);

/**
 * Keeps what live indexes hold, by a stamp that every transaction which changes it writes anew. A search reads the stamp
 * anyway, with the index: as long as it is the same one, entries need not be read. What is kept was read after its
 * stamp, so it is never older than the stamp says; it may be newer, which no search finds, as its stamp is then another.
 */
export function createHeldCache(most_sets: number = MOST_SETS) {
  /** The longest unused first. */
  const kept = new Map<string, HeldKnowledge>();
  const loading = new Set<string>();
  let sets = 0;
  const nameOf = ({ tenant_id }: TenantScope, views: readonly IndexView[]) => `${tenant_id} ${JSON.stringify(views)}`;

  function remove(name: string): void {
    sets -= kept.get(name)?.sets.size ?? 0;
    kept.delete(name);
  }

  function keep(name: string, held: HeldKnowledge): void {
    if (held.sets.size > most_sets / 2) return;
    remove(name);
    kept.set(name, held);
    sets += held.sets.size;
    for (const oldest of kept.keys()) {
      // An index without files takes its place too.
      if (sets + kept.size <= most_sets) return;
      remove(oldest);
    }
  }

  return {
    /** What these very views hold, where that is kept. */
    get(scope: TenantScope, views: readonly IndexView[]): HeldKnowledge | undefined {
      if (!stamped(views)) return undefined;
      const name = nameOf(scope, views);
      const found = kept.get(name);
      if (found === undefined) return undefined;
      kept.delete(name);
      kept.set(name, found);
      return found;
    },

    /** Reads stamps, then what is held, unless that is kept. Settles when that is done; never fails. */
    async load(scope: TenantScope, seen: readonly IndexView[], read: HeldCacheDeps): Promise<void> {
      const name = nameOf(scope, seen);
      if (!stamped(seen) || kept.has(name) || loading.has(name)) return;
      loading.add(name);
      try {
        const views = await read.views();
        if (stamped(views)) keep(nameOf(scope, views), await read.held(views));
      } catch {
        // The next search tries again; this one has its answer.
      } finally {
        loading.delete(name);
      }
    },
  };
}
