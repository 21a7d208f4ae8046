import type { Patchbay } from '@patchbay/sdk';
import type { Change } from './change.ts';
import type { LiveBindings } from './live-bindings.ts';
import type { TenantState } from './tenant.ts';

/** A walk through a description: one and the same for `plan`, which keeps nothing, and `apply`. */
export interface Reconciliation {
  readonly patchbay: Patchbay;
  readonly tenant: TenantState;
  readonly bindings: LiveBindings;
  /** Do it; otherwise only say it. */
  readonly apply: boolean;
  /** Change note of what is published and released. */
  readonly note: string;
  /** What would be there by now, had the walk done it. Empty when it does. */
  readonly pending: {
    readonly created: Set<string>;
    readonly published: Set<string>;
    /** What stands for a binding that is to be made, by agent and environment: `Billing production`. */
    readonly released: Map<string, string>;
  };
  /** Called with each change, after it was made where it is. */
  report(change: Change): void;
}
