import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { CallStatus, ListCalls, StoredCall } from './call.ts';

/** Fields that a transition sets. */
export type CallTransition = Partial<
  Pick<
    StoredCall,
    'result' | 'error' | 'sip' | 'answered_by' | 'dialed_at' | 'ringing_at' | 'answered_at' | 'ended_at' | 'transfer'
  >
> & { readonly status: CallStatus };

/** Where calls are kept. */
export interface CallRepository {
  /** @throws AppError `already_exists` where a call of this session is there already. */
  insert(scope: TenantScope, work: Work, call: StoredCall): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredCall | null>;
  findBySession(scope: TenantScope, sessionId: string, work?: Work): Promise<StoredCall | null>;
  list(scope: TenantScope, query: ListCalls): Promise<Page<StoredCall>>;
  /** Changes a call whose status is still one of `from`; null when it is not, so that each change happens once. */
  transition(
    scope: TenantScope,
    work: Work,
    id: string,
    from: readonly CallStatus[],
    change: CallTransition,
  ): Promise<StoredCall | null>;
}

/** The watchdog's view across tenants. */
export interface CallWatchList {
  /** Outbound calls that were queued before a time and that nobody has dialled, the oldest first. */
  undialed(before: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Outbound calls that were dialled before a time and neither answered nor ended since, the oldest first. */
  unsettled(before: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}
