import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { CallStatus, ListCalls, StoredCall } from './call.ts';
import type { CallTransfer, TransferStatus } from './call-transfer.ts';

/** Fields that a transition sets. */
export type CallTransition = Partial<
  Pick<
    StoredCall,
    | 'result'
    | 'end_reason'
    | 'error'
    | 'sip'
    | 'answered_by'
    | 'dialed_at'
    | 'ringing_at'
    | 'answered_at'
    | 'ended_at'
    | 'transfer'
  >
> & { readonly status: CallStatus };

/** What a transfer has to be like to be changed. */
export interface TransferGuard {
  /** Its number; null: nobody has tried to hand the call over. */
  readonly attempt: number | null;
  readonly status: readonly TransferStatus[];
  /** It was not dialled. */
  readonly is_undialed?: boolean;
}

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
  /** Changes the transfer of an answered call that is as `guard` says; null when it is not: each change happens once. */
  moveTransfer(
    scope: TenantScope,
    work: Work,
    id: string,
    guard: TransferGuard,
    transfer: CallTransfer,
  ): Promise<StoredCall | null>;
}

/** The watchdog's view across tenants. */
export interface CallWatchList {
  /** Outbound calls that were queued before a time and that nobody has dialled, the oldest first. */
  undialed(before: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Outbound calls that were dialled before a time and neither answered nor ended since, the oldest first. */
  unsettled(before: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Calls whose transfer was asked for before a time and is under way still, the oldest first. */
  transferring(before: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Calls in which people talk without an agent since before a time, the oldest first. */
  handedOver(before: Date, limit: number): Promise<{ id: string; tenant_id: string; session_id: string }[]>;
}
