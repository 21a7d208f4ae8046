import type { ActorScope, PlatformScope, Principal, RequestOrigin, Scope, TenantScope } from '@patchbay/core/kernel';
import type { Logger } from '@patchbay/observability';
import type { z } from 'zod';
import type { ObjectSchema, RouteAuth } from '../route/index.ts';

/**
 * The scope a use case gets: a tenant's behind the authorizers, the platform's for `platform:*` scopes, a system actor
 * without tenant for signed requests, none for public routes.
 */
export type RequestScope<A extends RouteAuth, S extends Scope> = A extends 'cognito' | 'session'
  ? [S] extends [`platform:${string}`]
    ? PlatformScope
    : TenantScope
  : A extends 'internal' | 'livekit'
    ? ActorScope & { readonly tenant_id: null }
    : undefined;

/** A request that has passed every stage: what a use case is called with. */
export interface HandlerRequest<
  P extends ObjectSchema,
  Q extends ObjectSchema,
  B extends z.ZodType,
  A extends RouteAuth,
  S extends Scope,
> {
  readonly principal: A extends 'public' ? undefined : Principal;
  readonly scope: RequestScope<A, S>;
  /** Where the request came from, for scopes that a use case makes itself (`systemScope`). */
  readonly origin: RequestOrigin;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** Lower-case names; of repeated headers the last. */
  readonly headers: Readonly<Record<string, string>>;
  /** The ETag of If-Match without its quotes, or `*`. */
  readonly if_match: string | undefined;
  readonly request_id: string;
  /** The bytes as received, for signatures. */
  readonly raw_body: Uint8Array;
  readonly source_ip: string;
  readonly log: Logger;
}
