import { digestOf } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();
const PATH = '/v1/runtime-configs';
const example = registries.runtime_configs.example;

let owner: ApiClient;
beforeAll(async () => {
  owner = (await api.tenant()).client;
});

async function draftOf(content: object) {
  const { body } = await owner.post(PATH, { name: 'Voice' });
  const path = `${PATH}/${body.id}`;
  return { path, draft: await owner.put(`${path}/draft`, { content }) };
}

describe('a runtime config', () => {
  it('of an unknown model is warned of wherever its content is shown, and refused nowhere', async () => {
    const content = { ...example, llm: { provider: 'openai', model: 'gpt-from-tomorrow' } };
    const { path, draft } = await draftOf(content);
    expect(draft.status).toBe(200);
    expect(draft.body.warnings).toEqual([
      { path: 'content.llm.model', code: 'unknown_model', message: expect.stringContaining('gpt-from-tomorrow') },
    ]);
    const published = await owner.post(`${path}/versions`, { change_note: 'from tomorrow' });
    expect([published.status, published.body.warnings]).toEqual([201, draft.body.warnings]);
    for (const shown of ['draft', 'versions/1']) {
      expect((await owner.get(`${path}/${shown}`)).body.warnings).toEqual(draft.body.warnings);
    }
    expect(published.body.digest).toBe(digestOf(published.body.content));
    const stored = await api.db.client
      .db(api.db.name)
      .collection('runtime_config_versions')
      .findOne({ _id: published.body.id });
    expect(stored).not.toBeNull();
    expect(stored).not.toHaveProperty('warnings');
  });

  it('that the runtime could not carry out is published with a warning that names the part', async () => {
    const { path, draft } = await draftOf({
      ...example,
      retention: { transcript_days: 30 },
    });
    expect(draft.body.warnings.map(({ path, code }: { path: string; code: string }) => [path, code])).toContainEqual([
      'content.retention.transcript_days',
      'runtime_feature_unavailable',
    ]);
    expect((await owner.post(`${path}/versions`, {})).status).toBe(201);
  });

  it('of known parts alone has no warnings', async () => {
    const { draft } = await draftOf(example);
    expect(draft.status).toBe(200);
    expect(draft.body).not.toHaveProperty('warnings');
  });

  it.each([
    [{ ...example, llm: { provider: 'nobody', model: 'x' } }, 400, 'invalid_body', 'content.llm.provider'],
    [{ ...example, llm: undefined }, 422, 'unprocessable', 'content.llm'],
    [{ ...example, safety: { blocked_phrases: ['no'] } }, 422, 'unprocessable', 'content.safety.refusal_line'],
    [{ ...example, limits: { max_tool_steps: 21 } }, 400, 'invalid_body', 'content.limits.max_tool_steps'],
    [{ ...example, surprise: 1 }, 400, 'invalid_body', 'content.surprise'],
  ])('%# is refused with the path of what is wrong', async (content, status, code, param) => {
    const { draft } = await draftOf(content);
    expect(refusal(draft)).toEqual([status, code, param]);
  });
});

describe('whoever answers for an agent', () => {
  it('is named on its head, changed without a version, audited', async () => {
    const { body: agent } = await owner.post('/v1/agents', { name: 'Robin', owner: 'Front office' });
    expect(agent.owner).toBe('Front office');
    const changed = await owner.patch(`/v1/agents/${agent.id}`, { owner: 'Night shift' });
    expect(changed.body).toMatchObject({ owner: 'Night shift', latest_version: null });
    expect(await theAuditEvent(api.db, { action: 'agent.updated', entity_id: agent.id })).toMatchObject({
      old_value: { owner: 'Front office' },
      new_value: { owner: 'Night shift' },
    });
    expect((await owner.patch(`/v1/agents/${agent.id}`, { owner: null })).body.owner).toBeNull();
    expect(refusal(await owner.patch(`/v1/agents/${agent.id}`, { owner: ' ' }))).toEqual([
      400,
      'invalid_body',
      'owner',
    ]);
  });
});
