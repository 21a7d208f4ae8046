import type { ActorScope, IdempotencyClaim, Principal, RequestOrigin } from '@patchbay/core/kernel';
import type { RateLimits } from '@patchbay/core/tenancy';
import type { Logger } from '@patchbay/observability';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Edge } from './edge.ts';
import type { RoutePlan } from './route-plan.ts';

/** What a request made or changed first. */
export interface MadeEntity {
  readonly type: string;
  readonly id: string;
}

/** One request on its way through the stages; each stage fills in its part. */
export interface Call {
  readonly plan: RoutePlan;
  readonly event: APIGatewayProxyEvent;
  readonly request_id: string;
  readonly started_ms: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly origin: RequestOrigin;
  log: Logger;
  services: { readonly edge?: Edge };
  edge: Edge;
  principal: Principal | undefined;
  /** Of the principal's tenant. */
  rate_limits: RateLimits | undefined;
  scope: ActorScope | undefined;
  raw_body: Uint8Array | undefined;
  params: unknown;
  query: unknown;
  body: unknown;
  if_match: string | undefined;
  /** The hold on the Idempotency-Key of this request. */
  claim: IdempotencyClaim | undefined;
  /** Set for a repeated request whose answer has to be made again: what the first one made. */
  answer_again_for: MadeEntity | undefined;
}
