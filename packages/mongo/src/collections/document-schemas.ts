import { bindingSchema, environmentChangeSchema, environmentSchema } from '@patchbay/core/agent-bindings';
import { auditEventSchema } from '@patchbay/core/audit';
import { inboundMappingSchema, inboundMappingVersionSchema } from '@patchbay/core/call-dispatch';
import { callSchema } from '@patchbay/core/calls';
import { idempotencyRecordSchema } from '@patchbay/core/idempotency';
import { providerCredentialSchema } from '@patchbay/core/provider-credentials';
import { registries } from '@patchbay/core/registries';
import { phoneNumberSchema, sipTrunkSchema } from '@patchbay/core/telephony';
import { storedOperatorSchema, tenantSchema, userSchema } from '@patchbay/core/tenancy';
import { indexSnapshotSchema } from '@patchbay/core/vector-search';
import { headSchema, type RegistryDefinition } from '@patchbay/core/versioned-registry';
import * as z from 'zod';

const registryHeads = (Object.values(registries) as unknown as RegistryDefinition[]).map(
  (definition) => [definition.plural, headSchema(definition)] as const,
);

/**
 * The schemas of documents that core has, by collection. Apart from the collections, so that a function which reads
 * tenants does not build the schemas of everything else when it starts.
 */
export const DOCUMENT_SCHEMAS: Readonly<Record<string, z.ZodObject>> = {
  tenants: tenantSchema,
  operators: storedOperatorSchema,
  users: userSchema,
  provider_credentials: providerCredentialSchema.extend({ secret_version: z.string() }),
  ...Object.fromEntries(registryHeads),
  agent_bindings: bindingSchema,
  environments: environmentSchema,
  environment_history: environmentChangeSchema,
  index_snapshots: indexSnapshotSchema,
  inbound_mappings: inboundMappingSchema,
  inbound_mapping_versions: inboundMappingVersionSchema,
  calls: callSchema.omit({ object: true }),
  phone_numbers: phoneNumberSchema,
  sip_trunks: sipTrunkSchema.omit({ numbers: true }).extend({
    revision: z.int(),
    synced_revision: z.int(),
    provider_trunk_id: z.string().nullable(),
  }),
  audit_events: auditEventSchema,
  idempotency_records: idempotencyRecordSchema,
};
