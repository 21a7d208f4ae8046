import type { z } from 'zod';
import { sessionSchema } from './session.ts';
import type { StoredSession } from './session-repository.ts';
import { toSession } from './session-view.ts';

/** Of a session, what its end user may see: neither the tenant's metadata and variables nor what it is made of. */
export const clientSessionSchema = sessionSchema
  .pick({
    object: true,
    id: true,
    tenant_id: true,
    agent_id: true,
    user_id: true,
    channel: true,
    status: true,
    end_reason: true,
    created_at: true,
    max_end_at: true,
    started_at: true,
    ended_at: true,
    feedback: true,
  })
  .meta({ id: 'ClientSession', description: 'A session, as its end user sees it' });
export type ClientSession = z.infer<typeof clientSessionSchema>;

/** A stored session as its end user sees it. */
export function toClientSession(stored: StoredSession): ClientSession {
  const { id, tenant_id, agent_id, user_id, channel, status, end_reason } = stored;
  const { created_at, max_end_at, started_at, ended_at } = stored;
  const { object, feedback } = toSession(stored);
  const times = { created_at, max_end_at, started_at, ended_at };
  return { object, id, tenant_id, agent_id, user_id, channel, status, end_reason, ...times, feedback };
}
