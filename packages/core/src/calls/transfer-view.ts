import type { Change } from '../kernel/index.ts';
import type { CallTransfer, TransferResult } from './call-transfer.ts';

/** What the audit log and events say of a transfer: nothing of what is told. */
export function transferView(transfer: CallTransfer): NonNullable<Change['new_value']> {
  const { attempt, to, from, mode, status, outcome, result, sip_status_code, sip_status } = transfer;
  const at = transfer.at.toISOString();
  return { attempt, to, from, mode, at, status, outcome, result, sip_status_code, sip_status };
}

/** Why a transfer failed, with what the telephone network said where it did. */
export interface TransferFailure {
  readonly result: TransferResult;
  readonly sip_status_code?: number;
  readonly sip_status?: string | null;
}

/** A transfer that is over without anybody having taken the call. */
export function failedTransfer(transfer: CallTransfer, failure: TransferFailure, now: Date): CallTransfer {
  return { ...transfer, ...failure, status: 'failed', outcome: 'refused', ended_at: now };
}
