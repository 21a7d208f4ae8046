import { randomUUID } from 'node:crypto';
import { ulidSource } from '@patchbay/config';
import { digestOf } from '@patchbay/core/kernel';
import { theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, pinsOf, refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();
const raw = api.db.client.db(api.db.name);
const ids = ulidSource();

let owner: ApiClient;
let tenantId: string;
beforeAll(async () => {
  ({ client: owner, tenant_id: tenantId } = await api.tenant());
});

async function agent() {
  const { agentId, body } = await pinsOf(owner);
  const path = `/v1/agents/${agentId}/bindings`;
  return {
    path,
    pins: body,
    environment: `/v1/agents/${agentId}/environments`,
    bind: (input: object = body) => owner.post(path, input),
    /** Publishes another version of the prompt. */
    async publish(template: string) {
      const draft = await owner.get(`/v1/prompts/${body.prompt_id}/draft`);
      const headers = { 'if-match': draft.headers['etag'] ?? '' };
      await owner.put(`/v1/prompts/${body.prompt_id}/draft`, { content: { template, variables: [] } }, { headers });
      return (await owner.post(`/v1/prompts/${body.prompt_id}/versions`, {})).body.version as number;
    },
  };
}

/** A snapshot of a new index, as its making will leave it. */
async function snapshot(over: object = {}, tenant_id = tenantId) {
  const [index_id, snapshot_id] = [ids.next('search_index'), ids.next('snapshot')];
  const at = new Date();
  await raw.collection('search_indexes').insertOne({
    ...{ _id: index_id as never, tenant_id, name: randomUUID(), created_at: at, updated_at: at, archived_at: null },
    ...{ backend: 'memory', chunking: {}, embedding_model: 'all-MiniLM-L6-v2', generation: 1, last_generation: 1 },
    ...{ building: null, next_snapshot: 2, snapshot_policy: 'on_demand' },
  });
  await raw.collection('index_snapshots').insertOne({
    _id: snapshot_id as never,
    object: 'index_snapshot',
    tenant_id,
    index_id,
    number: 1,
    generation: 1,
    name: null,
    note: '',
    files: 1,
    chunker: { name: 'structure', options: { target_tokens: 200, overlap_tokens: 40 } },
    embedding_model: 'all-MiniLM-L6-v2',
    digest: `sha256:${'0'.repeat(64)}`,
    bindings: 0,
    created_at: at,
    created_by: { type: 'system', id: 'test' },
    purged_at: null,
    ...over,
  });
  return { index_id, snapshot_id };
}

describe('a binding over another', () => {
  it('pins everything as it is in an environment but for what the request names', async () => {
    const { bind, publish, environment, pins } = await agent();
    const first = (await bind()).body;
    await owner.put(`${environment}/production`, { binding_id: first.id });
    const prompt_version = await publish('Shorter.');
    const next = await bind({ base: { environment: 'production' }, prompt_version, note: 'shorter' });
    expect(next.status, next.text).toBe(201);
    expect(next.body).toMatchObject({
      ...pins,
      prompt_version: 2,
      number: 2,
      base_binding_id: first.id,
      note: 'shorter',
    });
    expect(next.body.digest).not.toBe(first.digest);
    const same = await bind({ base: { binding_id: next.body.id }, prompt_version: 1 });
    expect(same.body).toMatchObject({ digest: first.digest, base_binding_id: next.body.id });
    const event = await theAuditEvent(api.db, { action: 'binding.created', entity_id: next.body.id });
    expect(event.new_value).toMatchObject({ prompt_version: 2, base_binding_id: first.id });
  });

  it.each([
    ['an environment that was never set', { environment: 'canary' }, 'base.environment'],
    ['a binding that is not there', { binding_id: `bnd_${NOBODY}` }, 'base.binding_id'],
  ])('needs one: %s is named', async (_what, base, param) => {
    const { bind } = await agent();
    expect(refusal(await bind({ base, prompt_version: 1 }))).toEqual([422, 'reference_not_found', param]);
  });

  it('cannot be made of half a reference, and without a base everything must be named', async () => {
    const { bind, pins } = await agent();
    const { prompt_version: _version, ...without } = pins;
    expect(refusal(await bind(without))).toEqual([400, 'invalid_body', 'prompt_version']);
    const half = await bind({ base: { environment: 'production' }, prompt_id: pins.prompt_id });
    expect(refusal(half)).toEqual([400, 'invalid_body', 'prompt_version']);
    const both = await bind({ base: { environment: 'production', binding_id: `bnd_${NOBODY}` } });
    expect(refusal(both)).toEqual([400, 'invalid_body', 'base']);
  });
});

describe('a label in place of a number', () => {
  it('pins the version that it stands on now, and moving it later changes nothing', async () => {
    const { bind, path, publish, pins } = await agent();
    await publish('Second.');
    const labels = `/v1/prompts/${pins.prompt_id}/labels/stable`;
    const label = (version: number) => owner.put(labels, { version, expected_version: version === 2 ? null : 2 });
    const labelled = await label(2);
    expect(labelled.status, labelled.text).toBe(200);
    const bound = await bind({ ...pins, prompt_version: 'stable' });
    expect(bound.body).toMatchObject({ prompt_version: 2 });
    await label(1);
    expect((await owner.get(`${path}/${bound.body.id}`)).body).toEqual(bound.body);
    const over = await bind({ base: { binding_id: bound.body.id }, prompt_version: 'stable' });
    expect(over.body).toMatchObject({ prompt_version: 1 });
  });

  it('must stand somewhere', async () => {
    const { bind, pins } = await agent();
    const [tool] = pins.tool_versions;
    const attempts = [
      [{ agent_version: 'stable' }, 'agent_version'],
      [{ prompt_version: 'stable' }, 'prompt_version'],
      [{ tool_versions: [{ ...tool, version: 'stable' }] }, 'tool_versions.0.version'],
      [{ prompt_id: `pmt_${NOBODY}`, prompt_version: 'stable' }, 'prompt_id'],
    ] as const;
    for (const [over, param] of attempts) {
      expect(refusal(await bind({ ...pins, ...over }))).toEqual([422, 'reference_not_found', param]);
    }
    expect((await bind({ ...pins, prompt_version: 'No label' })).body.error.param).toBe('prompt_version');
  });
});

describe('pinned knowledge', () => {
  it('may be a snapshot of an index, which the resolved config names', async () => {
    const { bind, pins, path } = await agent();
    const knowledge = [await snapshot()];
    const bound = await bind({ ...pins, knowledge });
    expect(bound.status, bound.text).toBe(201);
    expect(bound.body.knowledge).toEqual(knowledge);
    const { body } = await owner.get(`${path}/${bound.body.id}`, { query: { 'expand[]': 'config' } });
    expect(body.config.knowledge).toEqual(knowledge);
    expect(digestOf(body.config)).toBe(bound.body.digest);
  });

  it("must be there: neither another tenant's snapshot, nor another index's, nor one that is purged", async () => {
    const { bind, pins } = await agent();
    const own = await snapshot();
    const foreign = await snapshot({}, (await api.tenant()).tenant_id);
    const purged = await snapshot({ purged_at: new Date() });
    const attempts = [
      [{ ...own, snapshot_id: `snp_${NOBODY}` }, 422, 'reference_not_found', 'knowledge.0.snapshot_id'],
      [{ ...own, snapshot_id: foreign.snapshot_id }, 422, 'reference_not_found', 'knowledge.0.snapshot_id'],
      [{ ...own, snapshot_id: purged.snapshot_id }, 422, 'reference_not_found', 'knowledge.0.snapshot_id'],
      [foreign, 422, 'reference_not_found', 'knowledge.0.index_id'],
      [purged, 409, 'snapshot_purged', 'knowledge.0.snapshot_id'],
      [{ ...own, track: 'live' }, 400, 'invalid_body', 'knowledge.0'],
    ] as const;
    for (const [entry, ...expected] of attempts) {
      expect(refusal(await bind({ ...pins, knowledge: [entry] }))).toEqual(expected);
    }
  });

  it('cannot come back by a rollback once its contents are gone', async () => {
    const { bind, pins, environment } = await agent();
    const knowledge = [await snapshot()];
    const old = (await bind({ ...pins, knowledge })).body;
    await owner.put(`${environment}/production`, { binding_id: old.id });
    await owner.put(`${environment}/production`, { binding_id: (await bind()).body.id });
    const purge = (purged_at: Date | null) =>
      raw.collection('index_snapshots').updateOne({ _id: knowledge[0]?.snapshot_id as never }, { $set: { purged_at } });
    await purge(new Date());
    const gone = await owner.post(`${environment}/production/rollback`, {});
    expect(refusal(gone)).toEqual([409, 'snapshot_purged', 'knowledge.0.snapshot_id']);
    await purge(null);
    expect((await owner.post(`${environment}/production/rollback`, {})).body.digest).toBe(old.digest);
  });
});

describe('the list of bindings', () => {
  it('narrows to a digest and to a prompt, page by page, and a cursor holds for its own filters only', async () => {
    const { bind, path, publish, pins } = await agent();
    const first = (await bind()).body;
    await publish('Other.');
    await bind({ ...pins, prompt_version: 2 });
    await bind();
    const numbers = (query: Record<string, string>) =>
      owner
        .get(path, { query })
        .then(({ body }) => [body.data.map(({ number }: { number: number }) => number), body.next_cursor]);
    expect(await numbers({ digest: first.digest })).toEqual([[3, 1], null]);
    expect(await numbers({ prompt_id: pins.prompt_id, digest: first.digest, order: 'asc' })).toEqual([[1, 3], null]);
    expect(await numbers({ prompt_id: `pmt_${NOBODY}` })).toEqual([[], null]);
    const [[newest], cursor] = await numbers({ digest: first.digest, limit: '1' });
    expect(newest).toBe(3);
    expect(await numbers({ digest: first.digest, limit: '1', cursor })).toEqual([[1], null]);
    expect((await owner.get(path, { query: { cursor } })).body.error.code).toBe('invalid_cursor');
    expect((await owner.get(path, { query: { digest: 'abc' } })).body.error).toMatchObject({ param: 'digest' });
  });
});

describe('the difference of two bindings', () => {
  it('is what is pinned otherwise, and what that changes in the config', async () => {
    const { bind, path, publish } = await agent();
    const first = (await bind()).body;
    const prompt_version = await publish('One line.\nAnother.');
    const second = (await bind({ base: { binding_id: first.id }, prompt_version, tool_versions: [] })).body;
    const { status, body } = await owner.get(`${path}/${second.id}/diff`, { query: { against: first.id } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'binding_diff',
      from: { binding_id: first.id, binding_number: 1, digest: first.digest },
      to: { binding_id: second.id, binding_number: 2, digest: second.digest },
      same: false,
      config_change_count: body.config.length,
      has_more: false,
    });
    expect((await owner.get(`${path}/${second.id}/diff`)).body).toEqual(body);
    const ofFirst = (await owner.get(`${path}/${first.id}/diff`)).body;
    expect(ofFirst).toMatchObject({ from: null, to: { binding_number: 1 }, same: false });
    expect(ofFirst.config.every((change: { op: string }) => change.op === 'added')).toBe(true);
    expect(body.versions).toContainEqual({ path: 'prompt_version', op: 'changed', old: 1, new: 2 });
    expect(body.versions).toHaveLength(2);
    const paths = body.config.map((change: { path: string }) => change.path);
    expect(paths).toContain('prompt.template');
    expect(paths.some((changed: string) => changed.startsWith('tools['))).toBe(true);
    expect(paths.every((changed: string) => /^(prompt|tools)/.test(changed))).toBe(true);

    const itself = await owner.get(`${path}/${first.id}/diff`, { query: { against: first.id } });
    expect(itself.body).toMatchObject({ same: true, versions: [], config: [] });
    const absent = await owner.get(`${path}/${first.id}/diff`, { query: { against: `bnd_${NOBODY}` } });
    expect(refusal(absent)).toEqual([422, 'reference_not_found', 'against']);
  });
});

describe('verifying a binding', () => {
  it('confirms one that is what it was made of, also when what it pins is archived', async () => {
    const { bind, path, pins } = await agent();
    const { id, digest } = (await bind()).body;
    // Behind the API, which may refuse it while it is in use.
    const tool = { _id: pins.tool_versions[0]?.tool_id as never };
    await raw.collection('tools').updateOne(tool, { $set: { archived_at: new Date() } });
    const { body } = await owner.get(`${path}/${id}/verify`);
    expect(body).toMatchObject({
      object: 'binding_verification',
      verified: true,
      digest,
      stored_digest: digest,
      recomputed_digest: digest,
      missing: null,
      differences: [],
    });
  });

  it('finds a stored config that somebody changed in the database, and shows what', async () => {
    const { bind, path } = await agent();
    const { id, digest } = (await bind()).body;
    await raw.collection('resolved_configs').updateOne({ digest }, { $set: { 'config.agent.name': 'Mallory' } });
    const { body } = await owner.get(`${path}/${id}/verify`);
    expect(body).toMatchObject({ verified: false, digest, recomputed_digest: digest });
    expect(body.stored_digest).not.toBe(digest);
    expect(body.differences).toEqual([{ path: 'agent.name', op: 'changed', old: 'Robin', new: 'Mallory' }]);
  });

  it('finds a changed version, a changed binding, and what is missing', async () => {
    const { bind, path, pins } = await agent();
    const { id, digest } = (await bind()).body;
    const verified = async () => (await owner.get(`${path}/${id}/verify`)).body;
    const byId = { _id: id as never };

    await raw.collection('agent_bindings').updateOne(byId, { $set: { tool_versions: [] } });
    expect(await verified()).toMatchObject({ verified: false, stored_digest: digest });
    await raw.collection('agent_bindings').updateOne(byId, { $set: { tool_versions: pins.tool_versions } });
    expect(await verified()).toMatchObject({ verified: true });

    const prompt = { prompt_id: pins.prompt_id, version: 1 };
    await raw.collection('prompt_versions').updateOne(prompt, { $set: { 'content.template': 'Obey. {{clinic}}' } });
    const changed = await verified();
    expect(changed).toMatchObject({ verified: false, digest, stored_digest: digest });
    expect(changed.recomputed_digest).not.toBe(digest);
    await raw.collection('prompt_versions').deleteOne(prompt);
    expect(await verified()).toMatchObject({ verified: false, recomputed_digest: null, missing: 'prompt_version' });
    await raw.collection('resolved_configs').deleteOne({ digest });
    expect(await verified()).toMatchObject({ verified: false, stored_digest: null });
  });
});
