import type { CallResult } from './call.ts';
import type { TransferResult } from './call-transfer.ts';

/**
 * What a final SIP status means for a call (RFC 3261, 21.4 to 21.6). 487 is a call that we gave up ourselves: whoever
 * gave it up knows better than the status.
 */
const RESULTS: Readonly<Record<number, CallResult>> = {
  408: 'no_answer',
  480: 'no_answer',
  486: 'busy',
  487: 'canceled',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
};

/** The result of a refused call. What is neither busy nor a person's choice has failed. */
export function resultOfSipStatus(statusCode: number): CallResult {
  return RESULTS[statusCode] ?? 'failed';
}

/** The same of whoever was to take a call over. */
export function resultOfTransfer(statusCode: number): TransferResult {
  const result = resultOfSipStatus(statusCode);
  return result === 'answered' || result === 'voicemail' ? 'failed' : result;
}
