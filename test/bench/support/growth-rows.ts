import type { GrowthDatabase, Row, SizedTenant } from './growth-database.ts';

/** What every row of a tenant shares, and where the odd ones out are. */
const AT = Date.UTC(2026, 0, 1);
const DIGEST = `sha256:${'a'.repeat(64)}`;
/** Things that use the same version, in every tenant, however many there are of everything else. */
export const DEPENDENTS = 10;

/** The digest that every other binding has. */
export const SHARED_DIGEST = DIGEST;

const subject = { type: 'operator', id: 'opr_bench' };

/** Rows of every kind that a list shows, all of one agent, prompt and user, so that no list is short. */
export async function fillWithRows(growth: GrowthDatabase, tenant: SizedTenant): Promise<void> {
  for (const [collection, row] of Object.entries(rowMakers(tenant))) {
    if (collection !== 'resolved_configs') await growth.fill(collection, tenant, row);
  }
}

/** What resolving looks through: so many versions, bindings, settings of `production` and stored configs. */
export async function fillWithReleases(growth: GrowthDatabase, tenant: SizedTenant): Promise<void> {
  const makers = rowMakers(tenant);
  for (const collection of ['prompt_versions', 'agent_bindings', 'environment_history', 'resolved_configs']) {
    const row = makers[collection];
    if (row === undefined) throw new Error(`there are no rows of ${collection}`);
    await growth.fill(collection, tenant, row);
  }
  // What the last row of its history made of it.
  const last = makers['environments']?.(tenant.size - 1);
  const environments = growth.client.db(growth.name).collection<Row>('environments');
  await environments.insertOne(
    { ...last, _id: `${tenant.id('agent', 0)}_production`, environment: 'production', revision: tenant.size },
    { bypassDocumentValidation: true },
  );
}

/** When the setting with a number was made. */
export function settingTime(number: number): Date {
  return new Date(AT + number * 1_000);
}

/** How the rows of a tenant are made, by collection. */
function rowMakers({ scope: { tenant_id }, id }: SizedTenant): Record<string, (number: number) => Row> {
  const [agent_id, prompt_id, user_id, index_id] = [
    id('agent', 0),
    id('prompt', 0),
    id('user', 0),
    id('search_index', 0),
  ];
  const at = settingTime;
  const pins = (number: number) => ({
    agent_version: 1,
    prompt_id,
    // The first ones share version 1; nobody else has it.
    prompt_version: number < DEPENDENTS ? 1 : number + 1,
    tool_versions: [],
    runtime_config_id: id('runtime_config', 0),
    runtime_config_version: 1,
    knowledge: [],
  });
  const pointer = (number: number) => ({
    binding_id: id('binding', number),
    binding_number: number + 1,
    digest: digestOf(number),
  });
  const head = (entity: 'agent' | 'prompt') => (number: number) => ({
    _id: id(entity, number),
    object: entity,
    tenant_id,
    name: `Thing ${String(number).padStart(9, '0')}`,
    description: '',
    tags: [number % 2 === 0 ? 'even' : 'odd'],
    metadata: {},
    labels: {},
    status: 'published',
    latest_version: 1,
    latest_digest: DIGEST,
    created_at: at(number),
    created_by: subject,
    updated_at: at(number),
    archived_at: null,
  });
  return {
    agents: head('agent'),
    prompts: head('prompt'),
    prompt_versions: (number) => ({
      _id: `${prompt_id}_v${number + 1}`,
      object: 'prompt_version',
      tenant_id,
      prompt_id,
      version: number + 1,
      digest: DIGEST,
      change_note: '',
      content: { template: `Version ${number + 1}.`, variables: [], includes: [] },
      labels: [],
      created_at: at(number),
      created_by: subject,
    }),
    agent_bindings: (number) => ({
      _id: id('binding', number),
      object: 'binding',
      tenant_id,
      agent_id,
      number: number + 1,
      ...pins(number),
      digest: digestOf(number),
      base_binding_id: null,
      note: '',
      created_at: at(number),
      created_by: subject,
    }),
    environments: (number) => ({
      _id: `${agent_id}_env-${String(number).padStart(9, '0')}`,
      object: 'environment',
      tenant_id,
      agent_id,
      environment: `env-${String(number).padStart(9, '0')}`,
      ...pointer(number),
      resolved_versions: pins(number),
      revision: 1,
      created_at: at(number),
      updated_at: at(number),
      updated_by: subject,
    }),
    environment_history: (number) => ({
      _id: `${agent_id}_production_${number + 1}`,
      object: 'environment_change',
      tenant_id,
      agent_id,
      environment: 'production',
      revision: number + 1,
      reason: 'updated',
      from: number === 0 ? null : pointer(number - 1),
      to: pointer(number),
      from_environment: null,
      restored_binding_id: null,
      note: '',
      created_at: at(number),
      created_by: subject,
    }),
    audit_events: (number) => ({
      _id: id('audit_event', number),
      object: 'audit_event',
      tenant_id,
      actor_id: subject.id,
      actor_type: subject.type,
      action: number % 2 === 0 ? 'binding.created' : 'environment.updated',
      entity: { type: 'binding', id: id('binding', number % 2) },
      old_value: null,
      new_value: { number },
      request_id: 'bench',
      source: 'api',
      timestamp: at(number),
    }),
    sessions: (number) => ({
      _id: id('session', number),
      tenant_id,
      agent_id,
      user_id,
      channel: 'web',
      status: 'ended',
      environment: 'production',
      binding_id: id('binding', number),
      binding_number: number + 1,
      resolved_versions: pins(number),
      binding_digest: digestOf(number),
      digest: DIGEST,
      variables: {},
      metadata: {},
      reports_seq: 0,
      created_at: at(number),
    }),
    files: (number) => ({
      _id: id('file', number),
      tenant_id,
      name: `file-${number}.txt`,
      media_type: 'text/plain',
      size_bytes: 1,
      sha256: 'a'.repeat(64),
      version: 1,
      index_ids: [index_id],
      status: 'ready',
      stage: 'done',
      percent: 100,
      attempt: 1,
      created_at: at(number),
    }),
    resolved_configs: (number) => ({
      _id: `${tenant_id}:${ownDigest(number)}`,
      tenant_id,
      digest: ownDigest(number),
      config: { number },
      created_at: at(number),
    }),
    users: (number) => ({
      _id: id('user', number),
      object: 'user',
      tenant_id,
      external_id: `user-${number}`,
      display_name: null,
      metadata: {},
      status: 'active',
      created_at: at(number),
      updated_at: at(number),
      archived_at: null,
    }),
  };
}

/** Every other one resolves to the same; the others to something of their own. */
function digestOf(number: number): string {
  return number % 2 === 0 ? DIGEST : ownDigest(number);
}

function ownDigest(number: number): string {
  return `sha256:${String(number).padStart(64, '0')}`;
}
