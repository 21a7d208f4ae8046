import { countAuditEvents, theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, pinsOf, publishedBy, refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const PATH = '/v1/inbound-mappings';
const api = await startApi();

let owner: ApiClient;
let stranger: ApiClient;
let agentId: string;
let bindingId: string;
let count = 0;
const freshNumber = () => {
  count += 1;
  return `+4930${20_000_000 + count}`;
};
const agentNamed = async (client: ApiClient, name: string): Promise<string> =>
  (await client.post('/v1/agents', { name })).body.id;

beforeAll(async () => {
  owner = (await api.tenant()).client;
  stranger = (await api.tenant()).client;
  const pins = await pinsOf(owner);
  agentId = pins.agentId;
  bindingId = (await owner.post(`/v1/agents/${agentId}/bindings`, pins.body)).body.id;
  await owner.put(`/v1/agents/${agentId}/environments/production`, { binding_id: bindingId });
});

async function mapped(change: object = {}): Promise<{ id: string; number: string }> {
  const { status, body } = await owner.post(PATH, { number: freshNumber(), agent_id: agentId, ...change });
  expect(status).toBe(201);
  return body;
}

describe('an inbound mapping', () => {
  it('is kept in E.164 at version 1, with one audit event', async () => {
    const number = freshNumber();
    const spelled = `${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`;
    const made = await owner.post(PATH, { number: spelled, agent_id: agentId, variables: { clinic: 'Berlin' } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      object: 'inbound_mapping',
      number,
      version: 1,
      agent_id: agentId,
      environment: 'production',
      binding_id: null,
      variables: { clinic: 'Berlin' },
      archived_at: null,
    });
    expect((await owner.get(`${PATH}/${made.body.id}`)).body).toEqual(made.body);
    const event = await theAuditEvent(api.db, { action: 'inbound_mapping.created', entity_id: made.body.id });
    expect(event).toMatchObject({ old_value: null, new_value: { number, version: 1, agent_id: agentId } });
    for (const query of [{ number }, { number: spelled }, { number, agent_id: agentId }]) {
      expect((await owner.get(PATH, { query })).body.data).toEqual([made.body]);
    }
    expect((await owner.get(PATH, { query: { agent_id: `agt_${NOBODY}` } })).body.data).toEqual([]);
  });

  it('keeps every version, makes none where nothing changes, and none that was not expected', async () => {
    const { id } = await mapped();
    const staging = await owner.patch(`${PATH}/${id}`, { environment: 'staging', expected_version: 1 });
    expect(staging.body).toMatchObject({ version: 2, environment: 'staging', binding_id: null });
    const pinned = await owner.patch(`${PATH}/${id}`, { binding_id: bindingId, description: 'till Monday' });
    expect(pinned.body).toMatchObject({ version: 3, environment: null, binding_id: bindingId });
    const events = await countAuditEvents(api.db);
    expect((await owner.patch(`${PATH}/${id}`, { description: 'till Monday' })).body).toEqual(pinned.body);
    expect(refusal(await owner.patch(`${PATH}/${id}`, { environment: 'production', expected_version: 2 }))).toEqual([
      412,
      'precondition_failed',
      'expected_version',
    ]);
    expect(await countAuditEvents(api.db)).toBe(events);
    const versions = await owner.get(`${PATH}/${id}/versions`, { query: { order: 'asc' } });
    expect(versions.body.data).toMatchObject([
      { version: 1, environment: 'production' },
      { version: 2, environment: 'staging' },
      { version: 3, environment: null, binding_id: bindingId, description: 'till Monday' },
    ]);
  });

  it('with another agent leaves the binding of the old one behind', async () => {
    const { id } = await mapped({ binding_id: bindingId });
    const other = await agentNamed(owner, 'Other');
    expect((await owner.patch(`${PATH}/${id}`, { agent_id: other })).body).toMatchObject({
      agent_id: other,
      environment: 'production',
      binding_id: null,
    });
    expect(refusal(await owner.patch(`${PATH}/${id}`, { binding_id: bindingId }))).toEqual([
      422,
      'reference_not_found',
      'binding_id',
    ]);
  });

  it('is refused where what it leads to is not there for the tenant', async () => {
    const number = freshNumber();
    const foreign = await agentNamed(stranger, 'Foreign');
    for (const agent_id of [foreign, `agt_${NOBODY}`]) {
      expect(refusal(await owner.post(PATH, { number, agent_id }))).toEqual([422, 'reference_not_found', 'agent_id']);
    }
    const archived = await agentNamed(owner, 'Gone');
    await owner.post(`/v1/agents/${archived}/archive`);
    expect(refusal(await owner.post(PATH, { number, agent_id: archived }))).toEqual([
      422,
      'reference_archived',
      'agent_id',
    ]);
    expect(refusal(await owner.post(PATH, { number: '030 123', agent_id: agentId }))).toEqual([
      400,
      'invalid_body',
      'number',
    ]);
    expect(
      refusal(await owner.post(PATH, { number, agent_id: agentId, environment: 'x', binding_id: bindingId })),
    ).toEqual([400, 'invalid_body', 'binding_id']);
  });

  it('keeps its number from every other, and tells nobody whose it is', async () => {
    const { id, number } = await mapped();
    const again = await owner.post(PATH, { number, agent_id: agentId });
    expect(refusal(again)).toEqual([409, 'number_in_use', 'number']);
    expect(again.body.error.details).toEqual({ inbound_mapping_id: id });
    const foreign = await stranger.post(PATH, { number, agent_id: await agentNamed(stranger, 'Mine') });
    expect(refusal(foreign)).toEqual([409, 'number_in_use', 'number']);
    expect(foreign.text).not.toContain(id);
    expect(foreign.body.error.details ?? null).toBeNull();
  });

  it('is made once of many at the same time', async () => {
    const number = freshNumber();
    const theirs = await agentNamed(stranger, 'Fast');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        turn % 2 === 0
          ? owner.post(PATH, { number, agent_id: agentId })
          : stranger.post(PATH, { number, agent_id: theirs }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('frees its number when archived, changes no more, and comes back only where it is still free', async () => {
    const { id, number } = await mapped();
    const archived = await owner.post(`${PATH}/${id}/archive`);
    expect(archived.body.archived_at).not.toBeNull();
    expect((await owner.post(`${PATH}/${id}/archive`)).body).toEqual(archived.body);
    await theAuditEvent(api.db, { action: 'inbound_mapping.archived', entity_id: id });
    expect((await owner.get(PATH, { query: { number } })).body.data).toEqual([]);
    expect((await owner.get(PATH, { query: { number, archived: 'only' } })).body.data).toEqual([archived.body]);
    expect(refusal(await owner.patch(`${PATH}/${id}`, { description: 'x' }))[1]).toBe('resource_archived');
    const foreign = await stranger.post(PATH, { number, agent_id: await agentNamed(stranger, 'Heir') });
    expect(foreign.status).toBe(201);
    expect(refusal(await owner.post(`${PATH}/${id}/restore`))).toEqual([409, 'number_in_use', 'number']);
    await stranger.post(`${PATH}/${foreign.body.id}/archive`);
    expect((await owner.post(`${PATH}/${id}/restore`)).body).toMatchObject({ archived_at: null, version: 1 });
    await theAuditEvent(api.db, { action: 'inbound_mapping.restored', entity_id: id });
  });

  it('is shown and kept nowhere by a dry run', async () => {
    const number = freshNumber();
    const dry = { query: { dry_run: 'true' } };
    const shown = await owner.post(PATH, { number, agent_id: agentId }, dry);
    expect([shown.status, shown.body.number]).toEqual([201, number]);
    expect((await owner.get(PATH, { query: { number } })).body.data).toEqual([]);
    const imported = await owner.post(`${PATH}/import`, { entries: [{ number, agent_id: agentId }] }, dry);
    expect(imported.body).toMatchObject({ created: 1, failed: 0 });
    expect((await owner.get(PATH, { query: { number } })).body.data).toEqual([]);
  });
});

describe('what a number leads to', () => {
  it('is what a call would get, as the session of the same binding would', async () => {
    const { id, number } = await mapped();
    const route = await owner.get(`${PATH}/resolve`, { query: { number } });
    const resolved = await owner.get(`/v1/agents/${agentId}/resolve`);
    expect(route.status).toBe(200);
    expect(route.body).toMatchObject({
      object: 'inbound_route',
      number,
      inbound_mapping_id: id,
      mapping_version: 1,
      agent_id: agentId,
      environment: 'production',
      binding_id: bindingId,
      digest: resolved.body.digest,
    });
    expect((await owner.get(`${PATH}/resolve?number=${number}`)).body).toEqual(route.body);
  });

  it('is nothing for a number that is mapped by nobody, or by another tenant', async () => {
    const { number } = await mapped();
    const [foreign, absent] = await Promise.all([
      stranger.get(`${PATH}/resolve`, { query: { number } }),
      stranger.get(`${PATH}/resolve`, { query: { number: freshNumber() } }),
    ]);
    expect(refusal(foreign)).toEqual(refusal(absent));
    expect(foreign.status).toBe(404);
  });

  it('is a refusal where a call would be refused', async () => {
    const { number } = await mapped({ environment: 'nowhere' });
    expect(refusal(await owner.get(`${PATH}/resolve`, { query: { number } }))[1]).toBe('no_live_binding');
    const pins = await pinsOf(owner);
    const runtime = await publishedBy(owner, 'runtime_configs', {
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      stt: { provider: 'openai', model: 'whisper-1' },
      tts: { provider: 'google', model: 'gemini-2.5-flash-preview-tts', voice: 'Kore' },
    });
    const pinned = await owner.post(`/v1/agents/${pins.agentId}/bindings`, {
      ...pins.body,
      runtime_config_id: runtime.id,
    });
    const ahead = await mapped({ agent_id: pins.agentId, binding_id: pinned.body.id });
    expect(refusal(await owner.get(`${PATH}/resolve`, { query: { number: ahead.number } }))).toEqual([
      409,
      'runtime_feature_unavailable',
      'runtime_config.tts.provider',
    ]);
  });
});

describe('an import', () => {
  it('answers line by line, applies the good ones, and changes nothing the second time', async () => {
    const [first, second, third, fourth] = [freshNumber(), freshNumber(), freshNumber(), freshNumber()];
    const named = await agentNamed(owner, 'Night desk');
    await agentNamed(owner, 'Twin');
    await agentNamed(owner, 'Twin');
    const known = await mapped();
    const foreign = await stranger.post(PATH, { number: fourth, agent_id: await agentNamed(stranger, 'Night desk') });
    expect(foreign.status).toBe(201);
    const entries = [
      { number: first, agent_name: 'Night desk', variables: { floor: 3 } },
      { number: `0${second.slice(3)}`, agent_id: agentId, binding_id: bindingId },
      { number: known.number, agent_id: agentId, environment: 'staging' },
      { number: `${first.slice(0, 5)}-${first.slice(5)}`, agent_id: agentId },
      { number: third, agent_name: 'Nobody' },
      { number: third, agent_name: 'Twin' },
      { number: freshNumber(), agent_name: 'Twin' },
      { number: fourth, agent_id: agentId },
      { number: 'front desk', agent_id: agentId },
      { number: freshNumber(), agent_id: named, binding_id: bindingId },
      { number: freshNumber() },
      { number: freshNumber(), agent_id: agentId, environment: 'Über' },
    ];
    const report = await owner.post(`${PATH}/import`, { entries, default_country: 'DE' });
    expect(report.status).toBe(200);
    expect(report.body).toMatchObject({ applied: true, created: 2, updated: 1, unchanged: 0, failed: 9 });
    expect(
      report.body.results.map(
        (line: { outcome: string; error: { code: string } | null }) => line.error?.code ?? line.outcome,
      ),
    ).toEqual([
      'created',
      'created',
      'updated',
      'duplicate_number',
      'agent_not_found',
      'duplicate_number',
      'agent_ambiguous',
      'number_in_use',
      'invalid_number',
      'binding_not_found',
      'invalid_entry',
      'invalid_entry',
    ]);
    const [made, , changed] = report.body.results;
    expect((await owner.get(`${PATH}/${made.inbound_mapping_id}`)).body).toMatchObject({
      number: first,
      agent_id: named,
      environment: 'production',
      variables: { floor: 3 },
    });
    expect(changed).toMatchObject({ inbound_mapping_id: known.id, version: 2, number: known.number });
    await theAuditEvent(api.db, { action: 'inbound_mapping.created', entity_id: made.inbound_mapping_id });
    await theAuditEvent(api.db, { action: 'inbound_mapping.updated', entity_id: known.id });

    const events = await countAuditEvents(api.db);
    const again = await owner.post(`${PATH}/import`, { entries, default_country: 'DE' });
    expect(again.body).toMatchObject({ applied: true, created: 0, updated: 0, unchanged: 3, failed: 9 });
    expect(await countAuditEvents(api.db)).toBe(events);
  });

  it('applies nothing where one line fails and all or nothing is asked for', async () => {
    const good = freshNumber();
    const entries = [
      { number: good, agent_id: agentId },
      { number: freshNumber(), agent_name: 'Nobody' },
    ];
    const events = await countAuditEvents(api.db);
    const report = await owner.post(`${PATH}/import`, { entries, all_or_nothing: true });
    expect(report.body).toMatchObject({ applied: false, created: 1, failed: 1 });
    expect(report.body.results[0]).toMatchObject({ outcome: 'created', inbound_mapping_id: null, version: null });
    expect((await owner.get(PATH, { query: { number: good } })).body.data).toEqual([]);
    expect(await countAuditEvents(api.db)).toBe(events);
  });

  it('of a thousand lines is one transaction, and repeats without a write', { timeout: 60_000 }, async () => {
    const entries = Array.from({ length: 1_000 }, (_, line) => ({
      number: `+4940${30_000_000 + line}`,
      agent_id: agentId,
    }));
    expect((await owner.post(`${PATH}/import`, { entries })).body).toMatchObject({ created: 1_000, failed: 0 });
    const staged = entries.map((entry) => ({ ...entry, environment: 'staging' }));
    expect((await owner.post(`${PATH}/import`, { entries: staged })).body).toMatchObject({ updated: 1_000, failed: 0 });
    expect((await owner.post(`${PATH}/import`, { entries: staged })).body).toMatchObject({ unchanged: 1_000 });
    expect(refusal(await owner.post(`${PATH}/import`, { entries: [...entries, entries[0]] }))).toEqual([
      400,
      'invalid_body',
      'entries',
    ]);
  });
});
