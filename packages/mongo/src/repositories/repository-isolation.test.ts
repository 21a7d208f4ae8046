import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registries } from '@patchbay/core/registries';
import type { DependedOn, DependentGroups } from '@patchbay/core/versioned-registry';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { platformBoundary } from '../boundary/boundary.ts';
import { BoundedCollection } from '../bounded-collection.ts';
import { COLLECTIONS } from '../collections/index.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { createAnalysisRepository, createPinnedAnalysisReader } from './analysis-repository.ts';
import { createApiKeyRepository } from './api-key-repository.ts';
import { createAuditChainRepository } from './audit-chain-repository.ts';
import { createAuditEventRepository, createAuditEventSource } from './audit-event-repository.ts';
import { createAuditExportRepository } from './audit-export-repository.ts';
import { createBindingRepository } from './binding-repository.ts';
import { createCallBatchLine, createCallBatchRepository } from './call-batch-repository.ts';
import { createCallRepository } from './call-repository.ts';
import { createChunkRepository } from './chunk-repository.ts';
import { createConversationSource } from './conversation-source.ts';
import { createPriceListRepository, createQuantityReader } from './cost-repository.ts';
import { createCredentialRepository, createCredentialUseReader } from './credential-repository.ts';
import { createDependentsReader } from './dependents-reader.ts';
import { createEnvironmentRepository } from './environment-repository.ts';
import {
  createEvaluatedIndexReader,
  createEvaluationRepository,
  createEvaluationResultRepository,
} from './evaluation-repository.ts';
import { createFileRepository } from './file-repository.ts';
import { createIdempotencyRepository } from './idempotency-repository.ts';
import { createInboundMappingRepository, createMappingTargets } from './inbound-mapping-repository.ts';
import { createInboundSource } from './inbound-source.ts';
import { createIndexEntryRepository } from './index-entry-repository.ts';
import { createIndexSnapshotRepository } from './index-snapshot-repository.ts';
import { createIndexedFiles, createOpenEntryReader } from './indexed-files.ts';
import { createUpkeepStore } from './knowledge-upkeep-store.ts';
import { createOperatorRepository } from './operator-repository.ts';
import { createPinHolder } from './pin-holder.ts';
import { createLabelTargets, createQuerySetRepository } from './query-set-repository.ts';
import { createRecordingRepository } from './recording-repository.ts';
import { createResolutionReader, createResolvedConfigRepository } from './resolved-config-repository.ts';
import { createSearchIndexRepository } from './search-index-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import { createPhoneNumberRepository, createSipTrunkRepository } from './telephony-repository.ts';
import { createTextConversationStore } from './text-conversation-store.ts';
import { createUsageRepository } from './usage-repository.ts';
import { createUserRepository } from './user-repository.ts';
import { createRegistryRepository } from './versioned-registry-repository.ts';
import { createDeliveryRepository, createEndpointRepository, createEventReader } from './webhook-repository.ts';

const test = await openTestDatabase();
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const CANARY = 'canary-of-tenant-a';
const AGENT = idOf('agent', 1);
const DIGEST = `sha256:${'0'.repeat(64)}`;
const ID = 'row-of-a';
const page = { limit: 10, order: 'asc' } as const;
const ALWAYS = { from: new Date(0), until: new Date(1_000_000_000) };

