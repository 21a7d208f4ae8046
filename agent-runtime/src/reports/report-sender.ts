import { type InternalKey, signInternalRequest } from '@patchbay/core/internal-auth';
import type { Clock } from '@patchbay/core/kernel';
import { type SessionReport, sessionReportsReceiptSchema } from '@patchbay/core/session-orchestrator';
import { traceHeader } from '../tools/traced-outgoing.ts';

/** What the API said to a batch: how far it has stored, or that it will never take these reports. */
export type SendResult = { readonly accepted_seq: number } | { readonly refused_status: number };

/** Sends one batch once. Throws where another try may help. */
export type SendReports = (reports: readonly SessionReport[], signal: AbortSignal) => Promise<SendResult>;

export interface ReportSenderDeps {
  /** Base of the API, with the gateway's stage if it has one, without a trailing slash. */
  readonly internal_api_url: string;
  readonly key: InternalKey;
  readonly clock: Clock;
  readonly nonce: () => string;
}

const ATTEMPT_TIMEOUT_MS = 5_000;

/** Client errors that pass by themselves: clocks and keys are put right, limits run off. */
const TRANSIENT = new Set([401, 408, 425, 429]);

/** `POST /internal/v1/sessions/{session_id}/reports`, signed anew for every try. */
export function createReportSender(
  session: {
    readonly session_id: string;
    readonly tenant_id: string;
    readonly run_id: string;
    readonly trace_id?: string | undefined;
  },
  { internal_api_url, key, clock, nonce }: ReportSenderDeps,
): SendReports {
  const path = `/internal/v1/sessions/${session.session_id}/reports`;
  return async (reports, signal) => {
    const body = JSON.stringify({ tenant_id: session.tenant_id, run_id: session.run_id, reports });
    const response = await fetch(`${internal_api_url}${path}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...traceHeader(session.trace_id),
        ...signInternalRequest({ method: 'POST', path, body }, key, { clock, nonce }),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (response.ok) return sessionReportsReceiptSchema.parse(JSON.parse(text));
    const isPermanent = response.status >= 400 && response.status < 500 && !TRANSIENT.has(response.status);
    if (isPermanent) return { refused_status: response.status };
    throw new Error(`the internal API answered ${response.status}`);
  };
}
