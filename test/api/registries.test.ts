import { digestOf } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import { countAuditEvents, openTestDatabase, theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiCaller, startLocalApi } from '../support/local-api.ts';

const test = await openTestDatabase();
const api = await startLocalApi(test);
const PATHS = { prompts: 'prompts', tools: 'tools', runtime_configs: 'runtime-configs', agents: 'agents' } as const;
type Registry = keyof typeof PATHS;
const UNKNOWN = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';

let owner: ApiCaller;
let stranger: ApiCaller;
beforeAll(async () => {
  owner = await api.signIn();
  stranger = await api.signIn();
});

/** A published version of the registry's own example. */
async function published(registry: Registry, content: object = registries[registry].example, by = owner) {
  const created = await by.post(`/v1/${PATHS[registry]}`, { name: 'one', content });
  expect(created.status).toBe(201);
  const version = await by.post(`/v1/${PATHS[registry]}/${created.body.id}/versions`, { change_note: 'first' });
  expect(version.status).toBe(201);
  return { id: created.body.id as string, version: version.body.version as number };
}

/** Everything that a binding pins, published by the caller; no knowledge. */
async function pins(by = owner) {
  const [agent, prompt, tool, runtimeConfig] = [
    await published('agents', undefined, by),
    await published('prompts', undefined, by),
    await published('tools', undefined, by),
    await published('runtime_configs', undefined, by),
  ];
  return {
    agentId: agent.id,
    body: {
      agent_version: agent.version,
      prompt_id: prompt.id,
      prompt_version: prompt.version,
      tool_versions: [{ tool_id: tool.id, version: tool.version }],
      runtime_config_id: runtimeConfig.id,
      runtime_config_version: runtimeConfig.version,
    },
  };
}

async function searchIndexOf(by: ApiCaller): Promise<string> {
  const id = test.ids.next('search_index');
  const row = { _id: id, object: 'search_index', tenant_id: by.principal.tenant_id, name: 'kb', archived_at: null };
  const now = new Date();
  const index = { ...row, description: '', created_at: now, updated_at: now };
  const indexes = test.client.db(test.name).collection('search_indexes');
  await indexes.insertOne(index as object, { bypassDocumentValidation: true });
  return id;
}

const refusal = (answer: { status: number; body: { error: { code: string; param: string | null } } }) => [
  answer.status,
  answer.body.error.code,
  answer.body.error.param,
];

describe('the release of an agent', () => {
  it('goes from drafts to a resolved config that carries its digest', async () => {
    const { agentId, body } = await pins();
    const index_id = await searchIndexOf(owner);
    const binding = await owner.post(`/v1/agents/${agentId}/bindings`, {
      ...body,
      knowledge: [{ index_id, track: 'live' }],
      note: 'opening day',
    });
    expect(binding.status).toBe(201);
    expect(binding.body).toMatchObject({
      object: 'binding',
      agent_id: agentId,
      number: 1,
      note: 'opening day',
      ...body,
    });
    expect((await owner.get(`/v1/agents/${agentId}/bindings/${binding.body.id}`)).body).toEqual(binding.body);

    const environment = `/v1/agents/${agentId}/environments/production`;
    const live = await owner.put(environment, { binding_id: binding.body.id, expected_binding_id: null });
    expect(live.status).toBe(200);
    expect(live.body).toMatchObject({ environment: 'production', binding_id: binding.body.id, revision: 1 });
    expect((await owner.get(environment)).body).toEqual(live.body);

    const resolved = await owner.get(`/v1/agents/${agentId}/resolve`);
    expect(resolved.status).toBe(200);
    expect(resolved.body).toMatchObject({
      environment: 'production',
      binding_id: binding.body.id,
      binding_number: 1,
      digest: binding.body.digest,
      resolved_versions: { ...body, knowledge: [{ index_id, track: 'live' }] },
      config: {
        agent: { agent_id: agentId, version: 1, name: 'Robin', language: 'en' },
        tools: [{ name: 'knowledge_search', handler_ref: 'knowledge_search', config: { top_k: 5, min_score: 0.25 } }],
        knowledge: [{ index_id, track: 'live' }],
      },
    });
    expect(digestOf(resolved.body.config)).toBe(binding.body.digest);
    const byBinding = await owner.get(`/v1/agents/${agentId}/resolve?binding_id=${binding.body.id}`);
    expect(byBinding.body).toEqual({ ...resolved.body, environment: null });
    const events = [
      await theAuditEvent(test, { action: 'binding.created', entity_id: binding.body.id }),
      await theAuditEvent(test, { action: 'environment.updated', entity_id: live.body.id }),
    ];
    for (const event of events) expect(event.actor_id).toBe(owner.principal.subject.id);
  });

  it('gives equal pins the same digest, and a changed draft a new one only when it is published and bound', async () => {
    const { agentId, body } = await pins();
    const bind = async (over: object = {}) =>
      (await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, ...over })).body;
    const first = await bind();
    const draft = await owner.get(`/v1/prompts/${body.prompt_id}/draft`);
    const content = { template: 'Only this.', variables: [] };
    await owner.put(`/v1/prompts/${body.prompt_id}/draft`, { content }, { 'if-match': draft.headers.ETag ?? '' });
    const second = await bind();
    expect([second.number, second.digest]).toEqual([2, first.digest]);
    expect((await owner.post(`/v1/prompts/${body.prompt_id}/versions`)).body.version).toBe(2);
    const third = await bind({ prompt_version: 2 });
    expect(third.digest).not.toBe(first.digest);
    const list = await owner.get(`/v1/agents/${agentId}/bindings`);
    expect(list.body.data.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
  });

  it('says so where nothing is live', async () => {
    const { id } = await published('agents');
    const answer = await owner.get(`/v1/agents/${id}/resolve?environment=staging`);
    expect(refusal(answer)).toEqual([409, 'no_live_binding', null]);
    expect(answer.body.error.details).toEqual({ environment: 'staging' });
  });

  it('is not moved by someone who saw another state', async () => {
    const { agentId, body } = await pins();
    const bind = async () => (await owner.post(`/v1/agents/${agentId}/bindings`, body)).body.id as string;
    const [first, second] = [await bind(), await bind()];
    const environment = `/v1/agents/${agentId}/environments/staging`;
    await owner.put(environment, { binding_id: first });
    const stale = await owner.put(environment, { binding_id: second, expected_binding_id: second });
    expect(refusal(stale)).toEqual([409, 'publish_conflict', 'expected_binding_id']);
    expect(stale.body.error.details).toEqual({ environment: 'staging', live_binding_id: first });
    expect((await owner.put(environment, { binding_id: second, expected_binding_id: first })).status).toBe(200);
    const history = await test.client
      .db(test.name)
      .collection('environment_history')
      .find({ agent_id: agentId })
      .sort({ revision: 1 })
      .toArray();
    expect(history.map(({ binding_id, previous_binding_id }) => [binding_id, previous_binding_id])).toEqual([
      [first, null],
      [second, first],
    ]);
  });
});