/** Fields by which any repository looks for a row; the same in every collection. */
const ROW = {
  tenant_id: TENANT_A,
  canary: CANARY,
  name: CANARY,
  external_id: 'ext',
  email: 'a@example.org',
  status: 'active',
  session_id: ID,
  room_name: ID,
  batch_id: ID,
  unfinished: true,
  seq: 1,
  report: { type: 'turn', text: CANARY },
  recording: { status: CANARY },
  agent_id: AGENT,
  environment: 'production',
  binding_id: ID,
  prompt_id: idOf('prompt', 1),
  tool_id: CANARY,
  tool_versions: [],
  resolved_versions: { prompt_id: idOf('prompt', 1) },
  content: {
    analysis: { analysis_definition_id: ID, version: 1 },
    includes: [{ prompt_id: idOf('prompt', 1) }],
  },
  credential_ids: [ID],
  kind: 'http_bearer',
  number: 1,
  version: 1,
  messages: [{ role: 'user', content: CANARY }],
  first_token_ms: [],
  expires_at: new Date(Date.now() + 3_600_000),
  inbound_mapping_id: ID,
  inbound_trunk_id: ID,
  outbound_trunk_id: ID,
  digest: DIGEST,
  binding_digest: CANARY,
  variables: { a: CANARY },
  config: {
    canary: CANARY,
    agent: { analysis: { analysis_definition_id: ID, version: 1 } },
    prompt: { variables: [CANARY] },
  },
  archived_at: null,
  created_at: new Date(0),
  to: { binding_id: ID },
  tags: [],
  ordinal: 1,
  chunker: 'cut',
  generation: 1,
  since: 1,
  until: null,
  deadline_at: null,
  file_id: ID,
  file_version: 1,
  index_ids: [ID],
  index_id: ID,
  embedding_model: CANARY,
  evaluation_id: ID,
  configuration: CANARY,
  attempt: 1,
  bucket: 'all',
  first: 0,
  terms: {},
  day: '1970-01-01',
};

/** Ids that are made of others. */
const OWN_IDS: Record<string, string> = {
  agents: AGENT,
  environments: `${AGENT}_production`,
  prompt_versions: `${ROW.prompt_id}_v1`,
  query_set_versions: `${ID}:1`,
  file_versions: `${ID}_v1`,
};

/** Fields that mean something else there. */
const OWN_FIELDS: Record<string, object> = {
  files: { status: 'ready', sha256: CANARY, size_bytes: 1, media_type: 'text/plain' },
  prompts: { status: 'published' },
  index_entries: { status: 'searchable' },
  session_analyses: { status: 'pending', usage: { input_tokens: 1, input_cached_tokens: 0, output_tokens: 0 } },
  agent_versions: { agent_id: AGENT, version: 1 },
  agent_bindings: { agent_version: 1 },
  // Old ones leave by themselves.
  outbox_events: { created_at: new Date() },
  webhook_deliveries: {
    status: 'pending',
    webhook_endpoint_id: ID,
    entity_id: ID,
    replay_of: null,
    created_at: new Date(),
  },
};

beforeAll(async () => {
  const database = test.client.db(test.name);
  for (const { name, tenancy } of COLLECTIONS) {
    if (tenancy === 'platform') continue;
    const ids = [OWN_IDS[name] ?? ID];
    const rows = ids.map((_id) => ({ ...ROW, ...OWN_FIELDS[name], _id }));
    await database.collection<(typeof rows)[number]>(name).insertMany(rows, { bypassDocumentValidation: true });
  }
});

const SET = { file_id: ID, file_version: 1, chunker: ROW.chunker };

type Attempt = (database: MongoDatabase) => Promise<unknown>;

/** Dependents show ids only: what is found of one kind counts as the canary. */
function found(kind: keyof DependentGroups, of: DependedOn = { entity: 'prompt', id: ROW.prompt_id }): Attempt {
  return async (db) => ((await createDependentsReader(db).find(scopeB, of, 10))[kind].count > 0 ? CANARY : undefined);
}

