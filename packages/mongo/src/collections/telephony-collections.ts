import type { PhoneNumber, StoredTrunk } from '@patchbay/core/telephony';
import { defineCollection } from './collection-definition.ts';
import { LIVE } from './inbound-mappings.ts';

/** Numbers of tenants. A number is live once on the platform: calls made as it are its tenant's. */
export const phoneNumbers = defineCollection<PhoneNumber>({
  name: 'phone_numbers',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, number: 1, _id: 1 } },
    { keys: { tenant_id: 1, inbound_trunk_id: 1, archived_at: 1 } },
    { keys: { tenant_id: 1, outbound_trunk_id: 1, archived_at: 1 } },
  ],
  platform_indexes: [{ keys: { number: 1 }, unique: true, partial_filter: LIVE }],
  schema: 'core',
});

/** Trunks of tenants, with the revision that the media server has of each. */
export const sipTrunks = defineCollection<StoredTrunk>({
  name: 'sip_trunks',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['status', 'status_reason', 'synced_revision', 'provider_trunk_id'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, direction: 1, archived_at: 1, _id: 1 } },
  ],
  platform_indexes: [{ keys: { status: 1, updated_at: 1 } }],
  schema: 'core',
});
