/** What an answer said besides its body. */
export interface ResponseInfo {
  readonly status: number;
  /** Names the request in Patchbay's logs; give it to support. */
  readonly request_id: string | null;
  /** Of a draft, for `ifMatch`. */
  readonly etag: string | null;
  /** How often the request was sent. */
  readonly attempts: number;
}

const known = new WeakMap<object, ResponseInfo>();

/** Keeps what belongs to a result, apart from it. */
export function rememberResponse(result: unknown, info: ResponseInfo): void {
  if (typeof result === 'object' && result !== null) known.set(result, info);
}

/**
 * Says with which answer a result came: `responseOf(prompt)?.request_id`. It knows what a call or a page resolved to,
 * by identity; of anything else it knows nothing.
 */
export function responseOf(result: object): ResponseInfo | undefined {
  return known.get(result);
}
