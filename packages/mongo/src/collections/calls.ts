import type { StoredCall } from '@patchbay/core/calls';
import { defineCollection } from './collection-definition.ts';

/** Telephone calls, one with each session of the channel phone. */
export const calls = defineCollection<StoredCall>({
  name: 'calls',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, session_id: 1 }, unique: true },
    { keys: { tenant_id: 1, agent_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, direction: 1, _id: 1 } },
    { keys: { tenant_id: 1, result: 1, _id: 1 } },
  ],
  // Outbound calls that nobody has dialled, those that nobody has picked up yet, and those that are handed over: few at
  // any time.
  platform_indexes: [
    { keys: { created_at: 1 }, partial_filter: { status: 'queued' } },
    { keys: { dialed_at: 1 }, partial_filter: { status: { $in: ['dialing', 'ringing'] } } },
    {
      keys: { 'transfer.at': 1 },
      partial_filter: { status: 'answered', 'transfer.status': { $in: ['ringing', 'briefing'] } },
    },
    { keys: { 'transfer.ended_at': 1 }, partial_filter: { status: 'answered', 'transfer.status': 'completed' } },
  ],
  schema: 'core',
});
