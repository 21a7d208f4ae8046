import * as analyses from './analysis-collections.ts';
import * as apiKeys from './api-keys.ts';
import * as auditChains from './audit-chain-collections.ts';
import * as auditEvents from './audit-events.ts';
import * as bindings from './binding-collections.ts';
import * as callBatches from './call-batch-collections.ts';
import * as calls from './calls.ts';
import type { CollectionDefinition } from './collection-definition.ts';
import * as evaluations from './evaluation-collections.ts';
import * as filesOfTenants from './file-collections.ts';
import * as idempotencyRecords from './idempotency-records.ts';
import * as inboundMappings from './inbound-mappings.ts';
import * as indexEntries from './index-entries.ts';
import * as knowledge from './knowledge-collections.ts';
import * as upkeep from './knowledge-upkeep.ts';
import * as operators from './operators.ts';
import * as outboxEvents from './outbox-events.ts';
import * as priceLists from './price-lists.ts';
import * as providerCredentials from './provider-credentials.ts';
import * as rateBuckets from './rate-buckets.ts';
import * as registries from './registry-collections.ts';
import * as runtimeGenerations from './runtime-generations.ts';
import * as sessions from './session-collections.ts';
import * as system from './system-collections.ts';
import * as telephony from './telephony-collections.ts';
import * as tenants from './tenants.ts';
import * as textConversations from './text-conversations.ts';
import * as usageCounters from './usage-counters.ts';
import * as users from './users.ts';
import * as webhooks from './webhook-collections.ts';

/** Every file of collections: adding one is its file and a line here. Migrations apply what it exports. */
const FILES = [
  tenants,
  operators,
  users,
  apiKeys,
  providerCredentials,
  registries,
  bindings,
  sessions,
  runtimeGenerations,
  analyses,
  textConversations,
  filesOfTenants,
  knowledge,
  upkeep,
  indexEntries,
  evaluations,
  usageCounters,
  priceLists,
  inboundMappings,
  telephony,
  calls,
  callBatches,
  auditEvents,
  auditChains,
  outboxEvents,
  webhooks,
  idempotencyRecords,
  rateBuckets,
  system,
];

// biome-ignore lint/suspicious/noExplicitAny: the document types differ, and nothing here looks at them
type AnyCollection = CollectionDefinition<any>;

/** All collections of the product; `migrations` belongs to the runner itself. */
export const COLLECTIONS: readonly AnyCollection[] = FILES.flatMap((file) => Object.values<object>(file)).filter(
  (exported): exported is AnyCollection => 'tenancy' in exported && 'indexes' in exported,
);