describe('what a binding may pin', () => {
  it.each([
    ['an agent version', { agent_version: 9 }, 'agent_version'],
    ['a prompt', { prompt_id: `pmt_${UNKNOWN}` }, 'prompt_id'],
    ['a prompt version', { prompt_version: 9 }, 'prompt_version'],
    ['a tool', { tool_versions: [{ tool_id: `tol_${UNKNOWN}`, version: 1 }] }, 'tool_versions.0.tool_id'],
    ['a runtime config', { runtime_config_id: `rtc_${UNKNOWN}` }, 'runtime_config_id'],
    ['a runtime config version', { runtime_config_version: 9 }, 'runtime_config_version'],
    ['an index', { knowledge: [{ index_id: `idx_${UNKNOWN}`, track: 'live' }] }, 'knowledge.0.index_id'],
  ])('must exist: %s that does not is named', async (_what, over, param) => {
    const { agentId, body } = await pins();
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, ...over });
    expect(refusal(answer)).toEqual([422, 'reference_not_found', param]);
  });

  it("must be the tenant's own: another tenant's answers as one that does not exist", async () => {
    const { agentId, body } = await pins();
    const foreign = await pins(stranger);
    const index_id = await searchIndexOf(stranger);
    const attempts = [
      [{ prompt_id: foreign.body.prompt_id }, 'prompt_id'],
      [{ runtime_config_id: foreign.body.runtime_config_id }, 'runtime_config_id'],
      [{ tool_versions: foreign.body.tool_versions }, 'tool_versions.0.tool_id'],
      [{ knowledge: [{ index_id, track: 'live' }] }, 'knowledge.0.index_id'],
    ] as const;
    for (const [over, param] of attempts) {
      const answer = await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, ...over });
      expect(refusal(answer)).toEqual([422, 'reference_not_found', param]);
    }
  });

  it('must not be archived', async () => {
    const { agentId, body } = await pins();
    await owner.post(`/v1/prompts/${body.prompt_id}/archive`);
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, body);
    expect(refusal(answer)).toEqual([422, 'reference_archived', 'prompt_id']);
    await owner.post(`/v1/prompts/${body.prompt_id}/restore`);
    await owner.post(`/v1/agents/${agentId}/archive`);
    const ofArchived = await owner.post(`/v1/agents/${agentId}/bindings`, body);
    expect(refusal(ofArchived)).toEqual([409, 'resource_archived', null]);
  });

  it('must have tools that the model can tell apart', async () => {
    const { agentId, body } = await pins();
    const again = await published('tools');
    const tool_versions = [...body.tool_versions, { tool_id: again.id, version: 1 }];
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, tool_versions });
    expect(refusal(answer)).toEqual([422, 'unprocessable', 'tool_versions.1']);
  });
});

