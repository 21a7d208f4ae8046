/** Who waits for vectors. */
export type Purpose = 'document' | 'query';

/** How long a provider is waited for, and how often it is asked again after 429, 5xx and broken connections. */
export interface Patience {
  readonly retries: number;
  /** For one try. */
  readonly try_timeout_ms: number;
  /** For all tries of one request together, pauses included. */
  readonly total_timeout_ms: number;
}

/** Documents are embedded in the background and can wait; a query has somebody waiting. */
export const PATIENCE: Record<Purpose, Patience> = {
  document: { retries: 4, try_timeout_ms: 30_000, total_timeout_ms: 90_000 },
  query: { retries: 1, try_timeout_ms: 5_000, total_timeout_ms: 10_000 },
};
