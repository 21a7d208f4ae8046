import type { InboundMapping, InboundMappingVersion } from '@patchbay/core/call-dispatch';
import { defineCollection } from './collection-definition.ts';

/** Live mappings, as indexes and the lookups that use them say it. */
export const LIVE = { archived_at: { $type: 'null' } } as const;

/** Phone numbers and what they lead to. A number is live once on the platform: it alone decides whose a call is. */
export const inboundMappings = defineCollection<InboundMapping>({
  name: 'inbound_mappings',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, number: 1, _id: 1 } },
    { keys: { tenant_id: 1, agent_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, agent_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, 'schedule.outside.agent_id': 1, archived_at: 1, _id: 1 } },
  ],
  platform_indexes: [{ keys: { number: 1 }, unique: true, partial_filter: LIVE }],
  schema: 'core',
});

/** Every version that a mapping ever had: `<mapping id>_v<version>`. */
export const inboundMappingVersions = defineCollection<InboundMappingVersion>({
  name: 'inbound_mapping_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, inbound_mapping_id: 1, version: 1 }, unique: true }],
  schema: 'core',
});
