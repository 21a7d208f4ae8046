import type { ActorScope, Principal, RequestOrigin } from '@patchbay/core/kernel';
import type { Logger } from '@patchbay/observability';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Edge } from './edge.ts';
import type { RoutePlan } from './route-plan.ts';

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
  scope: ActorScope | undefined;
  raw_body: Uint8Array | undefined;
  params: unknown;
  query: unknown;
  body: unknown;
  if_match: string | undefined;
}
