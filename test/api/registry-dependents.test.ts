import { beforeAll, describe, expect, it } from 'vitest';
import type { PathValues } from '../isolation/calls.ts';
import { makeResources } from '../isolation/resources.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from './support/environment.ts';

let api: TestApi;
let owner: ApiClient;
/** One of everything: an agent with a live binding, a number that leads to it and an open session. */
let made: PathValues;
beforeAll(async () => {
  api = await startApi({ env: PLACEHOLDER_ENVIRONMENT });
  const { principal, client } = await api.tenant();
  owner = client;
  made = await makeResources(api, principal);
}, 120_000);

const BOUND = [
  ['agents', 'agent_id'],
  ['prompts', 'prompt_id'],
  ['tools', 'tool_id'],
  ['runtime-configs', 'runtime_config_id'],
] as const;
const pathOf = (plural: string, field: string) => `/v1/${plural}/${made[field]}`;
const only = (row: object) => ({ count: 1, has_more: false, data: [expect.objectContaining(row)] });
const NONE = { count: 0, has_more: false, data: [] };

describe.each(BOUND)('what uses one of the %s', (plural, field) => {
  it('is listed for the whole and for the version', async () => {
    const { agent_id, binding_id, session_id, inbound_mapping_id } = made;
    const used = {
      bindings: only({ binding_id, agent_id }),
      environments: only({ agent_id, environment: 'production', binding_id }),
      inbound_mappings: only({ inbound_mapping_id, agent_id, environment: 'production' }),
      prompts: NONE,
    };
    for (const [path, version] of [
      ['/dependents', null],
      ['/versions/1/dependents', 1],
    ] as const) {
      const { status, body } = await owner.get(`${pathOf(plural, field)}${path}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ object: 'dependents', [field]: made[field], version, ...used });
      // The session that the maker writes pins everything but tools.
      expect(body.sessions).toMatchObject(
        field === 'tool_id' ? NONE : only({ session_id, agent_id, status: 'active' }),
      );
    }
    expect((await owner.get(`${pathOf(plural, field)}/versions/2/dependents`)).status).toBe(404);
  });

  it('keeps it from being archived, and is named; unless forced', async () => {
    const path = pathOf(plural, field);
    const { status, body } = await owner.post(`${path}/archive`);
    expect([status, body.error.code, body.error.type]).toEqual([409, 'resource_in_use', 'conflict']);
    const { in_use_by } = body.error.details;
    expect(Object.keys(in_use_by)).toEqual(expect.arrayContaining(['environments', 'inbound_mappings']));
    expect(in_use_by).not.toHaveProperty('bindings');
    expect(in_use_by.environments.data).toEqual([expect.objectContaining({ environment: 'production' })]);
    expect((await owner.get(path)).body.status).toBe('published');
    const dry = await owner.post(`${path}/archive`, { force: true }, { query: { dry_run: 'true' } });
    expect([dry.status, dry.body.status]).toEqual([200, 'archived']);
    expect((await owner.post(`${path}/archive`, { force: true })).body.status).toBe('archived');
    expect((await owner.post(`${path}/restore`)).body.status).toBe('published');
  });
});

describe('what is not in use', () => {
  /** A prompt of one version, and the body of a binding that pins it beside what is there. */
  async function bound() {
    const { body } = await owner.post('/v1/prompts', { name: 'p', content: { template: 'Hi.', variables: [] } });
    await owner.post(`/v1/prompts/${body.id}/versions`, {});
    const pins = {
      agent_version: 1,
      prompt_id: body.id,
      prompt_version: 1,
      runtime_config_id: made['runtime_config_id'],
      runtime_config_version: 1,
    };
    return { prompt: `/v1/prompts/${body.id}`, pins };
  }

  it('is archived: a binding that nothing points to does not hold it', async () => {
    const { prompt, pins } = await bound();
    const binding = await owner.post(`/v1/agents/${made['agent_id']}/bindings`, pins);
    expect(binding.status).toBe(201);
    expect((await owner.get(`${prompt}/dependents`)).body.bindings.count).toBe(1);
    expect((await owner.post(`${prompt}/archive`)).status).toBe(200);
    expect((await owner.post(`${prompt}/archive`)).status).toBe(200);
  });

  it('becomes so when another binding goes live, and when a number pins one it does not', async () => {
    const { prompt, pins } = await bound();
    const agent = `/v1/agents/${made['agent_id']}`;
    const { body: binding } = await owner.post(`${agent}/bindings`, pins);
    await owner.put(`${agent}/environments/staging`, { binding_id: binding.id });
    expect((await owner.post(`${prompt}/archive`)).body.error.details.in_use_by).toHaveProperty('environments');
    await owner.put(`${agent}/environments/staging`, { binding_id: made['binding_id'] });
    const number = { number: '+493099999999', agent_id: made['agent_id'], binding_id: binding.id };
    const mapping = await owner.post('/v1/inbound-mappings', number);
    expect(mapping.status).toBe(201);
    const refused = await owner.post(`${prompt}/archive`);
    expect(Object.keys(refused.body.error.details.in_use_by)).toEqual(['inbound_mappings']);
    await owner.post(`/v1/inbound-mappings/${mapping.body.id}/archive`);
    expect((await owner.post(`${prompt}/archive`)).status).toBe(200);
  });
});

describe('an agent that answers outside the opening hours of another', () => {
  it('is in use by the number, and not archived before it is let go', async () => {
    const { body: night } = await owner.post('/v1/agents', { name: 'Night' });
    const outside = { action: 'agent', agent_id: night.id };
    const weekly = [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }];
    const mapping = await owner.post('/v1/inbound-mappings', {
      number: '+493099999998',
      agent_id: made['agent_id'],
      environment: 'production',
      schedule: { time_zone: 'Europe/Berlin', weekly, outside },
    });
    expect(mapping.status, mapping.text).toBe(201);
    const used = only({ inbound_mapping_id: mapping.body.id, number: '+493099999998' });
    expect((await owner.get(`/v1/agents/${night.id}/dependents`)).body.inbound_mappings).toEqual(used);
    const refused = await owner.post(`/v1/agents/${night.id}/archive`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resource_in_use']);
    expect(refused.body.error.details.in_use_by).toEqual({ inbound_mappings: used });
    await owner.patch(`/v1/inbound-mappings/${mapping.body.id}`, { schedule: null });
    expect((await owner.post(`/v1/agents/${night.id}/archive`)).status).toBe(200);
  });
});

describe('a prompt that another one includes', () => {
  it('is held by its newest version, and by no older one', async () => {
    const rules = (await owner.post('/v1/prompts', { name: 'r', content: { template: 'Be kind.' } })).body;
    await owner.post(`/v1/prompts/${rules.id}/versions`, {});
    const includes = [{ name: 'rules', prompt_id: rules.id, version: 1 }];
    const content = { template: 'Hi. {{> rules}}', includes };
    const outer = (await owner.post('/v1/prompts', { name: 'o', content })).body;
    await owner.post(`/v1/prompts/${outer.id}/versions`, {});
    const dependents = await owner.get(`/v1/prompts/${rules.id}/versions/1/dependents`);
    expect(dependents.body.prompts).toEqual(only({ prompt_id: outer.id, version: 1 }));
    const refused = await owner.post(`/v1/prompts/${rules.id}/archive`);
    expect(refused.body.error.details.in_use_by).toEqual({ prompts: only({ prompt_id: outer.id, version: 1 }) });
    const headers = { 'if-match': '*' };
    await owner.put(`/v1/prompts/${outer.id}/draft`, { content: { template: 'Hi.' } }, { headers });
    await owner.post(`/v1/prompts/${outer.id}/versions`, {});
    expect((await owner.post(`/v1/prompts/${rules.id}/archive`)).status).toBe(200);
    expect((await owner.get(`/v1/prompts/${rules.id}/dependents`)).body.prompts.count).toBe(1);
  });
});
