import { awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent, theAuditEvent } from '@patchbay/testing';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

const SECRET = 'never-to-be-seen-0815';

let api: TestApi;
let endpoint: string;
let client: ApiClient;
let tenant_id: string;

beforeAll(async () => {
  ({ aws_endpoint_url: endpoint } = await startComponent('aws-emulator'));
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, AWS_ENDPOINT_URL: endpoint } });
}, 600_000);

beforeEach(async () => {
  ({ client, tenant_id } = await api.tenant());
});

const PATH = '/v1/provider-credentials';
const input = { kind: 'http_bearer', name: 'Orders', allowed_hosts: ['api.example.org'], secret: { token: SECRET } };
const create = async (body: object = input) => (await client.post(PATH, body)).body;

async function stored(id: string): Promise<unknown> {
  const target = 'secretsmanager.GetSecretValue';
  const json = { SecretId: `patchbay/test/tenants/${tenant_id}/${id}` };
  const answer = await callAws(endpoint, awsCredentials({}), { service: 'secretsmanager', target, json });
  return JSON.parse(JSON.parse(answer.text).SecretString);
}

const tool = (secret: string) => ({
  name: 'get_order',
  description: 'Looks an order up.',
  parameters: { type: 'object', properties: {} },
  handler_ref: 'http',
  config: { method: 'GET', url: 'https://api.example.org/orders', headers: { Authorization: { secret } } },
});