/** Reads that tenant B tries on tenant A's rows, through each repository. A new repository adds its reads here. */
const READS: Record<string, Attempt> = {
  'user by id': (db) => createUserRepository(db).get(scopeB, ID),
  'user by external_id': (db) => createUserRepository(db).getByExternalId(scopeB, 'ext'),
  users: (db) => createUserRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'operator by id': (db) => createOperatorRepository(db).get(scopeB, ID),
  'operator by email': (db) => createOperatorRepository(db).getByEmail(scopeB, 'a@example.org'),
  operators: (db) => createOperatorRepository(db).list(scopeB, page),
  'API key by id': (db) => createApiKeyRepository(db).get(scopeB, ID),
  'API keys': (db) => createApiKeyRepository(db).list(scopeB, page, {}),
  'credential by id': (db) => createCredentialRepository(db).get(scopeB, ID),
  credentials: (db) => createCredentialRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'uses of a credential': (db) => createCredentialUseReader(db).find(scopeB, ID, 10),
  'recording of a session': (db) => createRecordingRepository(db).get(scopeB, ID),
  'webhook endpoint by id': (db) => createEndpointRepository(db).get(scopeB, ID),
  'webhook endpoints': (db) => createEndpointRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'webhook endpoints that are told': (db) => createEndpointRepository(db).active(scopeB),
  'webhook delivery by id': (db) => createDeliveryRepository(db).get(scopeB, ID),
  'webhook deliveries': (db) => createDeliveryRepository(db).list(scopeB, page),
  'webhook delivery that others wait for': (db) =>
    createDeliveryRepository(db).firstPending(scopeB, { webhook_endpoint_id: ID, entity_id: ID }),
  'event by id': (db) => createEventReader(db).get(scopeB, ID),
  'events of a tenant': (db) => createEventReader(db).list(scopeB, page, { from_id: '' }),
  'audit event by id': (db) => createAuditEventRepository(db).get(scopeB, ID),
  'audit events': (db) => createAuditEventRepository(db).list(scopeB, page),
  'audit events to export': (db) => createAuditEventSource(db).next(scopeB, {}, '', 10),
  'audit events to seal': (db) => createAuditChainRepository(db).events(scopeB, [ID]),
  'last audit seal': (db) => createAuditChainRepository(db).head(scopeB),
  'audit seal by number': (db) => createAuditChainRepository(db).sealAt(scopeB, 1),
  'audit seal by event': (db) => createAuditChainRepository(db).sealBefore(scopeB, 'z'),
  'audit seals': (db) => createAuditChainRepository(db).seals(scopeB, 1, 10),
  'audit seals of events': (db) => createAuditChainRepository(db).sealsOf(scopeB, [ID]),
  'audit salts': (db) => createAuditChainRepository(db).salts(scopeB, [ID]),
  'last audit checkpoint': (db) => createAuditChainRepository(db).lastCheckpoint(scopeB),
  'audit checkpoints': (db) => createAuditChainRepository(db).checkpoints(scopeB, 1, 1),
  'audit export by id': (db) => createAuditExportRepository(db).get(scopeB, ID),
  'audit exports': (db) => createAuditExportRepository(db).list(scopeB, page),
  'idempotency record': (db) => createIdempotencyRepository(db).find(scopeB, ID),
  'session by id': (db) => createSessionRepository(db).get(scopeB, ID),
  sessions: (db) => createSessionRepository(db).list(scopeB, page, {}),
  'open sessions': (db) =>
    test.unit_of_work.run(scopeB, async (work) =>
      (await createSessionRepository(db).openSlots(scopeB, work)).map(() => CANARY),
    ),
  'usage of sessions': async (db) => {
    const options = { by_agent: false, now: new Date(), limit: 10 };
    return (await createUsageRepository(db).ofSessions(scopeB, ALWAYS, options)).map(() => CANARY);
  },
  'usage of files': async (db) => (await createUsageRepository(db).ofFiles(scopeB, ALWAYS)).map(() => CANARY),
  'usage of searches': async (db) => (await createUsageRepository(db).ofSearches(scopeB, ALWAYS)).map(() => CANARY),
  'analysis by id': (db) => createAnalysisRepository(db).find(scopeB, ID),
  'analysis of a session': (db) => createAnalysisRepository(db).get(scopeB, ID, ID),
  'analyses of a session': (db) => createAnalysisRepository(db).list(scopeB, ID, page),
  'number of analyses': async (db) =>
    (await createAnalysisRepository(db).countUnfinished(scopeB, ID, 5)) > 0 ? CANARY : undefined,
  'analysis that an agent names': async (db) =>
    (await createPinnedAnalysisReader(db).find(scopeB, DIGEST)) === undefined ? undefined : CANARY,
  'bindings of an analysis definition': found('bindings', { entity: 'analysis_definition', id: ID }),
  'price list by id': (db) => createPriceListRepository(db).get(scopeB, ID),
  'price lists': (db) => createPriceListRepository(db).list(scopeB, page),
  'all price lists': (db) => createPriceListRepository(db).all(scopeB),
  'quantities of a session': async (db) =>
    (await createQuantityReader(db).ofSession(scopeB, ID, new Date(0))) === null ? undefined : CANARY,
  'quantities of days': async (db) =>
    (await createQuantityReader(db).ofDays(scopeB, ALWAYS, new Date(0))).map(() => CANARY),
  'session events': (db) => createSessionRepository(db).listEvents(scopeB, ID, page),
  turns: (db) => createSessionRepository(db).listTranscript(scopeB, ID),
  'binding by id': (db) => createBindingRepository(db).find(scopeB, AGENT, ID),
  'binding by number': (db) => createBindingRepository(db).findByNumber(scopeB, AGENT, 1),
  bindings: (db) => createBindingRepository(db).list(scopeB, AGENT, page, {}),
  'stored config': (db) => createResolvedConfigRepository(db).find(scopeB, DIGEST),
  environment: (db) => createEnvironmentRepository(db).find(scopeB, AGENT, 'production'),
  environments: (db) => createEnvironmentRepository(db).list(scopeB, AGENT, page),
  'environment history': (db) => createEnvironmentRepository(db).listHistory(scopeB, AGENT, 'production', page),
  'resolved config of a past time': (db) =>
    createResolutionReader(db).find(scopeB, { agent_id: AGENT, environment: 'production', at: new Date() }),
  'inbound mapping by id': (db) => createInboundMappingRepository(db).find(scopeB, ID),
  'inbound mapping by number': (db) => createInboundMappingRepository(db).findLive(scopeB, [ROW.number as never]),
  'inbound mappings': (db) => createInboundMappingRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'inbound mapping versions': (db) => createInboundMappingRepository(db).listVersions(scopeB, ID, page),
  'session of a room': (db) => createInboundSource(db).sessionOfRoom(scopeB, ID),
  'call by id': (db) => createCallRepository(db).get(scopeB, ID),
  'call of a session': (db) => createCallRepository(db).findBySession(scopeB, ID),
  calls: (db) => createCallRepository(db).list(scopeB, page),
  'call batch by id': (db) => createCallBatchRepository(db).get(scopeB, ID),
  'call batches': (db) => createCallBatchRepository(db).list(scopeB, page),
  'rows of a call batch': (db) => createCallBatchRepository(db).listRows(scopeB, ID, page),
  'all rows of a call batch': (db) => Array.fromAsync(createCallBatchRepository(db).allRows(scopeB, ID)),
  'number of rows of a call batch': async (db) =>
    (await createCallBatchRepository(db).counts(scopeB, [ID])).get(ID)?.total === 0 ? undefined : CANARY,
  'unfinished call batches': (db) => createCallBatchLine(db).unfinished(scopeB),
  'whether a call is there': async (db) =>
    (await createCallBatchLine(db).callExists(scopeB, ID)) ? CANARY : undefined,
  'phone number by id': (db) => createPhoneNumberRepository(db).get(scopeB, ID),
  'phone number by number': (db) => createPhoneNumberRepository(db).findLive(scopeB, ROW.number as never),
  'phone numbers': (db) => createPhoneNumberRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'numbers of a trunk': async (db) =>
    (await createPhoneNumberRepository(db).ofTrunks(scopeB, [ID])).get(ID)?.length ? CANARY : undefined,
  'SIP trunk by id': (db) => createSipTrunkRepository(db).get(scopeB, ID),
  'SIP trunks': (db) => createSipTrunkRepository(db).list(scopeB, { ...page, archived: 'include' }),
  'text conversation': (db) =>
    createTextConversationStore(db).begin(scopeB, ID, {
      owner: 'b',
      now: new Date(),
      leased_until: new Date(),
      expires_at: new Date(),
    }),
  'marks on what a binding pins': (db) => {
    const pins = {
      ...{ agent_id: AGENT, agent_version: 1, prompt_id: ROW.prompt_id, prompt_version: 1, tool_versions: [] },
      ...{ runtime_config_id: ID, runtime_config_version: 1, knowledge: [] },
    };
    // It marks and shows ids of its own pins only; these rows are no whole documents, and who reaches one is refused.
    const marked = createPinHolder(db).hold(scopeB, undefined as never, [pins]);
    return marked.then(
      (archived) => (archived.flat().length > 0 ? CANARY : undefined),
      () => CANARY,
    );
  },
  'agents of mappings': (db) => createMappingTargets(db).agents(scopeB, [AGENT]),
  'agents of mappings by name': (db) => createMappingTargets(db).agentsNamed(scopeB, [CANARY]),
  'registry head': (db) => createRegistryRepository(db, registries.prompts).findHead(scopeB, ID),
  'registry heads': (db) =>
    createRegistryRepository(db, registries.prompts).listHeads(scopeB, { ...page, archived: 'include' }),
  'registry versions': (db) =>
    createRegistryRepository(db, registries.prompts).listVersions(scopeB, ROW.prompt_id, page),
  'registry version summaries': (db) =>
    createRegistryRepository(db, registries.prompts).findSummaries(scopeB, [{ id: ROW.prompt_id, version: 1 }]),
  'bindings of a prompt': found('bindings'),
  'environments of a prompt': found('environments'),
  'inbound mappings of a prompt': found('inbound_mappings'),
  'inbound mappings of an agent': found('inbound_mappings', { entity: 'agent', id: AGENT }),
  'prompts that include one': found('prompts'),
  'sessions of a prompt': found('sessions'),
  'file by id': (db) => createFileRepository(db).get(scopeB, ID),
  files: (db) => createFileRepository(db).list(scopeB, page, { archived: 'include' }),
  'file of the same content': (db) =>
    createFileRepository(db).findSame(scopeB, { sha256: CANARY, size_bytes: 1, media_type: 'text/plain' }),
  'file version': (db) => createFileRepository(db).getVersion(scopeB, ID, 1),
  'file versions': (db) => createFileRepository(db).listVersions(scopeB, ID, page),
  chunks: (db) => createChunkRepository(db).find(scopeB, [ID]),
  'chunks by place': (db) => createChunkRepository(db).findRanges(scopeB, [{ ...SET, from: 0, to: 9 }]),
  'chunks of a file': (db) => createChunkRepository(db).list(scopeB, SET, page),
  'number of chunks': async (db) => ((await createChunkRepository(db).count(scopeB, SET)) > 0 ? CANARY : undefined),
  'files by metadata': async (db) => (await createChunkRepository(db).filesWith(scopeB, [ID], {})).map(() => CANARY),
  'terms of chunks': async (db) =>
    (await createChunkRepository(db).termRows(scopeB, [SET], ['canary'])).map(() => CANARY),
  'all terms of chunks': async (db) => (await createChunkRepository(db).postings(scopeB, [SET])).map(() => CANARY),
  'index entry': (db) =>
    createIndexEntryRepository(db, test.clock).get(scopeB, { ...SET, index_id: ID, generation: 1 }),
  'index entries of a file': (db) => createIndexEntryRepository(db, test.clock).ofFile(scopeB, { file_id: ID }),
  'index entries': (db) => createIndexEntryRepository(db, test.clock).list(scopeB, page, { index_id: ID }),
  'what views hold': async (db) =>
    (
      await createIndexEntryRepository(db, test.clock).heldBy(scopeB, [{ index_id: ID, generation: 1, as_of: 'live' }])
    ).map(() => CANARY),
  'number of index entries': async (db) => {
    const counts = await createIndexEntryRepository(db, test.clock).counts(scopeB, ID, 1);
    return Object.values(counts).some((count) => count > 0) ? CANARY : undefined;
  },
  'search index by id': (db) => createSearchIndexRepository(db).get(scopeB, ID),
  'search indexes': (db) => createSearchIndexRepository(db).list(scopeB, page, { archived: 'include' }),
  'entries to keep up': (db) => createUpkeepStore(db, test.clock).entries(scopeB, ID, 1),
  'index snapshot by id': (db) => createIndexSnapshotRepository(db).get(scopeB, ID, ID),
  'index snapshots by id': (db) => createIndexSnapshotRepository(db).find(scopeB, [ID]),
  'index snapshots': (db) => createIndexSnapshotRepository(db).list(scopeB, ID, page),
  'file of an index': (db) =>
    test.unit_of_work.run(scopeB, async (work) =>
      (await createIndexedFiles(db).find(scopeB, work, ID)) === null ? undefined : CANARY,
    ),
  'open entries of an index': (db) =>
    test.unit_of_work.run(scopeB, async (work) => {
      const ref = { index_id: ID, generation: 1 };
      return (await createOpenEntryReader(db).openEntries(scopeB, work, ref)).map(() => CANARY);
    }),
  'search indexes by ids': (db) => createSearchIndexRepository(db).find(scopeB, [ID]),
  'indexes of ingestion': async (db) =>
    (await createSearchIndexRepository(db).ofIngestion(scopeB, [ID])).map(() => CANARY),
  'models of indexes': (db) => createSearchIndexRepository(db).embeddingModels(scopeB, [ID]).then(Object.fromEntries),
  'attachable indexes': async (db) =>
    (await createSearchIndexRepository(db).attachable(scopeB, [ID])).size > 0 ? CANARY : undefined,
  'files of indexes': async (db) => {
    const [counts] = await createSearchIndexRepository(db).fileCounts(scopeB, [{ index_id: ID, generation: 1 }]);
    return counts?.searchable === 0 ? undefined : CANARY;
  },
  'files of a snapshot': async (db) =>
    (await createIndexSnapshotRepository(db).files(scopeB, { index_id: ID, generation: 1, number: 1 }, page)).data.map(
      () => CANARY,
    ),
  'snapshots that are kept': async (db) => (await createIndexSnapshotRepository(db).kept(scopeB, ID)).map(() => CANARY),
  'query set by id': (db) => createQuerySetRepository(db).get(scopeB, ID, ID),
  'query sets': (db) => createQuerySetRepository(db).list(scopeB, ID, page),
  'query set version': (db) => createQuerySetRepository(db).version(scopeB, ID, 1),
  'index of labels': async (db) => ((await createLabelTargets(db).index(scopeB, ID)) === null ? undefined : CANARY),
  'files of labels': async (db) => ((await createLabelTargets(db).files(scopeB, [ID])).size > 0 ? CANARY : undefined),
  'evaluation by id': (db) => createEvaluationRepository(db).get(scopeB, ID, ID),
  'evaluation of a worker': (db) => createEvaluationRepository(db).find(scopeB, ID),
  evaluations: (db) => createEvaluationRepository(db).list(scopeB, ID, page),
  'evaluation results': (db) => createEvaluationResultRepository(db).list(scopeB, { id: ID, attempt: 1 }, page),
  'evaluation results to measure': (db) =>
    createEvaluationResultRepository(db).measured(scopeB, { id: ID, attempt: 1 }, CANARY),
  'index to evaluate': (db) => createEvaluatedIndexReader(db).describe(scopeB, ID, null),
  'resolved config': (db) => createResolutionReader(db).find(scopeB, { agent_id: AGENT, environment: 'production' }),
  conversation: (db) =>
    createConversationSource(db).find({ tenant_id: TENANT_B, session_id: ID, digest: DIGEST }, { with_config: true }),
};

