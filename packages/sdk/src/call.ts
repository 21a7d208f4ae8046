import type { AnyOptions } from './call-options.ts';
import type { Operation } from './operation.ts';

/** What one call is about. */
export interface Call {
  readonly operation: Operation;
  /** Values of the path's placeholders, in their order. */
  readonly params: readonly (string | number)[];
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly options?: AnyOptions | undefined;
}

/** The credential of a client. */
export interface Credential {
  token(signal: AbortSignal | undefined): Promise<string>;
  /** Says that the API took this token no more; true where a new one may help. */
  renew(refused: string): boolean;
}

/** What a transport is made of. */
export interface TransportSettings {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
}