describe('a provider credential', () => {
  it('is kept in the secret store; no answer, document or audit event holds the secret', async () => {
    const created = await client.post(PATH, input, { headers: { 'idempotency-key': 'one' } });
    expect(created.status, created.text).toBe(201);
    const { body } = created;
    expect(Object.keys(body)).not.toContain('secret_version');
    expect(await stored(body.id)).toEqual({ token: SECRET });
    const answers = [
      created,
      await client.get(`${PATH}/${body.id}`),
      await client.get(PATH),
      await client.get('/v1/audit-events'),
    ];
    for (const { status, text } of answers) {
      expect(status).toBeLessThan(300);
      expect(text).not.toContain(SECRET);
    }
    const database = api.db.client.db(api.db.name);
    for (const { name } of await database.listCollections().toArray()) {
      expect(JSON.stringify(await database.collection(name).find().toArray())).not.toContain(SECRET);
    }
    await theAuditEvent(api.db, { action: 'provider_credential.created', entity_id: body.id });
  });

  it.each([
    ['no secret', { secret: undefined }, 400, 'secret'],
    ['the secret of another kind', { secret: { api_key: SECRET } }, 400, 'secret.token'],
    ['no host', { allowed_hosts: [] }, 400, 'allowed_hosts'],
    ['a host that is none', { allowed_hosts: ['https://x.example'] }, 400, 'allowed_hosts.0'],
    ['a kind that is not known', { kind: 'carrier_pigeon' }, 400, 'kind'],
    ['two lines', { secret: { token: `${SECRET}\r\nX: y` } }, 400, 'secret.token'],
  ])('is refused with %s, and the refusal does not repeat the secret', async (_what, change, status, param) => {
    const answer = await client.post(PATH, { ...input, ...change });
    expect([answer.status, answer.body.error.param]).toEqual([status, param]);
    expect(answer.text).not.toContain(SECRET);
  });

  it('is rotated to a secret of its own kind', async () => {
    const { id, rotated_at } = await create();
    const wrong = await client.post(`${PATH}/${id}/rotate`, { secret: { api_key: 'x' } });
    expect([wrong.status, wrong.body.error.param]).toEqual([422, 'secret']);
    const right = await client.post(`${PATH}/${id}/rotate`, { secret: { token: `${SECRET}-2` } });
    expect(right.status, right.text).toBe(200);
    expect(right.body.rotated_at > rotated_at).toBe(true);
    expect(right.text).not.toContain(SECRET);
    expect(await stored(id)).toEqual({ token: `${SECRET}-2` });
    const event = await theAuditEvent(api.db, { action: 'provider_credential.rotated', entity_id: id });
    expect(JSON.stringify(event)).not.toContain(SECRET);
  });

  it('changes its name and hosts; a kind that no tool sends has none', async () => {
    const { id } = await create();
    const changed = await client.patch(`${PATH}/${id}`, { allowed_hosts: ['*.example.org'], name: 'O' });
    expect(changed.body).toMatchObject({ name: 'O', allowed_hosts: ['*.example.org'] });
    const model = await create({ kind: 'openai', name: 'x', secret: { api_key: SECRET } });
    const refused = await client.patch(`${PATH}/${model.id}`, { allowed_hosts: ['a.example'] });
    expect([refused.status, refused.body.error.param]).toEqual([422, 'allowed_hosts']);
    expect((await client.get(PATH, { query: { kind: 'openai' } })).body.data).toHaveLength(1);
  });

  it('that is live in a tool version is not archived; it names what uses it', async () => {
    const { id } = await create();
    const publish = async (path: string, content: object) => {
      const made = await client.post(path, { name: 'x', content });
      expect(made.status, made.text).toBe(201);
      await client.post(`${path}/${made.body.id}/versions`, {});
      return made.body.id as string;
    };
    const { registries } = await import('@patchbay/core/registries');
    const tool_id = await publish('/v1/tools', tool(id));
    const prompt_id = await publish('/v1/prompts', registries.prompts.example);
    const runtime_config_id = await publish('/v1/runtime-configs', registries.runtime_configs.example);
    const agent_id = await publish('/v1/agents', registries.agents.example);
    expect((await client.get(`${PATH}/${id}/dependents`)).body).toMatchObject({
      data: [
        { tool_id, version: 1, live_in: [] },
        { tool_id, version: null, live_in: [] },
      ],
      has_more: false,
    });
    const binding = await client.post(`/v1/agents/${agent_id}/bindings`, {
      agent_version: 1,
      prompt_id,
      prompt_version: 1,
      tool_versions: [{ tool_id, version: 1 }],
      runtime_config_id,
      runtime_config_version: 1,
    });
    expect(binding.status, binding.text).toBe(201);
    await client.put(`/v1/agents/${agent_id}/environments/production`, { binding_id: binding.body.id });
    const place = { agent_id, environment: 'production', binding_id: binding.body.id };
    const { data } = (await client.get(`${PATH}/${id}/dependents`)).body;
    expect(data[0]).toEqual({ object: 'credential_use', tool_id, version: 1, live_in: [place] });
    const refused = await client.post(`${PATH}/${id}/archive`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resource_in_use']);
    expect(refused.body.error.details.in_use_by).toEqual([{ type: 'environment', tool_id, version: 1, ...place }]);
  });

  it('of a model is not archived while a runtime config that names it, in a stand-in too, is live', async () => {
    const { id } = await create({ kind: 'openai', name: 'models', secret: { api_key: SECRET } });
    const { registries } = await import('@patchbay/core/registries');
    const publish = async (path: string, content: object) => {
      const made = await client.post(path, { name: 'x', content });
      expect(made.status, made.text).toBe(201);
      await client.post(`${path}/${made.body.id}/versions`, {});
      return made.body.id as string;
    };
    const llm = { provider: 'openai', model: 'gpt-4.1-mini' };
    const content = {
      ...registries.runtime_configs.example,
      llm: { ...llm, fallbacks: [{ ...llm, credential_id: id }] },
    };
    const runtime_config_id = await publish('/v1/runtime-configs', content);
    const prompt_id = await publish('/v1/prompts', registries.prompts.example);
    const agent_id = await publish('/v1/agents', registries.agents.example);
    const binding = await client.post(`/v1/agents/${agent_id}/bindings`, {
      agent_version: 1,
      prompt_id,
      prompt_version: 1,
      runtime_config_id,
      runtime_config_version: 1,
    });
    expect(binding.status, binding.text).toBe(201);
    await client.put(`/v1/agents/${agent_id}/environments/production`, { binding_id: binding.body.id });
    const place = { agent_id, environment: 'production', binding_id: binding.body.id };
    expect((await client.get(`${PATH}/${id}/dependents`)).body.data).toEqual([
      { object: 'credential_use', runtime_config_id, version: 1, live_in: [place] },
      { object: 'credential_use', runtime_config_id, version: null, live_in: [] },
    ]);
    const refused = await client.post(`${PATH}/${id}/archive`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resource_in_use']);
    expect(refused.body.error.details.in_use_by).toEqual([
      { type: 'environment', runtime_config_id, version: 1, ...place },
    ]);

    // Somebody else's live binding hands over to it: that is a use as well.
    const front_id = await publish('/v1/agents', registries.agents.example);
    const front = await client.post(`/v1/agents/${front_id}/bindings`, {
      agent_version: 1,
      prompt_id,
      prompt_version: 1,
      runtime_config_id: await publish('/v1/runtime-configs', registries.runtime_configs.example),
      runtime_config_version: 1,
      hand_offs: [{ agent_id, binding_id: binding.body.id }],
    });
    expect(front.status, front.text).toBe(201);
    await client.put(`/v1/agents/${front_id}/environments/staging`, { binding_id: front.body.id });
    const [live] = (await client.get(`${PATH}/${id}/dependents`)).body.data;
    expect(live.live_in).toHaveLength(2);
    expect(live.live_in).toContainEqual({
      agent_id: front_id,
      environment: 'staging',
      binding_id: front.body.id,
    });
  });

  it('that signs requests is found by what it signs, drafts as they are now among it; no answer shows how', async () => {
    const secret = { secret: `whsec_${'A'.repeat(43)}=` };
    const { id } = await create({ ...input, kind: 'http_signature', secret });
    const config = { method: 'POST', url: 'https://api.example.org/orders' };
    const signed = { ...tool(id), config: { ...config, signature: { secret: id } } };
    const made = await client.post('/v1/tools', { name: 'x', content: signed });
    expect(made.status, made.text).toBe(201);
    const tool_id = made.body.id;
    const answers = [
      await client.post(`/v1/tools/${tool_id}/versions`, {}),
      await client.get(`/v1/tools/${tool_id}/versions/1`),
      await client.get(`/v1/tools/${tool_id}/versions`),
      await client.get(`/v1/tools/${tool_id}/draft`),
    ];
    for (const { text } of answers) expect(text).not.toContain('credential_ids');
    const uses = async () => (await client.get(`${PATH}/${id}/dependents`)).body.data;
    const use = { object: 'credential_use', tool_id, live_in: [] };
    expect(await uses()).toEqual([
      { ...use, version: 1 },
      { ...use, version: null },
    ]);
    const etag = String(answers[3]?.headers['etag']);
    const changed = await client.put(
      `/v1/tools/${tool_id}/draft`,
      { content: { ...signed, config } },
      { headers: { 'if-match': etag } },
    );
    expect(changed.status, changed.text).toBe(200);
    expect(changed.text).not.toContain('credential_ids');
    expect(await uses()).toEqual([{ ...use, version: 1 }]);
  });

  it('that is archived can be restored, and until then no tool can be published with it', async () => {
    const { id } = await create();
    const { body } = await client.post('/v1/tools', { name: 'x', content: tool(id) });
    const archived = await client.post(`${PATH}/${id}/archive`);
    expect(archived.body.archived_at).not.toBeNull();
    const refused = await client.post(`/v1/tools/${body.id}/versions`, {});
    expect([refused.status, refused.body.error.code, refused.body.error.param]).toEqual([
      422,
      'reference_archived',
      'content.config.headers.Authorization.secret',
    ]);
    expect((await client.post(`${PATH}/${id}/restore`)).body.archived_at).toBeNull();
    expect((await client.post(`/v1/tools/${body.id}/versions`, {})).status).toBe(201);
  });

  it('is managed by owners and admins only', async () => {
    const { principal } = await api.tenant('developer');
    const developer = await api.as(principal);
    const { status, body } = await developer.post(PATH, input);
    expect([status, body.error.details.required_scope]).toEqual([403, 'credentials:manage']);
    expect((await developer.get(PATH)).status).toBe(200);
  });
});