/** Who looks across tenants. A new line here is a decision, and is reviewed as one. */
const ACROSS_TENANTS = {
  'analysis-repository.ts': ['session_analyses.watch', 'sessions.analyses'],
  // At the door, before the tenant is known.
  'api-key-repository.ts': ['api_keys.authenticate', 'principal.status'],
  'principal-status-reader.ts': ['api_keys.authenticate', 'operators.authenticate', 'principal.status'],
  'nonce-store.ts': ['nonces.use'],
  // The platform's own work: tenants, and the first owner of a new one.
  'file-limits-reader.ts': ['tenants.quota'],
  'tenant-quota-reader.ts': ['tenants.quota'],
  'tenant-repository.ts': ['principal.status', 'tenants.close', 'tenants.manage'],
  'operator-repository.ts': ['operators.authenticate', 'operators.manage'],
  // Watchdogs over what is stuck.
  'runtime-generation-repository.ts': ['runtime_generations.watch'],
  'session-repository.ts': ['sessions.watch'],
  'recording-repository.ts': ['sessions.recordings'],
  'file-repository.ts': ['files.reconcile'],
  'index-entry-repository.ts': ['index_entries.watch'],
  'index-snapshot-repository.ts': ['index_snapshots.purge'],
  'search-index-repository.ts': ['search_indexes.build'],
  'indexed-files.ts': ['index_entries.watch'],
  'knowledge-upkeep-store.ts': ['knowledge_upkeep.walk', 'tenants.upkeep'],
  'audit-export-repository.ts': ['audit_exports.watch'],
  'evaluation-repository.ts': ['evaluations.watch'],
  // The dispatcher of webhooks: what is still to be told, and what is due.
  'webhook-repository.ts': ['outbox_events.dispatch', 'webhook_deliveries.watch'],
  // The sealer, who gives every tenant's events their place.
  'audit-chain-repository.ts': ['audit_chains.seal', 'audit_events.seal'],
  // Trunks that the media server does not know as they are.
  'call-repository.ts': ['calls.watch'],
  'call-batch-repository.ts': ['call_batches.run'],
  'telephony-repository.ts': ['sip_trunks.sync'],
  // Whether a number is free: nothing but the number itself is read.
  'inbound-mapping-repository.ts': ['inbound_mappings.number'],
  // Whose a call that comes in is: the called number alone says.
  'inbound-source.ts': ['inbound_mappings.number', 'phone_numbers.number'],
};