describe('drafts and versions', () => {
  it('take a write only from someone who has seen the draft', async () => {
    const { id } = await published('prompts');
    const draft = `/v1/prompts/${id}/draft`;
    const content = { template: 'Next.', variables: [] };
    expect(refusal(await owner.put(draft, { content }))).toEqual([428, 'precondition_required', 'If-Match']);
    const stale = { 'if-match': '"sha256:0000000000000000000000000000000000000000000000000000000000000000"' };
    expect(refusal(await owner.put(draft, { content }, stale))).toEqual([412, 'precondition_failed', 'If-Match']);
    const { ETag = '' } = (await owner.get(draft)).headers;
    const written = await owner.put(draft, { content }, { 'if-match': ETag });
    expect(written.status).toBe(200);
    expect(written.headers.ETag).toBe(`"${written.body.etag}"`);
    const publish = (etag: string) => owner.post(`/v1/prompts/${id}/versions`, {}, { 'if-match': etag });
    expect(refusal(await publish(ETag))).toEqual([412, 'precondition_failed', 'If-Match']);
    expect((await publish(written.headers.ETag ?? '')).body).toMatchObject({ version: 2, content });
  });

  it('are not published without a draft, nor twice without a change', async () => {
    const { body } = await owner.post('/v1/prompts', { name: 'empty' });
    const nothing = await owner.post(`/v1/prompts/${body.id}/versions`);
    expect(refusal(nothing)).toEqual([409, 'nothing_to_publish', null]);
    const { id } = await published('prompts');
    const again = await owner.post(`/v1/prompts/${id}/versions`);
    expect(refusal(again)).toEqual([409, 'nothing_to_publish', null]);
    expect(again.body.error.message).toBe('The draft is the same as version 1.');
  });

  it('of a published number have no route that would change them', async () => {
    const { id } = await published('prompts');
    const content = { template: 'x', variables: [] };
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      const answer = await owner.call(method, `/v1/prompts/${id}/versions/1`, { content });
      expect(refusal(answer)).toEqual([404, 'route_not_found', null]);
    }
  });

  it('leave an archived resource readable and unwritable', async () => {
    const { id } = await published('agents');
    expect((await owner.post(`/v1/agents/${id}/archive`)).body.archived_at).toEqual(expect.any(String));
    expect((await owner.get(`/v1/agents/${id}`)).status).toBe(200);
    expect((await owner.get(`/v1/agents/${id}/versions/1`)).status).toBe(200);
    const listed = (await owner.get('/v1/agents?limit=100')).body.data.map((agent: { id: string }) => agent.id);
    expect(listed).not.toContain(id);
    for (const write of [owner.patch(`/v1/agents/${id}`, { name: 'x' }), owner.post(`/v1/agents/${id}/versions`)]) {
      expect(refusal(await write)).toEqual([409, 'resource_archived', null]);
    }
  });
});

