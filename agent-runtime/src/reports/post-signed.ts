import { type InternalKey, signInternalRequest } from '@patchbay/core/internal-auth';
import type { Clock } from '@patchbay/core/kernel';
import { traceHeader } from '../tools/traced-outgoing.ts';

/** What asking the API takes. */
export interface InternalApiDeps {
  /** Base of the API, with the gateway's stage if it has one, without a trailing slash. */
  readonly internal_api_url: string;
  readonly key: InternalKey;
  readonly clock: Clock;
  readonly nonce: () => string;
}

/** Posts JSON to the signed door of the API, once. @throws where no answer came */
export async function postSigned(
  path: string,
  value: unknown,
  { internal_api_url, ...signer }: InternalApiDeps,
  { signal, trace_id }: { readonly signal: AbortSignal; readonly trace_id?: string | undefined },
): Promise<{ readonly status: number; readonly ok: boolean; readonly text: string }> {
  const body = JSON.stringify(value);
  const response = await fetch(`${internal_api_url}${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...traceHeader(trace_id),
      ...signInternalRequest({ method: 'POST', path, body }, signer.key, signer),
    },
    signal,
  });
  return { status: response.status, ok: response.ok, text: await response.text() };
}
