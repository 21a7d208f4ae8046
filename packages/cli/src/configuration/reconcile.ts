import type { Patchbay } from '@patchbay/sdk';
import type { Change } from './change.ts';
import type { Description } from './directory.ts';
import { liveBindings } from './live-bindings.ts';
import { inOrder, releasesInOrder } from './order.ts';
import { prune } from './prune.ts';
import { reconcileRelease } from './reconcile-release.ts';
import { reconcileResource } from './reconcile-resource.ts';
import type { Reconciliation } from './reconciliation.ts';
import { tenantState } from './tenant.ts';

/** How a description is compared with a tenant, or made true there. */
export interface ReconcileOptions {
  readonly apply: boolean;
  readonly note: string;
  /** Archive what no file describes. */
  readonly prune?: boolean;
  readonly onChange?: (change: Change) => void;
}

/**
 * Compares a description with a tenant and resolves to what differs; with `apply` it is then no longer so. A walk that
 * fails half-way has made the changes that it reported: the next one goes on from there.
 */
export async function reconcile(
  description: Description,
  patchbay: Patchbay,
  { apply, note, prune: pruned = false, onChange }: ReconcileOptions,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const run: Reconciliation = {
    patchbay,
    tenant: tenantState(patchbay),
    bindings: liveBindings(patchbay),
    apply,
    note,
    pending: { created: new Set(), published: new Set(), released: new Map() },
    report(change) {
      changes.push(change);
      onChange?.(change);
    },
  };
  for (const resource of inOrder(description.resources)) await reconcileResource(resource, run);
  for (const release of releasesInOrder(description.releases)) await reconcileRelease(release, run);
  if (pruned) await prune(description, run);
  return changes;
}
