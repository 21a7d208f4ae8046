import { randomSource, systemClock, ulidSource } from '@patchbay/config';
import type { StoredBatch } from '@patchbay/core/call-batches';
import type { StoredCall } from '@patchbay/core/calls';
import type { StoredAnalysis } from '@patchbay/core/conversation-analysis';
import { type Principal, tenantScope } from '@patchbay/core/kernel';
import { createCredentialWriter, type SecretVault } from '@patchbay/core/provider-credentials';
import { plannedRecording } from '@patchbay/core/recordings';
import type { StoredSession } from '@patchbay/core/session-orchestrator';
import { createEndpointWriter, type StoredDelivery } from '@patchbay/core/webhooks';
import type { Route } from '@patchbay/http/route';
import {
  createAnalysisRepository,
  createCallBatchRepository,
  createCallRepository,
  createCredentialRepository,
  createDeliveryRepository,
  createEndpointRepository,
  createEventReader,
  createSessionRepository,
  createTenantQuotaReader,
} from '@patchbay/mongo';
import { routes } from '../../functions/http/routes.ts';
import type { TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import type { PathValues } from './calls.ts';
import { keysOf } from './key-holders.ts';

/** What a maker works with: its tenant, and what was made before it. */
interface Making {
  readonly api: TestApi;
  readonly principal: Principal;
  readonly client: ApiClient;
  readonly made: PathValues;
}

type Maker = (making: Making) => Promise<string>;

const ORIGIN = { request_id: 'isolation', source: 'api' };
const ids = ulidSource();

function routeOf(id: string): Route {
  const route = routes.find((candidate) => candidate.id === id);
  if (route === undefined) throw new Error(`there is no route ${id}`);
  return route;
}

async function idFrom(call: ReturnType<ApiClient['post']>): Promise<string> {
  const { status, body, text } = await call;
  if (status >= 300) throw new Error(`a resource could not be made: ${text}`);
  return body.id;
}

/** Makes an entity of a registry from the example of its route, and publishes its first version. */
function registryEntity(createRoute: string): Maker {
  return async ({ client }) => {
    const { path, examples } = routeOf(createRoute);
    const id = await idFrom(client.post(path, examples?.[0]?.body));
    await idFrom(client.post(`${path}/${id}/versions`, {}));
    return id;
  };
}

/** A webhook endpoint, and a delivery to it that waits for its next try. */
const webhookEndpoint: Maker = async ({ api: { db }, principal }) => {
  const quota = createTenantQuotaReader(db.database);
  const deps = { vault, quota, unitOfWork: db.unit_of_work, clock: systemClock, ids, random: randomSource };
  const addresses = { check: async () => undefined };
  const writer = createEndpointWriter({ ...deps, addresses, endpoints: createEndpointRepository(db.database) });
  const input = { url: 'https://hooks.example.org/x', events: ['file.ready'], metadata: {} };
  return (await writer.create(tenantScope(principal, ORIGIN), input)).id;
};

const webhookDelivery: Maker = async ({ api: { db }, principal, made }) => {
  const scope = tenantScope(principal, ORIGIN);
  const event = (await createEventReader(db.database).list(scope, { limit: 1, order: 'desc' }, { from_id: '' }))
    .data[0];
  if (event === undefined) throw new Error('nothing has happened in the tenant');
  const now = systemClock.now();
  const delivery: StoredDelivery = {
    object: 'webhook_delivery',
    id: ids.next('webhook_delivery'),
    tenant_id: scope.tenant_id,
    webhook_endpoint_id: made['webhook_endpoint_id'] ?? '',
    event_id: event.id,
    event_type: event.type,
    entity_id: event.data.entity.id,
    status: 'pending',
    replay_of: null,
    attempts: [],
    next_attempt_at: now,
    delivered_at: null,
    created_at: now,
    body: '{}',
    claimed_until: null,
  };
  await createDeliveryRepository(db.database).insertNew(scope, [delivery]);
  return delivery.id;
};

/** The vault's part, which no isolation rests on: what is swept here cannot reach a secret. */
const vault: SecretVault = {
  create: async () => 'version-1',
  add: async () => 'version-2',
  discard: async () => {},
};

const credential: Maker = async ({ api: { db }, principal }) => {
  const deps = { vault, unitOfWork: db.unit_of_work, clock: systemClock, ids };
  const writer = createCredentialWriter({ ...deps, credentials: createCredentialRepository(db.database) });
  const input = { kind: 'http_bearer', name: 'A token', metadata: {}, allowed_hosts: ['api.example.org'] } as const;
  const made = { ...input, allowed_hosts: [...input.allowed_hosts], secret: { token: 'isolation' } };
  return (await writer.create(tenantScope(principal, ORIGIN), made)).id;
};

const apiKey: Maker = async ({ api: { db }, principal }) =>
  (await keysOf(db).holder(tenantScope(principal, ORIGIN))).subject.id;

/** It was recorded, so that there is something to fetch. */
const planned = plannedRecording({ recording: { enabled: true, kind: 'audio' } });
const RECORDED = planned === null ? {} : { recording: { ...planned, status: 'completed' as const } };

/** A session as its start leaves it; starting one needs LiveKit, reading and stopping it is what is swept. */
const session: Maker = async ({ api: { db }, principal, made }) => {
  const scope = tenantScope(principal, ORIGIN);
  const now = new Date();
  const digest = `sha256:${'0'.repeat(64)}`;
  const stored: StoredSession = {
    id: ids.next('session'),
    tenant_id: scope.tenant_id,
    agent_id: made['agent_id'] ?? '',
    user_id: made['user_id'] ?? '',
    channel: 'web',
    caller: null,
    time_zone: 'UTC',
    status: 'active',
    environment: 'production',
    binding_id: made['binding_id'] ?? '',
    binding_number: 1,
    resolved_versions: {
      agent_version: 1,
      prompt_id: made['prompt_id'] ?? '',
      prompt_version: 1,
      tool_versions: [],
      runtime_config_id: made['runtime_config_id'] ?? '',
      runtime_config_version: 1,
      knowledge: [],
    },
    binding_digest: digest,
    digest,
    variables: {},
    metadata: {},
    end_reason: null,
    created_at: now,
    join_deadline_at: new Date(now.getTime() + 60_000),
    max_end_at: new Date(now.getTime() + 600_000),
    dispatched_at: now,
    started_at: now,
    ended_at: null,
    reports_seq: 0,
    ...RECORDED,
  };
  await db.unit_of_work.run(scope, async (work) => {
    await createSessionRepository(db.database).insert(scope, work, stored);
    const entity = { type: 'session', id: stored.id } as const;
    work.record({ action: 'session.created', entity, old_value: null, new_value: { id: stored.id } });
  });
  return stored.id;
};

/** An analysis that failed; making one needs a session that is over, and a model. */
const sessionAnalysis: Maker = async ({ api: { db }, principal, made }) => {
  const scope = tenantScope(principal, ORIGIN);
  const now = new Date();
  const id = ids.next('session_analysis');
  const stored: StoredAnalysis = {
    object: 'session_analysis',
    id,
    tenant_id: scope.tenant_id,
    session_id: made['session_id'] ?? '',
    agent_id: made['agent_id'] ?? '',
    analysis_definition_id: made['analysis_definition_id'] ?? '',
    analysis_definition_version: 1,
    trigger: 'request',
    status: 'failed',
    summary: null,
    success: null,
    data: null,
    transcript: null,
    model: null,
    usage: { input_tokens: 0, input_cached_tokens: 0, output_tokens: 0 },
    error: { code: 'nothing_said', message: 'Nothing was said.' },
    attempt: 1,
    created_by: scope.subject,
    created_at: now,
    started_at: now,
    completed_at: now,
    deadline_at: null,
  };
  await db.unit_of_work.run(scope, async (work) => {
    await createAnalysisRepository(db.database).insert(scope, work, stored);
    const entity = { type: 'session_analysis', id } as const;
    work.record({ action: 'analysis.created', entity, old_value: null, new_value: { id } });
  });
  return id;
};

const binding: Maker = async ({ client, made }) => {
  const { agent_id = '', prompt_id = '', tool_id = '', runtime_config_id = '' } = made;
  const pins = {
    agent_version: 1,
    prompt_id,
    prompt_version: 1,
    tool_versions: [{ tool_id, version: 1 }],
    runtime_config_id,
    runtime_config_version: 1,
  };
  const id = await idFrom(client.post(`/v1/agents/${agent_id}/bindings`, pins));
  await client.put(`/v1/agents/${agent_id}/environments/production`, { binding_id: id });
  return id;
};

const file: Maker = ({ client, made }) =>
  idFrom(
    client.post('/v1/files', {
      name: 'handbook.txt',
      media_type: 'text/plain',
      size_bytes: 5,
      sha256: 'a'.repeat(64),
      index_ids: [made['index_id']],
    }),
  );

/** A number is live once on the platform, so each tenant gets its own. */
let numbers = 0;
const inboundMapping: Maker = ({ client, made: { agent_id } }) => {
  numbers += 1;
  return idFrom(client.post('/v1/inbound-mappings', { number: `+4930${10_000_000 + numbers}`, agent_id }));
};

/** A call as its end leaves it; placing one needs the telephone network, reading it is what is swept. */
const call: Maker = async ({ api: { db }, principal, made }) => {
  const scope = tenantScope(principal, ORIGIN);
  const now = new Date();
  const id = ids.next('call');
  const stored: StoredCall = {
    id,
    tenant_id: scope.tenant_id,
    direction: 'outbound',
    status: 'ended',
    result: 'no_answer',
    from: '+493012345678',
    to: '+493012345679',
    phone_number_id: made['phone_number_id'] ?? '',
    inbound_mapping_id: null,
    agent_id: made['agent_id'] ?? '',
    session_id: made['session_id'] ?? '',
    ring_timeout_seconds: 30,
    voicemail: null,
    end_reason: null,
    answered_by: null,
    transfer: null,
    sip: { call_id: null, trunk_id: made['sip_trunk_id'] ?? '', status_code: 408, status: null, headers: {} },
    error: null,
    metadata: {},
    created_at: now,
    dialed_at: now,
    ringing_at: now,
    answered_at: null,
    ended_at: now,
  };
  await db.unit_of_work.run(scope, async (work) => {
    await createCallRepository(db.database).insert(scope, work, stored);
    work.record({ action: 'call.created', entity: { type: 'call', id }, old_value: null, new_value: { id } });
  });
  return id;
};

/** A batch that is paused, without rows; making one needs a number with a trunk. */
const callBatch: Maker = async ({ api: { db }, principal, made }) => {
  const scope = tenantScope(principal, ORIGIN);
  const id = ids.next('batch');
  const now = new Date();
  const stored: StoredBatch = {
    id,
    tenant_id: scope.tenant_id,
    status: 'running',
    name: null,
    agent_id: made['agent_id'] ?? '',
    environment: 'production',
    binding_id: null,
    from: '+493012345678',
    window: null,
    time_zone: null,
    start_at: now,
    expires_at: new Date(now.getTime() + 86_400_000),
    pacing: { max_concurrent: 1, per_minute: 1, inbound_reserve_percent: 20 },
    retries: {},
    ring_timeout_seconds: 30,
    voicemail: null,
    metadata: {},
    skipped_rows: 0,
    created_at: now,
    ended_at: null,
    unfinished: true,
    round: '',
    recent_starts: [],
  };
  await db.unit_of_work.run(scope, async (work) => {
    await createCallBatchRepository(db.database).insert(scope, work, stored, []);
    work.record({
      action: 'call_batch.created',
      entity: { type: 'call_batch', id },
      old_value: null,
      new_value: { id },
    });
  });
  return id;
};

/** Without a trunk, so that nothing goes to the media server. */
const phoneNumber: Maker = ({ client }) => {
  numbers += 1;
  return idFrom(client.post('/v1/phone-numbers', { number: `+4930${20_000_000 + numbers}` }));
};

/** Without a number, so that nothing goes to the media server. */
const sipTrunk: Maker = ({ client }) =>
  idFrom(client.post('/v1/sip-trunks', { direction: 'outbound', name: 'Carrier', address: 'sip.example.org' }));

/**
 * How a resource of each kind comes to be in a tenant, by the name of the path parameter that stands for it, in order
 * of need. A new kind of resource is one line here; the sweep fails until it is there.
 */
const MAKERS: readonly (readonly [string, Maker])[] = [
  ['tenant_id', async ({ principal }) => principal.tenant_id ?? ''],
  [
    'operator_id',
    async ({ api: { seed }, principal }) => (await seed.operator(principal.tenant_id, 'viewer')).subject.id,
  ],
  ['user_id', ({ client }) => idFrom(client.put('/v1/users', { external_id: 'isolation-1' }))],
  ['prompt_id', registryEntity('createPrompt')],
  ['tool_id', registryEntity('createTool')],
  ['analysis_definition_id', registryEntity('createAnalysisDefinition')],
  ['runtime_config_id', registryEntity('createRuntimeConfig')],
  ['agent_id', registryEntity('createAgent')],
  ['binding_id', binding],
  ['inbound_mapping_id', inboundMapping],
  ['phone_number_id', phoneNumber],
  ['sip_trunk_id', sipTrunk],
  ['session_id', session],
  ['session_analysis_id', sessionAnalysis],
  [
    'price_list_id',
    ({ client }) => idFrom(client.post('/v1/price-lists', routeOf('createPriceList').examples?.[0]?.body)),
  ],
  ['call_id', call],
  ['call_batch_id', callBatch],
  ['api_key_id', apiKey],
  ['credential_id', credential],
  ['webhook_endpoint_id', webhookEndpoint],
  ['webhook_delivery_id', webhookDelivery],
  ['event_id', async ({ client }) => (await client.get('/v1/events', { query: { limit: '1' } })).body.data[0].id],
  [
    'audit_event_id',
    async ({ client }) => (await client.get('/v1/audit-events', { query: { limit: '1' } })).body.data[0].id,
  ],
  ['audit_export_id', ({ client }) => idFrom(client.post('/v1/audit-exports', {}))],
  ['index_id', ({ client }) => idFrom(client.post('/v1/search-indexes', { name: 'Knowledge' }))],
  ['file_id', file],
  [
    'snapshot_id',
    ({ client, made: { index_id } }) => idFrom(client.post(`/v1/search-indexes/${index_id}/snapshots`, {})),
  ],
  [
    'query_set_id',
    ({ client, made: { index_id, file_id } }) =>
      idFrom(
        client.post(`/v1/search-indexes/${index_id}/query-sets`, {
          name: 'Labelled',
          queries: [{ text: 'When is it open?', relevant: [{ file_id, page: 1 }] }],
        }),
      ),
  ],
  [
    'evaluation_id',
    ({ client, made: { index_id, query_set_id } }) =>
      idFrom(
        client.post(`/v1/search-indexes/${index_id}/evaluations`, {
          query_set_id,
          configurations: [{ name: 'hybrid' }],
        }),
      ),
  ],
];

/** Path parameters that name no resource of a tenant. */
const PLAIN: PathValues = { version: '1', environment: 'production', label: 'stable' };

/** Makes one more of a kind, with what was made before. */
export async function makeAnother(kind: string, api: TestApi, principal: Principal, made: PathValues): Promise<string> {
  const make = MAKERS.find(([name]) => name === kind)?.[1];
  if (make === undefined)
    throw new Error(`nothing makes a ${kind}: add a line to MAKERS in test/isolation/resources.ts`);
  return make({ api, principal, client: await api.as(principal), made });
}

/** Makes one resource of every kind in the tenant of a principal. */
export async function makeResources(api: TestApi, principal: Principal): Promise<PathValues> {
  const client = await api.as(principal);
  let made = PLAIN;
  for (const [name, make] of MAKERS) made = { ...made, [name]: await make({ api, principal, client, made }) };
  return made;
}
