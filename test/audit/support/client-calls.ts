import type { Route } from '@patchbay/http/route';
import { type AuditedCall, type CallMaker, callOf, type Scene } from './audited-calls.ts';

/** A call by the end user of a new session, with the session's own token. */
async function byEndUser(scene: Scene, route: Route): Promise<AuditedCall> {
  const { api, made, another } = scene;
  const session_id = await another('session_id');
  const { token } = await api.session_tokens.issue({
    tenant_id: made['tenant_id'] ?? '',
    user_id: made['user_id'] ?? '',
    session_id,
  });
  return callOf({ ...scene, client: api.withToken(token) }, route);
}

/** Calls of the end user's device. */
export const CLIENT_CALLS: Readonly<Record<string, CallMaker>> = {
  stopClientSession: byEndUser,
  updateClientSessionFeedback: byEndUser,
};