describe('what bad input gets', () => {
  const variable = (over: object) => ({ name: 'clinic', type: 'string', ...over });
  const prompt = (template: string, variables: object[] = []) => ({ template, variables });
  const schema = (over: object) => ({ ...registries.tools.example, ...over });
  const query = { type: 'string' };

  it.each([
    ['prompts', prompt('Hi {{nobody}}'), 'unprocessable', 'content.variables'],
    ['prompts', prompt('Hi', [variable({})]), 'unprocessable', 'content.variables.0.name'],
    ['prompts', prompt('{{clinic}}', [variable({}), variable({})]), 'unprocessable', 'content.variables.1.name'],
    ['prompts', prompt('a\nb {{ no good }}'), 'unprocessable', 'content.template'],
    [
      'prompts',
      prompt('{{clinic}}', [variable({ default: 'abc', max_length: 2 })]),
      'unprocessable',
      'content.variables.0.default',
    ],
    ['prompts', prompt('x'.repeat(1_048_577)), 'invalid_body', 'content.template'],
    ['prompts', prompt('ä'.repeat(600_000)), 'invalid_body', 'content.template'],
    ['prompts', prompt('{{a}}', [{ name: 'a', type: 'date' }]), 'invalid_body', 'content.variables.0.type'],
    ['prompts', { ...prompt('x'), tone: 'kind' }, 'invalid_body', 'content.tone'],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query: { type: 'text' } }, required: ['query'] } }),
      'unprocessable',
      'content.parameters.properties.query.type',
    ],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query }, required: ['query', 'other'] } }),
      'unprocessable',
      'content.parameters.required.1',
    ],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query } } }),
      'unprocessable',
      'content.parameters.required',
    ],
    ['tools', schema({ parameters: { type: 'string' } }), 'unprocessable', 'content.parameters.type'],
    ['tools', schema({ config: { top_k: 500 } }), 'invalid_body', 'content.config.top_k'],
    ['tools', schema({ handler_ref: 'rm_rf' }), 'invalid_body', 'content.handler_ref'],
    [
      'runtime_configs',
      { ...registries.runtime_configs.example, llm: { provider: 'nobody', model: 'x' } },
      'invalid_body',
      'content.llm.provider',
    ],
    ['agents', { name: 'Robin', language: 'klingonese_' }, 'invalid_body', 'content.language'],
  ] as const)('%s: %# is refused and named', async (registry, content, code, param) => {
    const before = await countAuditEvents(test);
    const answer = await owner.post(`/v1/${PATHS[registry]}`, { name: 'bad', content });
    expect(refusal(answer)).toEqual([code === 'unprocessable' ? 422 : 400, code, param]);
    expect(await countAuditEvents(test)).toBe(before);
  });

  it('names the variable that a rendering lacks, and renders where all fit', async () => {
    const content = prompt('{{clinic}}: {{seats}} \\{{x}}', [
      variable({ max_length: 5 }),
      { name: 'seats', type: 'number', default: 2 },
    ]);
    const { id } = await published('prompts', content);
    const render = (variables: object) => owner.post(`/v1/prompts/${id}/versions/1/render`, { variables });
    expect((await render({ clinic: '{{x}}' })).body.text).toBe('{{x}}: 2 {{x}}');
    expect(refusal(await render({}))).toEqual([422, 'unprocessable', 'variables.clinic']);
    expect(refusal(await render({ clinic: 'longer' }))).toEqual([422, 'unprocessable', 'variables.clinic']);
    expect(refusal(await render({ clinic: 'a', seats: 'two' }))).toEqual([422, 'unprocessable', 'variables.seats']);
    expect(refusal(await render({ clinic: 'a', other: 1 }))).toEqual([422, 'unprocessable', 'variables.other']);
  });

  it('needs the permission for each kind of act', async () => {
    const { id } = await published('tools');
    const tenant_id = owner.principal.tenant_id ?? '';
    const writer = await api.signIn({ tenant_id, scopes: ['tools:read', 'tools:write'] });
    expect((await writer.get(`/v1/tools/${id}`)).status).toBe(200);
    const answer = await writer.post(`/v1/tools/${id}/versions`);
    expect(refusal(answer)).toEqual([403, 'insufficient_scope', null]);
    expect(answer.body.error.details).toEqual({ required_scope: 'tools:publish' });
  });

  it("answers another tenant's id byte for byte as an unknown one, on every route", async () => {
    const { agentId, body } = await pins();
    const binding = (await owner.post(`/v1/agents/${agentId}/bindings`, body)).body.id as string;
    await owner.put(`/v1/agents/${agentId}/environments/production`, { binding_id: binding });
    const own = await pins(stranger);
    const unknownAgent = `agt_${UNKNOWN}`;
    const calls: ((agent: string, bound: string) => [string, string, unknown?])[] = [
      (agent) => ['GET', `/v1/agents/${agent}`],
      (agent) => ['GET', `/v1/agents/${agent}/bindings`],
      (agent) => ['POST', `/v1/agents/${agent}/bindings`, own.body],
      (agent, bound) => ['GET', `/v1/agents/${agent}/bindings/${bound}`],
      (agent) => ['GET', `/v1/agents/${agent}/environments`],
      (agent) => ['GET', `/v1/agents/${agent}/environments/production`],
      (agent, bound) => ['PUT', `/v1/agents/${agent}/environments/production`, { binding_id: bound }],
      (agent) => ['GET', `/v1/agents/${agent}/resolve`],
      (agent, bound) => ['GET', `/v1/agents/${agent}/resolve?binding_id=${bound}`],
      (_agent, bound) => ['GET', `/v1/agents/${own.agentId}/bindings/${bound}`],
      (_agent, bound) => ['PUT', `/v1/agents/${own.agentId}/environments/production`, { binding_id: bound }],
      (_agent, bound) => ['GET', `/v1/agents/${own.agentId}/resolve?binding_id=${bound}`],
    ];
    for (const request of calls) {
      const foreign = await stranger.call(...request(agentId, binding));
      const absent = await stranger.call(...request(unknownAgent, `bnd_${UNKNOWN}`));
      const bare = ({ body: { error } }: typeof foreign) => ({ ...error, request_id: '' });
      expect(bare(foreign)).toEqual(bare(absent));
      expect([404, 422]).toContain(foreign.status);
      expect(foreign.status).toBe(absent.status);
    }
  });
});