/** What has no read to be caught by: a bucket shows a number only, and its own test shows that it is one's own. */
const CAUGHT_ELSEWHERE = ['rate-buckets.ts'];

async function leaking(database: MongoDatabase): Promise<string[]> {
  const found: string[] = [];
  for (const [name, attempt] of Object.entries(READS)) {
    if (JSON.stringify([await attempt(database)]).includes(CANARY)) found.push(name);
  }
  return found;
}

/** The database with the tenant filter taken out: the mutant that the sweep must catch. */
const forgetful: MongoDatabase = {
  ...test.database,
  tenantCollection: (definition) =>
    new BoundedCollection({
      definition,
      collection: test.client.db(test.name).collection(definition.name),
      boundary: platformBoundary('none'),
      work: undefined,
      session: undefined,
    }),
};

describe('repositories', () => {
  it("show no tenant another tenant's rows", async () => {
    expect(await leaking(test.database)).toEqual([]);
  });

  it('would each be caught, were the tenant filter forgotten', async () => {
    expect(await leaking(forgetful)).toEqual(Object.keys(READS));
  });

  it('would each be caught alone: no repository is without a read that shows its filter missing', async () => {
    const using: string[] = [];
    for (const file of (await readdir(import.meta.dirname)).filter((name) => !/\.(test|fixtures)\.ts$/.test(name))) {
      const text = await readFile(join(import.meta.dirname, file), 'utf8');
      if (text.includes('.tenantCollection(')) using.push(file);
    }
    const caught = new Set<string>();
    for (const attempt of Object.values(READS)) {
      let file: string | undefined;
      const mutant: MongoDatabase = {
        ...test.database,
        tenantCollection: (definition, scope, work) => {
          file = /repositories\/([\w-]+\.ts)/.exec(
            (new Error().stack ?? '').replaceAll('repository-isolation.test.ts', ''),
          )?.[1];
          return forgetful.tenantCollection(definition, scope, work);
        },
      };
      if (JSON.stringify([await attempt(mutant)]).includes(CANARY) && file !== undefined) caught.add(file);
    }
    expect(using.filter((file) => !caught.has(file))).toEqual(CAUGHT_ELSEWHERE);
  });

  it('look across tenants only where it is written down', async () => {
    const used: Record<string, string[]> = {};
    for (const file of (await readdir(import.meta.dirname)).filter((name) => !name.endsWith('.test.ts'))) {
      const text = await readFile(join(import.meta.dirname, file), 'utf8');
      const accesses = [...text.matchAll(/platformCollection\(\s*\w+,\s*'([^']+)'/g)].map((match) => String(match[1]));
      const calls = text.match(/platformCollection\(/g)?.length ?? 0;
      expect({ file, named: accesses.length }).toEqual({ file, named: calls });
      if (calls > 0) used[file] = [...new Set(accesses)].sort();
    }
    expect(used).toEqual(ACROSS_TENANTS);
  });
});
