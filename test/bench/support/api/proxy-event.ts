import type { Principal } from '@patchbay/core/kernel';
import { gatewayEvent } from '@patchbay/http/host';
import { GATEWAY_SCOPE } from '@patchbay/http/openapi';
import type { Route } from '@patchbay/http/route';

/** A request of somebody. */
export interface AskedBy {
  readonly principal: Principal;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

/** Makes the events that the gateway hands to a route's function once its authorizer has let somebody in. */
export function eventsOf(route: Route, { principal, params = {}, query = {}, body }: AskedBy) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? '');
  const request = {
    method: route.method,
    url: `${path}?${new URLSearchParams(query)}`,
    headers: { 'content-type': 'application/json', authorization: 'Bearer …', 'user-agent': 'bench' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
  const authorizer = { claims: claimsOf(principal) };
  return () => gatewayEvent(request, { resource_path: route.path, params, authorizer, stage: 'prod' });
}

/** As the pre-token trigger writes them, and the gateway passes them on. */
function claimsOf({ tenant_id, user_id, subject, scopes }: Principal): Record<string, string> {
  return {
    token_use: 'access',
    scope: [GATEWAY_SCOPE.full, ...scopes].join(' '),
    tenant_id: tenant_id ?? '',
    user_id,
    subject_type: subject.type,
    subject_id: subject.id,
  };
}
