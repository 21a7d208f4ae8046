import { digestOf, type Principal } from '@patchbay/core/kernel';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, pinsOf, publishedBy, refusal, searchIndexOf } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();

let owner: ApiClient;
let principal: Principal;
let tenantId: string;
let stranger: ApiClient;
let strangersId: string;
beforeAll(async () => {
  ({ client: owner, principal, tenant_id: tenantId } = await api.tenant());
  ({ client: stranger, tenant_id: strangersId } = await api.tenant());
});

describe('the release of an agent', () => {
  it('goes from drafts to a resolved config that carries its digest', async () => {
    const { agentId, body } = await pinsOf(owner);
    const index_id = await searchIndexOf(api.db, tenantId);
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
    const live = await owner.put(environment, { binding_id: binding.body.id, expected_binding: null });
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
      await theAuditEvent(api.db, { action: 'binding.created', entity_id: binding.body.id }),
      await theAuditEvent(api.db, { action: 'environment.updated', entity_id: live.body.id }),
    ];
    for (const event of events) expect(event.actor_id).toBe(principal.subject.id);
  });

  it('gives equal pins the same digest, and a changed draft a new one only when it is published and bound', async () => {
    const { agentId, body } = await pinsOf(owner);
    const bind = async (over: object = {}) =>
      (await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, ...over })).body;
    const first = await bind();
    const draft = await owner.get(`/v1/prompts/${body.prompt_id}/draft`);
    const content = { template: 'Only this.', variables: [] };
    await owner.put(
      `/v1/prompts/${body.prompt_id}/draft`,
      { content },
      { headers: { 'if-match': draft.headers['etag'] ?? '' } },
    );
    const second = await bind();
    expect([second.number, second.digest]).toEqual([2, first.digest]);
    expect((await owner.post(`/v1/prompts/${body.prompt_id}/versions`)).body.version).toBe(2);
    const third = await bind({ prompt_version: 2 });
    expect(third.digest).not.toBe(first.digest);
    const list = await owner.get(`/v1/agents/${agentId}/bindings`);
    expect(list.body.data.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
  });

  it('says so where nothing is live', async () => {
    const { id } = await publishedBy(owner, 'agents');
    const answer = await owner.get(`/v1/agents/${id}/resolve?environment=staging`);
    expect(refusal(answer)).toEqual([409, 'no_live_binding', 'environment']);
    expect(answer.body.error.details).toEqual({ environment: 'staging' });
  });

  it('is not moved by someone who saw another state', async () => {
    const { agentId, body } = await pinsOf(owner);
    const bind = async () => (await owner.post(`/v1/agents/${agentId}/bindings`, body)).body.id as string;
    const [first, second] = [await bind(), await bind()];
    const environment = `/v1/agents/${agentId}/environments/staging`;
    await owner.put(environment, { binding_id: first });
    const stale = await owner.put(environment, { binding_id: second, expected_binding: second });
    expect(refusal(stale)).toEqual([409, 'environment_moved', 'expected_binding']);
    expect(stale.body.error.details).toEqual({
      environment: 'staging',
      live_binding_id: first,
      live_binding_number: 1,
      revision: 1,
    });
    expect((await owner.put(environment, { binding_id: second, expected_binding: first })).status).toBe(200);
    const history = await api.db.client
      .db(api.db.name)
      .collection('environment_history')
      .find({ agent_id: agentId })
      .sort({ revision: 1 })
      .toArray();
    expect(history.map(({ to, from }) => [to.binding_id, from?.binding_id ?? null])).toEqual([
      [first, null],
      [second, first],
    ]);
  });
});

describe('what a binding may pin', () => {
  it.each([
    ['an agent version', { agent_version: 9 }, 'agent_version'],
    ['a prompt', { prompt_id: `pmt_${NOBODY}` }, 'prompt_id'],
    ['a prompt version', { prompt_version: 9 }, 'prompt_version'],
    ['a tool', { tool_versions: [{ tool_id: `tol_${NOBODY}`, version: 1 }] }, 'tool_versions.0.tool_id'],
    ['a runtime config', { runtime_config_id: `rtc_${NOBODY}` }, 'runtime_config_id'],
    ['a runtime config version', { runtime_config_version: 9 }, 'runtime_config_version'],
    ['an index', { knowledge: [{ index_id: `idx_${NOBODY}`, track: 'live' }] }, 'knowledge.0.index_id'],
  ])('must exist: %s that does not is named', async (_what, over, param) => {
    const { agentId, body } = await pinsOf(owner);
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, ...over });
    expect(refusal(answer)).toEqual([422, 'reference_not_found', param]);
  });

  it("must be the tenant's own: another tenant's answers as one that does not exist", async () => {
    const { agentId, body } = await pinsOf(owner);
    const foreign = await pinsOf(stranger);
    const index_id = await searchIndexOf(api.db, strangersId);
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
    const { agentId, body } = await pinsOf(owner);
    await owner.post(`/v1/prompts/${body.prompt_id}/archive`);
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, body);
    expect(refusal(answer)).toEqual([422, 'reference_archived', 'prompt_id']);
    await owner.post(`/v1/prompts/${body.prompt_id}/restore`);
    await owner.post(`/v1/agents/${agentId}/archive`);
    const ofArchived = await owner.post(`/v1/agents/${agentId}/bindings`, body);
    expect(refusal(ofArchived)).toEqual([409, 'resource_archived', null]);
  });

  it('must have tools that the model can tell apart', async () => {
    const { agentId, body } = await pinsOf(owner);
    const again = await publishedBy(owner, 'tools');
    const tool_versions = [...body.tool_versions, { tool_id: again.id, version: 1 }];
    const answer = await owner.post(`/v1/agents/${agentId}/bindings`, { ...body, tool_versions });
    expect(refusal(answer)).toEqual([422, 'unprocessable', 'tool_versions.1']);
  });
});

describe('a stranger', () => {
  it("answers another tenant's id byte for byte as an unknown one, on every route", async () => {
    const { agentId, body } = await pinsOf(owner);
    const binding = (await owner.post(`/v1/agents/${agentId}/bindings`, body)).body.id as string;
    await owner.put(`/v1/agents/${agentId}/environments/production`, { binding_id: binding });
    const own = await pinsOf(stranger);
    const unknownAgent = `agt_${NOBODY}`;
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
      const absent = await stranger.call(...request(unknownAgent, `bnd_${NOBODY}`));
      const bare = ({ body: { error } }: typeof foreign) => ({ ...error, request_id: '' });
      expect(bare(foreign)).toEqual(bare(absent));
      expect([404, 422]).toContain(foreign.status);
      expect(foreign.status).toBe(absent.status);
    }
  });
});
