import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import type { TransferOrder, TransferOutcome } from '@patchbay/core/session-tools';
import type { Logger } from '@patchbay/observability';
import { z } from 'zod';
import { type InternalApiDeps, postSigned } from '../reports/post-signed.ts';

/** The API's gateway answers within it, whatever the telephone network does. */
const TIMEOUT_MS = 32_000;

/** What became of an order. `begun`: a colleague is being called; what came of it is told in the room. */
export type TransferAnswer = TransferOutcome | { readonly outcome: 'begun' };

/** What of the API's errors tells what became of a transfer. */
const refusalSchema = z.object({
  error: z.object({
    type: z.string(),
    code: z.string(),
    param: z.string().nullish(),
    details: z.object({ sip_status_code: z.int().optional() }).optional(),
  }),
});

/** Has the API hand a call over. */
export type AskForTransfer = (order: TransferOrder) => Promise<TransferAnswer>;

/**
 * Hands the session's call over through the API, which holds it against the tenant's rules and writes it down. Each
 * order is sent once: where the answer is lost, the transfer may have come about, and nobody is called twice. One at a
 * time, and none after one that came about.
 */
export function createAgentTransfer(
  { session_id, tenant_id, trace_id }: DispatchMetadata,
  api: InternalApiDeps,
  log: Logger,
): AskForTransfer {
  let last: Promise<TransferAnswer> | undefined;
  let isOver = false;

  async function send(order: TransferOrder): Promise<TransferAnswer> {
    const path = `/internal/v1/sessions/${session_id}/transfer`;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await postSigned(path, { tenant_id, ...order }, api, { signal, trace_id });
    if (answer.ok) return { outcome: order.mode === 'warm' ? 'begun' : 'done' };
    const { type, code, param, details } = refusalSchema.parse(JSON.parse(answer.text)).error;
    log.warn('the API did not hand the call over', { code, ...(param ? { param } : {}) });
    if (code === 'transfer_under_way') return { outcome: 'under_way' };
    // A country that the tenant's calls may not go to, or a number of no country.
    if (type === 'invalid_request') return { outcome: 'not_allowed' };
    if (code === 'transfer_refused') return { outcome: 'refused', sip_status_code: details?.sip_status_code ?? 0 };
    throw new Error(`the internal API answered ${answer.status}: ${code}`);
  }

  return async (order) => {
    if (last !== undefined) return isOver ? await last : { outcome: 'under_way' };
    last = send(order);
    try {
      const outcome = await last;
      isOver = outcome.outcome === 'done';
      return outcome;
    } finally {
      if (!isOver) last = undefined;
    }
  };
}
