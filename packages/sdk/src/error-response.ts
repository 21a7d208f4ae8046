import { type PatchbayError, type PatchbayErrorType, patchbayError } from './errors.ts';

const BY_STATUS: Readonly<Record<number, PatchbayErrorType>> = {
  401: 'authentication',
  403: 'permission',
  404: 'not_found',
  409: 'conflict',
  412: 'precondition_failed',
  413: 'payload_too_large',
  429: 'rate_limit',
  502: 'upstream',
  503: 'upstream',
  504: 'timeout',
};

function typeOf(status: number): PatchbayErrorType {
  return BY_STATUS[status] ?? (status >= 500 ? 'internal' : 'invalid_request');
}

/** Seconds of a Retry-After header, which may be a date. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown) => (typeof value === 'string' ? value : null);

/**
 * The error that an answer stands for. Beside the API's own shape it knows that of the token endpoint (RFC 6749), and
 * makes the best of an answer that came from something in between. An address without a host is one of the API's.
 */
export function errorOf(response: Response, body: string, baseUrl: string): PatchbayError {
  const { status } = response;
  const known = json(body);
  const error = isRecord(known) ? known['error'] : undefined;
  const common = {
    status,
    request_id: response.headers.get('request-id'),
    retry_after: retryAfter(response.headers.get('retry-after')),
  };
  if (isRecord(error)) {
    return patchbayError({
      ...common,
      type: (text(error['type']) ?? typeOf(status)) as PatchbayErrorType,
      code: text(error['code']) ?? `http_${status}`,
      message: text(error['message']) ?? `The API answered ${status}.`,
      param: text(error['param']),
      request_id: text(error['request_id']) ?? common.request_id,
      doc_url: text(error['doc_url'])?.replace(/^\//, `${baseUrl}/`) ?? null,
      details: isRecord(error['details']) ? error['details'] : null,
    });
  }
  if (typeof error === 'string' && isRecord(known)) {
    const type = error === 'invalid_client' ? 'authentication' : typeOf(status);
    return patchbayError({ ...common, type, code: error, message: text(known['error_description']) ?? error });
  }
  const type = typeOf(status);
  return patchbayError({ ...common, type, code: `http_${status}`, message: `The API answered ${status}.` });
}
