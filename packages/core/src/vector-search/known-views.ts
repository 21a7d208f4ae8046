import type { TenantScope } from '../kernel/index.ts';
import type { IndexView } from './index-entry.ts';

/** References of which it is kept what they meant. */
const MOST_KNOWN = 1_000;

/** Two readings that mean the same. */
const same = (one: readonly IndexView[], other: readonly IndexView[]) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Makes what begins work before it is certain: references nearly always mean what they meant before, so what depends on
 * them is done beside reading them, and once more where they mean something else now. Its answer is given only where
 * the references were read and mean just that.
 */
export function createKnownViews() {
  const known = new Map<string, readonly IndexView[]>();

  return async <T>(
    scope: TenantScope,
    references: unknown,
    read: () => Promise<IndexView[]>,
    use: (views: readonly IndexView[]) => Promise<T>,
  ): Promise<T> => {
    const key = `${scope.tenant_id} ${JSON.stringify(references)}`;
    const guess = known.get(key);
    const begun = guess && use(guess);
    // Nobody is told of what came of a wrong guess.
    begun?.catch(() => undefined);
    const views = await read();
    known.delete(key);
    known.set(key, views);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
    return begun !== undefined && guess !== undefined && same(guess, views) ? begun : use(views);
  };
}
