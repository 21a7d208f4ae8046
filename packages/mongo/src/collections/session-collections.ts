import type { StoredSession, StoredSessionEvent } from '@patchbay/core/session-orchestrator';
import { defineCollection } from './collection-definition.ts';

/** Conversations: what they are pinned to, and where they stand. */
export const sessions = defineCollection<StoredSession>({
  name: 'sessions',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['reports_seq', 'metrics', 'runs', 'usage', 'silent_at', 'wrap_up', 'analysis'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, agent_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, user_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, created_at: 1 } },
    // Which open sessions use a version: there are as many as a tenant has calls at once.
    {
      keys: { tenant_id: 1, agent_id: 1, status: 1 },
      partial_filter: { status: { $in: ['created', 'dispatching', 'active'] } },
    },
    // A call that comes in is one session, however often it is told of.
    {
      keys: { tenant_id: 1, room_name: 1 },
      unique: true,
      partial_filter: { room_name: { $exists: true } },
    },
    // No two open sessions hold one place of their tenant or agent: that is what makes limits exact.
    {
      keys: { tenant_id: 1, 'slots.tenant': 1 },
      unique: true,
      partial_filter: { status: { $in: ['created', 'dispatching', 'active'] }, 'slots.tenant': { $exists: true } },
    },
    {
      keys: { tenant_id: 1, agent_id: 1, 'slots.agent': 1 },
      unique: true,
      partial_filter: { status: { $in: ['created', 'dispatching', 'active'] }, 'slots.agent': { $gte: 1 } },
    },
  ],
  // The watchdog looks for overdue sessions of all tenants; only open ones are in these indexes.
  platform_indexes: [
    { keys: { join_deadline_at: 1 }, partial_filter: { status: { $in: ['created', 'dispatching'] } } },
    { keys: { max_end_at: 1 }, partial_filter: { status: { $in: ['created', 'dispatching', 'active'] } } },
    // Of sessions over text in which nobody writes any more.
    { keys: { silent_at: 1 }, partial_filter: { status: 'active', silent_at: { $exists: true } } },
    // Of what is over and still to be announced.
    { keys: { wrap_up: 1, ended_at: 1 }, partial_filter: { wrap_up: 'due' } },
    // Of what is announced, and nobody has asked yet whether it is to be analysed.
    { keys: { analysis: 1, ended_at: 1 }, partial_filter: { analysis: 'due' } },
    // Recordings to be removed, and those of which nothing was heard: only they are in these indexes.
    { keys: { 'recording.purge_at': 1 }, partial_filter: { 'recording.status': 'completed' } },
    { keys: { ended_at: 1 }, partial_filter: { 'recording.status': { $in: ['starting', 'recording'] } } },
  ],
  schema: {
    tenant_id: 'string',
    agent_id: 'string',
    user_id: 'string',
    status: 'string',
    binding_id: 'string',
    binding_digest: 'string',
    digest: 'string',
    variables: 'object',
    reports_seq: 'number',
    created_at: 'date',
    join_deadline_at: 'date',
    max_end_at: 'date',
  },
});

/** What agent runtimes reported, in the order in which it arrived: `<session id>:<seq>`. */
export const sessionEvents = defineCollection<StoredSessionEvent>({
  name: 'session_events',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, session_id: 1, seq: 1 }, unique: true }],
  schema: { tenant_id: 'string', session_id: 'string', seq: 'number', report: 'object' },
});
