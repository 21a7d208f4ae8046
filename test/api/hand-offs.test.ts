import { digestOf } from '@patchbay/core/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf, publishedBy } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();

let owner: ApiClient;
let stranger: ApiClient;
beforeAll(async () => {
  ({ client: owner } = await api.tenant());
  ({ client: stranger } = await api.tenant());
});

/** A published tool that hands over to agents, under the names first, second … */
async function handOffTool(...agentIds: string[]) {
  const names = ['first', 'second'];
  const destinations = agentIds.map((agent_id, index) => ({ name: names[index], agent_id }));
  const { id: tool_id, version } = await publishedBy(owner, 'tools', {
    name: 'hand_over',
    description: 'Hands over to a colleague.',
    parameters: { type: 'object', properties: { destination: { type: 'string' } }, required: ['destination'] },
    handler_ref: 'hand_off',
    config: { destinations },
  });
  return [{ tool_id, version }];
}

async function bind(agentId: string, body: object) {
  return owner.post(`/v1/agents/${agentId}/bindings`, body);
}

describe('an agent that hands over to another', () => {
  it("pins the other's binding: its config is a part of its own, under one digest, whatever is live later", async () => {
    const billing = await pinsOf(owner);
    const theirs = (await bind(billing.agentId, billing.body)).body;
    const front = await pinsOf(owner);
    const hand_offs = [{ agent_id: billing.agentId, binding_id: theirs.id }];
    const body = { ...front.body, tool_versions: await handOffTool(billing.agentId), hand_offs };
    const binding = (await bind(front.agentId, body)).body;
    expect(binding).toMatchObject({ hand_offs });

    const path = `/v1/agents/${front.agentId}`;
    await owner.put(`${path}/environments/production`, { binding_id: binding.id, expected_binding: null });
    const resolved = (await owner.get(`${path}/resolve`)).body;
    const other = (await owner.get(`/v1/agents/${billing.agentId}/resolve?binding_id=${theirs.id}`)).body;
    expect(resolved.config.agents).toEqual([other.config]);
    expect(resolved.resolved_versions.hand_offs).toEqual(hand_offs);
    expect(digestOf(resolved.config)).toBe(binding.digest);
    const without = (await bind(front.agentId, front.body)).body;
    expect(without.digest).not.toBe(binding.digest);
    expect((await owner.get(`${path}/resolve?binding_id=${without.id}`)).body.config).not.toHaveProperty('agents');

    await bind(billing.agentId, { ...billing.body, tool_versions: [] });
    expect((await owner.get(`${path}/bindings/${binding.id}/verify`)).body).toMatchObject({
      verified: true,
      recomputed_digest: binding.digest,
    });
    const again = (await bind(front.agentId, { base: { binding_id: binding.id } })).body;
    expect(again.digest).toBe(binding.digest);
  });

  it('may be handed back to: of each agent there is one, and of itself its own binding', async () => {
    const front = await pinsOf(owner);
    const first = (await bind(front.agentId, front.body)).body;
    const billing = await pinsOf(owner);
    const theirs = (
      await bind(billing.agentId, {
        ...billing.body,
        tool_versions: await handOffTool(front.agentId),
        hand_offs: [{ agent_id: front.agentId, binding_id: first.id }],
      })
    ).body;
    const second = await bind(front.agentId, {
      ...front.body,
      tool_versions: await handOffTool(billing.agentId),
      hand_offs: [{ agent_id: billing.agentId, binding_id: theirs.id }],
    });
    expect(second.status).toBe(201);
    const path = `/v1/agents/${front.agentId}/resolve?binding_id=${second.body.id}`;
    const { config } = (await owner.get(path)).body;
    expect(config.agents.map(({ agent }: { agent: { agent_id: string } }) => agent.agent_id)).toEqual([
      billing.agentId,
    ]);
    expect(config.agents[0]).not.toHaveProperty('agents');
    expect(config.agents[0].tools[0].config.destinations[0].agent_id).toBe(front.agentId);
  });

  it('is refused with the path of what is wrong', async () => {
    const billing = await pinsOf(owner);
    const theirs = (await bind(billing.agentId, billing.body)).body;
    const front = await pinsOf(owner);
    const tool_versions = await handOffTool(billing.agentId);
    const pinned = { agent_id: billing.agentId, binding_id: theirs.id };
    const refused = async (over: object) => (await bind(front.agentId, { ...front.body, ...over })).body.error;
    expect(await refused({ tool_versions })).toMatchObject({ code: 'unprocessable', param: 'tool_versions.0' });
    expect(await refused({ hand_offs: [{ ...pinned, agent_id: front.agentId }] })).toMatchObject({
      code: 'unprocessable',
      param: 'hand_offs.0.agent_id',
    });
    expect(await refused({ hand_offs: [pinned, pinned] })).toMatchObject({ param: 'hand_offs' });

    const foreign = await pinsOf(stranger);
    const foreignBinding = (await stranger.post(`/v1/agents/${foreign.agentId}/bindings`, foreign.body)).body;
    expect(await refused({ hand_offs: [{ agent_id: foreign.agentId, binding_id: foreignBinding.id }] })).toMatchObject({
      code: 'reference_not_found',
      param: 'hand_offs.0.agent_id',
    });
    expect(await refused({ hand_offs: [{ ...pinned, binding_id: foreignBinding.id }] })).toMatchObject({
      code: 'reference_not_found',
      param: 'hand_offs.0.binding_id',
    });

    const { id: prompt_id } = await publishedBy(owner, 'prompts', {
      template: 'Customer {{customer_number}}.',
      variables: [{ name: 'customer_number', type: 'string', required: true }],
    });
    const needy = (await bind(billing.agentId, { ...billing.body, prompt_id })).body;
    expect(await refused({ hand_offs: [{ ...pinned, binding_id: needy.id }] })).toMatchObject({
      code: 'unprocessable',
      param: 'hand_offs',
      message: expect.stringContaining('customer_number'),
    });

    await owner.post(`/v1/agents/${billing.agentId}/archive`, {});
    expect(await refused({ hand_offs: [pinned] })).toMatchObject({
      code: 'reference_archived',
      param: 'hand_offs.0.agent_id',
    });
  });

  it('has at most seven others with it', async () => {
    const others = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { agentId, body } = await pinsOf(owner);
        return { agentId, body };
      }),
    );
    const pin = async (agentId: string, body: object) => ({
      agent_id: agentId,
      binding_id: (await bind(agentId, body)).body.id as string,
    });
    const [far, near, ...rest] = others;
    if (far === undefined || near === undefined) throw new Error('no agents');
    const farPin = await pin(far.agentId, far.body);
    const nearPin = await pin(near.agentId, { ...near.body, hand_offs: [farPin] });
    const pins = [nearPin, ...(await Promise.all(rest.map(({ agentId, body }) => pin(agentId, body))))];
    const front = await pinsOf(owner);
    const refused = await bind(front.agentId, { ...front.body, hand_offs: pins });
    expect(refused.body).toMatchObject({ error: { code: 'unprocessable', param: 'hand_offs' } });
    const fits = await bind(front.agentId, { ...front.body, hand_offs: pins.slice(0, -1) });
    expect(fits.status).toBe(201);
  });
});
