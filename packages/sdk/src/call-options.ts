/** Options of every call. */
export interface CallOptions {
  /** Ends the call; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Of one attempt, in milliseconds; the client's unless given. */
  readonly timeoutMs?: number | undefined;
  /** Attempts after the first one; the client's unless given. */
  readonly maxRetries?: number | undefined;
  /** Added to the request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Options of calls that honour `Idempotency-Key`. */
export interface Idempotent {
  /**
   * A call repeated with the same key has no second effect and gets the first answer. Without one the client makes a
   * key of its own for the call and its retries.
   */
  readonly idempotencyKey?: string | undefined;
}

/** Options of calls that read `If-Match`. */
export interface IfMatch {
  /** The `etag` of the draft that is meant. */
  readonly ifMatch?: string | undefined;
}

/** Options of calls that can be tried out. */
export interface DryRun {
  /** Checks everything and shows the result, but keeps nothing. */
  readonly dryRun?: boolean | undefined;
}

/** Options of calls whose answer names other resources. */
export interface Expand {
  /** References to show in full. */
  readonly expand?: readonly string[] | undefined;
}

/** What a call may be given, whatever its operation takes. */
export type AnyOptions = CallOptions & Idempotent & IfMatch & DryRun & Expand;
