import type { StoredDelivery, StoredEndpoint } from '@patchbay/core/webhooks';
import { defineCollection } from './collection-definition.ts';

/** Where tenants are told what happened: everything but the secrets, which are in the vault. */
export const webhookEndpoints = defineCollection<StoredEndpoint>({
  name: 'webhook_endpoints',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['health'],
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, archived_at: 1, _id: 1 } }],
  schema: { tenant_id: 'string', url: 'string', events: 'array', health: 'object', created_at: 'date' },
});

/** Events on their way to endpoints, and what became of them; as long as events can be listed. */
export const webhookDeliveries = defineCollection<StoredDelivery>({
  name: 'webhook_deliveries',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, webhook_endpoint_id: 1, status: 1, _id: 1 } },
    // An event is delivered to an endpoint once, replays aside.
    { keys: { tenant_id: 1, event_id: 1, webhook_endpoint_id: 1 }, unique: true, partial_filter: { replay_of: null } },
    // What waits behind what: only what is pending is in it.
    {
      keys: { tenant_id: 1, webhook_endpoint_id: 1, entity_id: 1, event_id: 1 },
      partial_filter: { status: 'pending' },
    },
  ],
  platform_indexes: [
    { keys: { next_attempt_at: 1 }, partial_filter: { status: 'pending' } },
    { keys: { created_at: 1 }, expire_after_seconds: 31 * 86_400 },
  ],
  schema: {
    tenant_id: 'string',
    webhook_endpoint_id: 'string',
    event_id: 'string',
    entity_id: 'string',
    status: 'string',
    body: 'string',
    created_at: 'date',
  },
});
