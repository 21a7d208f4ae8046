import { type Clock, type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import { OPEN_STATUSES } from './session.ts';
import type { SessionRepository } from './session-repository.ts';
import type { StopSession } from './stop-session.ts';

/** Tenants that were archived from a time on, those that were first. */
export interface ClosedTenants {
  archivedSince(time: Date, limit: number): Promise<string[]>;
}

/** What winding up needs. */
export interface CloseTenantsDeps {
  readonly closed: ClosedTenants;
  readonly sessions: Pick<SessionRepository, 'list'>;
  readonly stopSession: StopSession;
  /** Ends calls in which people talk whom an agent has brought together: their sessions are over already. */
  readonly afterTransfer: { endAll(scope: TenantScope): Promise<readonly PromiseSettledResult<unknown>[]> };
  readonly clock: Clock;
}

/** For so long after its end a tenant is looked at: no session lasts longer, and none begins in an archived tenant. */
const WINDING_UP_MS = 26 * 3_600_000;

/** Tenants a sweep looks at, and sessions of each status that it ends in each; the rest comes next time. */
const TENANTS_AT_ONCE = 500;
const SESSIONS_AT_ONCE = 100;

/**
 * Makes the sweep that ends the sessions, and with them the calls, of tenants that have been archived. What had passed
 * the door when its tenant was archived is found by a later one.
 */
export function createCloseTenants({ closed, sessions, stopSession, afterTransfer, clock }: CloseTenantsDeps) {
  async function wind(tenantId: string, origin: RequestOrigin): Promise<PromiseSettledResult<unknown>[]> {
    const scope = systemScope(tenantId, 'tenant-closer', origin);
    const results: PromiseSettledResult<unknown>[] = [];
    for (const status of OPEN_STATUSES) {
      const { data } = await sessions.list(scope, { limit: SESSIONS_AT_ONCE, order: 'asc' }, { status });
      results.push(...(await Promise.allSettled(data.map(({ id }) => stopSession(scope, id)))));
    }
    results.push(...(await afterTransfer.endAll(scope)));
    return results;
  }

  return async (origin: RequestOrigin): Promise<{ tenants: number; ended: number; failed: number }> => {
    const since = new Date(clock.now().getTime() - WINDING_UP_MS);
    const tenants = await closed.archivedSince(since, TENANTS_AT_ONCE);
    const results: PromiseSettledResult<unknown>[] = [];
    for (const id of tenants) results.push(...(await wind(id, origin)));
    const failed = results.filter(({ status }) => status === 'rejected').length;
    return { tenants: tenants.length, ended: results.length - failed, failed };
  };
}
export type CloseTenants = ReturnType<typeof createCloseTenants>;
