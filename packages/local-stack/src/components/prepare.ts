import type { ComponentName, PrepareContext } from './component.ts';
import { COMPONENTS } from './index.ts';

/**
 * Fetches and builds what components need, without starting them: minutes on a new machine (livekit-server is built from
 * source), nothing after that. For a test set-up whose own deadline is short, and to do it beside other work.
 */
export async function prepareComponents(names: readonly ComponentName[], context: PrepareContext): Promise<void> {
  await Promise.all(names.map((name) => COMPONENTS[name].prepare(context)));
}
