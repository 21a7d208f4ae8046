import { type SessionReport, sessionReportsReceiptSchema } from '@patchbay/core/session-orchestrator';
import { type InternalApiDeps, postSigned } from './post-signed.ts';

/** What the API said to a batch: how far it has stored, or that it will never take these reports. */
export type SendResult = { readonly accepted_seq: number } | { readonly refused_status: number };

/** Sends one batch once. Throws where another try may help. */
export type SendReports = (reports: readonly SessionReport[], signal: AbortSignal) => Promise<SendResult>;

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
  api: InternalApiDeps,
): SendReports {
  const path = `/internal/v1/sessions/${session.session_id}/reports`;
  return async (reports, signal) => {
    const { tenant_id, run_id, trace_id } = session;
    const timely = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
    const answer = await postSigned(path, { tenant_id, run_id, reports }, api, { signal: timely, trace_id });
    if (answer.ok) return sessionReportsReceiptSchema.parse(JSON.parse(answer.text));
    const isPermanent = answer.status >= 400 && answer.status < 500 && !TRANSIENT.has(answer.status);
    if (isPermanent) return { refused_status: answer.status };
    throw new Error(`the internal API answered ${answer.status}`);
  };
}
