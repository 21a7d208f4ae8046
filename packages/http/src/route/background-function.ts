import type { Capability } from './capability.ts';

/** Queues that start functions. */
export type QueueName =
  | 'session-watchdog'
  | 'session-analyses'
  | 'audit-exports'
  | 'evaluations'
  | 'webhook-deliveries';

/** What starts a function that is neither a route nor an ingestion step. */
export type BackgroundSource =
  /**
   * The gateway asks before a `session` route runs: a REQUEST authorizer over the Authorization header. Its answer's
   * context arrives as strings in `requestContext.authorizer`.
   */
  | { readonly kind: 'session-authorizer' }
  /** The gateway hands over every OPTIONS request: who may call from a browser, and how. */
  | { readonly kind: 'cors-preflight' }
  /** Cognito's pre-token-generation trigger, event version V2_0, of one pool. */
  | { readonly kind: 'token-claims'; readonly pool: 'people' | 'keys' }
  /** Messages of one of the product's queues; failed ones are reported as `batchItemFailures`. */
  | { readonly kind: 'queue'; readonly queue: QueueName; readonly batch_size: number }
  /** A clock: started every so many minutes, at least once. */
  | { readonly kind: 'schedule'; readonly every_minutes: number }
  /** A person or a deploy who holds IAM rights on the function, by lambda:InvokeFunction; nothing else can. */
  | { readonly kind: 'operation' };

/**
 * A Lambda behind the API as data: infra builds the function, its grants and its trigger from it. It is declared in
 * `functions/{authorizers,events,operations,scheduled,triggers}/<name>/function.ts`, and that folder's `table.ts` has a line for it.
 */
export interface BackgroundFunction<S extends BackgroundSource = BackgroundSource> {
  /** camelCase; the folder and the Lambda have the same name in kebab-case. */
  readonly id: string;
  readonly summary: string;
  readonly source: S;
  readonly uses: readonly Capability[];
  readonly memory_mb: number;
  /** Cognito waits 5 s for a trigger; an authorizer adds to the caller's wait. */
  readonly timeout_seconds: number;
}

/** Declares a background function and keeps the exact type of its source. */
export function defineFunction<S extends BackgroundSource>(fn: BackgroundFunction<S>): BackgroundFunction<S> {
  return fn;
}
