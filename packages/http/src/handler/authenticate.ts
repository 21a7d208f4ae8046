import { AppError, type Principal, platformScope, tenantScope } from '@patchbay/core/kernel';
import type { Call } from './call.ts';
import { principalOfAccessToken, principalOfSession } from './principal-claims.ts';
import { readBody } from './request-body.ts';

/** A system of ours or LiveKit: it proves itself by signature and belongs to no tenant. */
function systemPrincipal(name: string): Principal {
  return { subject: { type: 'system', id: name }, tenant_id: null, user_id: name, scopes: [] };
}

async function verifySignature(call: Call, verifier: 'internalVerifier' | 'webhookVerifier'): Promise<void> {
  const verify = call.edge[verifier];
  if (verify === undefined)
    throw new AppError('invalid_signature', { cause: new Error(`edge.${verifier} is missing`) });
  const { httpMethod: method, path } = call.event;
  await verify({ method, path, headers: call.headers, body: readBody(call) });
}

async function principalOf(call: Call): Promise<Principal | undefined> {
  switch (call.plan.route.auth) {
    case 'cognito':
      return principalOfAccessToken(call.event.requestContext.authorizer?.claims);
    case 'session':
      return principalOfSession(call.event.requestContext.authorizer);
    case 'internal':
      await verifySignature(call, 'internalVerifier');
      return systemPrincipal('agent-runtime');
    case 'livekit':
      await verifySignature(call, 'webhookVerifier');
      return systemPrincipal('livekit');
    case 'public':
      return undefined;
  }
}

/** Finds out who calls. Doors without an authorizer are opened by a verified signature; nothing else opens. */
export async function authenticate(call: Call): Promise<void> {
  const principal = await principalOf(call);
  if (principal === undefined) return;
  call.principal = principal;
  call.log = call.log.child({ tenant_id: principal.tenant_id, subject_id: principal.subject.id });
}

/**
 * Asks for the route's permission and makes the scope that its use case works in.
 *
 * @throws AppError `insufficient_scope` naming the missing one, `wrong_principal`.
 */
export function authorize(call: Call): void {
  const { principal, origin } = call;
  if (principal === undefined) return;
  const { auth, scope } = call.plan.route;
  if (scope !== undefined && !principal.scopes.includes(scope)) {
    const message = `The credential lacks the scope ${scope}, which this operation needs.`;
    throw new AppError('insufficient_scope', { message, details: { required_scope: scope } });
  }
  const platformWork = auth === 'internal' || auth === 'livekit' || scope?.startsWith('platform:') === true;
  call.scope = platformWork ? platformScope(principal, origin) : tenantScope(principal, origin);
}
