import { digestOf } from '@patchbay/core/kernel';
import { countAuditEvents, theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { pinsOf, refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();
const raw = api.db.client.db(api.db.name);

let owner: ApiClient;
beforeAll(async () => {
  owner = (await api.tenant()).client;
});

/** An agent with so many bindings, each with its own version of the prompt. */
async function released(count: number) {
  const { agentId, body } = await pinsOf(owner);
  const root = `/v1/agents/${agentId}`;
  const bindings: { id: string; digest: string }[] = [];
  for (let version = 1; version <= count; version += 1) {
    if (version > 1) {
      const draft = await owner.get(`/v1/prompts/${body.prompt_id}/draft`);
      const headers = { 'if-match': draft.headers['etag'] ?? '' };
      const content = { template: `Version ${version}.`, variables: [] };
      await owner.put(`/v1/prompts/${body.prompt_id}/draft`, { content }, { headers });
      expect((await owner.post(`/v1/prompts/${body.prompt_id}/versions`, {})).body.version).toBe(version);
    }
    const bound = await owner.post(`${root}/bindings`, { ...body, prompt_version: version });
    expect(bound.status, bound.text).toBe(201);
    bindings.push(bound.body);
  }
  const environment = (name: string) => {
    const path = `${root}/environments/${name}`;
    return {
      get: async () => (await owner.get(path)).body,
      put: (binding: { id: string } | undefined, over: object = {}) =>
        owner.put(path, { binding_id: binding?.id, ...over }),
      promote: (body: object, query = {}) => owner.post(`${path}/promote`, body, { query }),
      rollback: (body: object = {}, query = {}) => owner.post(`${path}/rollback`, body, { query }),
      history: async (query = {}) => (await owner.get(`${path}/history`, { query })).body,
      resolve: (query = {}) => owner.get(`${root}/resolve`, { query: { environment: name, ...query } }),
    };
  };
  return {
    agentId,
    root,
    pins: body,
    bindings,
    production: environment('production'),
    staging: environment('staging'),
  };
}

describe('promoting', () => {
  it('makes the very binding live that was tried out elsewhere, with one audit event and a row of history', async () => {
    const { bindings, production, staging } = await released(2);
    await production.put(bindings[0]);
    await staging.put(bindings[1]);
    const input = { from_environment: 'staging', expected_binding: bindings[0]?.id, note: 'Tuesday' };
    const promoted = await production.promote(input);
    expect(promoted.status, promoted.text).toBe(200);
    expect(promoted.body).toMatchObject({ binding_id: bindings[1]?.id, digest: bindings[1]?.digest, revision: 2 });
    expect(await production.get()).toEqual(promoted.body);
    const [row] = (await production.history()).data;
    expect(row).toMatchObject({
      object: 'environment_change',
      revision: 2,
      reason: 'promoted',
      from: { binding_id: bindings[0]?.id, binding_number: 1, digest: bindings[0]?.digest },
      to: { binding_id: bindings[1]?.id, binding_number: 2, digest: bindings[1]?.digest },
      from_environment: 'staging',
      note: 'Tuesday',
      created_at: promoted.body.updated_at,
    });
    await theAuditEvent(api.db, { action: 'environment.promoted', entity_id: promoted.body.id });
  });

  it('is refused where the target moved, saying what is live, where there is no source, and onto itself', async () => {
    const { bindings, production, staging } = await released(2);
    await staging.put(bindings[1]);
    await production.put(bindings[0]);
    const moved = await production.promote({ from_environment: 'staging', expected_binding: null });
    expect(refusal(moved)).toEqual([409, 'environment_moved', 'expected_binding']);
    expect(moved.body.error.details).toMatchObject({ live_binding_id: bindings[0]?.id, live_binding_number: 1 });
    const absent = await production.promote({ from_environment: 'canary', expected_binding: null });
    expect(refusal(absent)).toEqual([422, 'reference_not_found', 'from_environment']);
    const itself = await production.promote({ from_environment: 'production', expected_binding: null });
    expect(refusal(itself)).toEqual([422, 'unprocessable', 'from_environment']);
    const blind = await production.promote({ from_environment: 'staging' });
    expect(refusal(blind)).toEqual([400, 'invalid_body', 'expected_binding']);
  });

  it('by two who saw the same state is done by one, and the other learns it', async () => {
    const { agentId, bindings, production, staging } = await released(2);
    await production.put(bindings[0]);
    await staging.put(bindings[1]);
    const input = { from_environment: 'staging', expected_binding: bindings[0]?.id };
    const answers = await Promise.all([production.promote(input), production.promote(input)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('environment_moved');
    expect(
      await raw.collection('environment_history').countDocuments({ agent_id: agentId, environment: 'production' }),
    ).toBe(2);
  });
});

describe('rolling back', () => {
  it('makes a new binding with the earlier versions and makes it live, in one transaction, digest unchanged', async () => {
    const { root, bindings, production } = await released(2);
    await production.put(bindings[0]);
    await production.put(bindings[1]);
    const back = await production.rollback({ expected_binding: bindings[1]?.id, note: 'wrong desk' });
    expect(back.status, back.text).toBe(200);
    expect(back.body).toMatchObject({ binding_number: 3, digest: bindings[0]?.digest, revision: 3 });
    const made = (await owner.get(`${root}/bindings/${back.body.binding_id}`)).body;
    expect(made).toMatchObject({ number: 3, prompt_version: 1, base_binding_id: bindings[0]?.id, note: 'wrong desk' });
    const [row] = (await production.history()).data;
    expect(row).toMatchObject({ reason: 'rolled_back', restored_binding_id: bindings[0]?.id, note: 'wrong desk' });
    const bound = await theAuditEvent(api.db, { action: 'binding.created', entity_id: made.id });
    const moved = await theAuditEvent(api.db, { action: 'environment.rolled_back', entity_id: back.body.id });
    expect(bound.request_id).toBe(moved.request_id);
    const resolved = await production.resolve();
    expect(digestOf(resolved.body.config)).toBe(bindings[0]?.digest);
  });

  it('goes to any earlier binding by name, and is not hindered by what was archived since', async () => {
    const { pins, bindings, production } = await released(3);
    for (const binding of bindings) await production.put(binding);
    // Archived behind the API, which would refuse it while it is in use.
    for (const [name, id] of [
      ['prompts', pins.prompt_id],
      ['runtime_configs', pins.runtime_config_id],
    ] as const) {
      await raw.collection(name).updateOne({ _id: id as never }, { $set: { archived_at: new Date() } });
    }
    const back = await production.rollback({ to_binding_id: bindings[0]?.id });
    expect(back.body).toMatchObject({ binding_number: 4, digest: bindings[0]?.digest });
    const again = await production.rollback();
    expect(again.body).toMatchObject({ binding_number: 5, digest: bindings[2]?.digest });
  });

  it('says so where there is nothing to go back to, and where the target makes no sense', async () => {
    const { bindings, production, staging } = await released(2);
    expect(refusal(await production.rollback())).toEqual([404, 'not_found', null]);
    await production.put(bindings[0]);
    const nothing = await production.rollback();
    expect(refusal(nothing)).toEqual([409, 'nothing_to_roll_back', null]);
    expect(nothing.body.error.details).toMatchObject({ environment: 'production', live_binding_id: bindings[0]?.id });
    const live = await production.rollback({ to_binding_id: bindings[0]?.id });
    expect(refusal(live)).toEqual([422, 'unprocessable', 'to_binding_id']);
    const foreign = await released(1);
    const other = await production.rollback({ to_binding_id: foreign.bindings[0]?.id });
    expect(refusal(other)).toEqual([422, 'reference_not_found', 'to_binding_id']);
    await production.put(bindings[1]);
    const stale = await production.rollback({ expected_binding: bindings[0]?.id });
    expect(refusal(stale)).toEqual([409, 'environment_moved', 'expected_binding']);
    expect(refusal(await staging.rollback())).toEqual([404, 'not_found', null]);
  });

  it('against a put at the same time leaves one of the two orders and no binding without an owner', async () => {
    const { agentId, bindings, production } = await released(3);
    await production.put(bindings[0]);
    await production.put(bindings[1]);
    const [back, put] = await Promise.all([
      production.rollback({ expected_binding: bindings[1]?.id }),
      production.put(bindings[2], { expected_binding: bindings[1]?.id }),
    ]);
    expect([back?.status, put?.status].sort()).toEqual([200, 409]);
    const winner = back?.status === 200 ? back : put;
    expect(await production.get()).toEqual(winner?.body);
    const count = await raw.collection('agent_bindings').countDocuments({ agent_id: agentId });
    expect(count).toBe(back?.status === 200 ? 4 : 3);
    expect((await production.history()).data).toHaveLength(3);
  });
});

describe('dry_run', () => {
  it('shows what a put, a promotion, a rollback and a binding would do, and keeps nothing', async () => {
    const { root, pins, bindings, production, staging } = await released(2);
    await staging.put(bindings[1]);
    await production.put(bindings[0]);
    const before = [await production.get(), await countAuditEvents(api.db)];
    const dry = { dry_run: 'true' };
    const promoted = await production.promote({ from_environment: 'staging', expected_binding: bindings[0]?.id }, dry);
    expect(promoted.body).toMatchObject({ binding_id: bindings[1]?.id, revision: 2 });
    const put = await owner.put(`${root}/environments/production`, { binding_id: bindings[1]?.id }, { query: dry });
    expect(put.body).toMatchObject({ binding_id: bindings[1]?.id, revision: 2 });
    const back = await production.rollback({ to_binding_id: bindings[1]?.id }, dry);
    expect(back.body).toMatchObject({ binding_number: 3, digest: bindings[1]?.digest });
    const bound = await owner.post(`${root}/bindings`, pins, { query: dry });
    expect(bound.body).toMatchObject({ number: 3, digest: bindings[0]?.digest });
    expect([await production.get(), await countAuditEvents(api.db)]).toEqual(before);
    expect((await owner.get(`${root}/bindings`)).body.data).toHaveLength(2);
  });
});

describe('the past of an environment', () => {
  it('is listed newest first, page by page', async () => {
    const { bindings, production } = await released(3);
    for (const binding of bindings) await production.put(binding, { note: `to ${binding.id}` });
    const page = await production.history({ limit: '2' });
    expect(page.data.map(({ revision }: { revision: number }) => revision)).toEqual([3, 2]);
    const rest = await production.history({ limit: '2', cursor: page.next_cursor });
    expect(rest.data.map(({ revision, from }: { revision: number; from: unknown }) => [revision, from])).toEqual([
      [1, null],
    ]);
    expect(rest.has_more).toBe(false);
    const unknown = await owner.get(`/v1/agents/${rest.data[0].agent_id}/environments/nowhere/history`);
    expect(refusal(unknown)).toEqual([404, 'not_found', null]);
  });

  it('resolves to the same bytes for ever, also right at a change, and says where there was none yet', async () => {
    const { pins, bindings, production } = await released(2);
    await production.put(bindings[0]);
    const first = await production.resolve();
    await production.put(bindings[1]);
    await production.rollback();
    await raw.collection('prompts').updateOne({ _id: pins.prompt_id as never }, { $set: { archived_at: new Date() } });
    const changes = (await production.history({ order: 'asc' })).data as {
      created_at: string;
      to: { digest: string };
    }[];
    const configOf = (text: string) => text.slice(text.indexOf('"config":'));
    for (const [index, { created_at, to }] of changes.entries()) {
      const then = await production.resolve({ at: created_at });
      expect(then.body).toMatchObject({ at: created_at, digest: to.digest });
      expect(digestOf(then.body.config)).toBe(to.digest);
      if (index !== 1) expect(configOf(then.text)).toBe(configOf(first.text));
    }
    const before = new Date(new Date(changes[1]?.created_at ?? 0).getTime() - 1).toISOString();
    expect((await production.resolve({ at: before })).body.binding_id).toBe(bindings[0]?.id);
    const offset = await production.resolve({ at: before.replace('Z', '+00:00') });
    expect(offset.body.binding_id).toBe(bindings[0]?.id);

    const tooEarly = new Date(new Date(changes[0]?.created_at ?? 0).getTime() - 1).toISOString();
    const nothing = await production.resolve({ at: tooEarly });
    expect(refusal(nothing)).toEqual([409, 'no_live_binding', null]);
    expect(nothing.body.error.details).toEqual({ environment: 'production', at: tooEarly });
    const future = await production.resolve({ at: new Date(Date.now() + 3_600_000).toISOString() });
    expect(refusal(future)).toEqual([422, 'unprocessable', 'at']);
    expect((await production.resolve({ at: 'yesterday' })).status).toBe(400);
  });

  it('shows the live binding itself where it is asked for', async () => {
    const { root, bindings, production } = await released(1);
    await production.put(bindings[0]);
    const { body } = await owner.get(`${root}/environments/production`, { query: { 'expand[]': 'binding' } });
    expect(body.binding).toEqual(bindings[0]);
    const unknown = await owner.get(`${root}/environments/production`, { query: { 'expand[]': 'agent' } });
    expect(unknown.body.error.code).toBe('invalid_query');
  });
});
