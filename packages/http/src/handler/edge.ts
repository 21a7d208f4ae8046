import type { IdempotencyGate } from '@patchbay/core/idempotency';
import type { ArrivedRequest } from '@patchbay/core/internal-auth';
import type { PrincipalStandingReader, RateLimiter } from '@patchbay/core/tenancy';
import type { Logger } from '@patchbay/observability';
import type { RouteAuth } from '../route/index.ts';

/**
 * Verifies the signature of a request of our own systems or of LiveKit.
 *
 * @throws AppError `invalid_signature`.
 */
export type RequestVerifier = (request: ArrivedRequest & { readonly body: Uint8Array }) => Promise<unknown>;

/** Settings of the edge itself. */
export interface EdgeSettings {
  readonly log: Logger;
  /** Origins that browsers may call from; exact matches. */
  readonly cors_origins: readonly string[];
  /** Compare every answer with the route's schema and answer 500 where it deviates: everywhere but in production. */
  readonly check_responses: boolean;
}

/** Everything the stages may find in `services.edge`; what a route's door needs is required by {@link EdgeFor}. */
export interface Edge {
  readonly settings?: EdgeSettings;
  readonly principalStatus?: PrincipalStandingReader;
  readonly idempotency?: IdempotencyGate;
  readonly rateLimiter?: RateLimiter;
  readonly internalVerifier?: RequestVerifier;
  readonly webhookVerifier?: RequestVerifier;
}

/** What `compose()` of a module must at least return for a route behind this door. */
export type EdgeFor<A extends RouteAuth> = A extends 'cognito' | 'session'
  ? { readonly edge: Edge & Required<Pick<Edge, 'principalStatus' | 'idempotency'>> }
  : A extends 'internal'
    ? { readonly edge: Edge & Required<Pick<Edge, 'internalVerifier'>> }
    : A extends 'livekit'
      ? { readonly edge: Edge & Required<Pick<Edge, 'webhookVerifier'>> }
      : { readonly edge?: Edge };
