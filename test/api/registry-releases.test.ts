import { registries } from '@patchbay/core/registries';
import { countAuditEvents, theAuditEvent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY_PATHS, type RegistryName } from '../support/registry-fixtures.ts';
import { startApi, type TestApi } from './support/api.ts';
import type { ApiAnswer, ApiClient } from './support/client.ts';

let api: TestApi;
let owner: ApiClient;
beforeAll(async () => {
  api = await startApi();
  owner = (await api.tenant()).client;
});

const refusal = ({ status, body }: ApiAnswer) => [status, body.error.code, body.error.param];

/** An entity with the registry's example as its first version. */
async function published(registry: RegistryName, client = owner): Promise<string> {
  const path = `/v1/${REGISTRY_PATHS[registry]}`;
  const { body } = await client.post(path, { name: 'one', tags: ['t'], content: registries[registry].example });
  expect((await client.post(`${path}/${body.id}/versions`, {})).status).toBe(201);
  return `${path}/${body.id}`;
}

async function rewrite(one: string, content: object): Promise<ApiAnswer> {
  const draft = await owner.get(`${one}/draft`);
  return owner.put(`${one}/draft`, { content }, { headers: { 'if-match': draft.headers['etag'] ?? '' } });
}

const template = (text: string) => ({ template: text, variables: [] });

/** A prompt whose versions say the given texts. */
async function promptOf(...texts: string[]): Promise<string> {
  const { body } = await owner.post('/v1/prompts', { name: 'p', content: template(texts[0] ?? '') });
  const one = `/v1/prompts/${body.id}`;
  for (const [index, text] of texts.entries()) {
    if (index > 0) await rewrite(one, template(text));
    expect((await owner.post(`${one}/versions`, {})).status).toBe(201);
  }
  return one;
}

describe.each(Object.keys(REGISTRY_PATHS) as RegistryName[])('%s', (registry) => {
  const { entity, id_field, example } = registries[registry];

  it('carry labels that move, stand for their version, and leave one event each', async () => {
    const one = await published(registry);
    const id = one.split('/').at(-1) ?? '';
    const set = await owner.put(`${one}/labels/stable`, { version: 1, expected_version: null });
    expect(set.body).toMatchObject({ object: `${entity}_label`, label: 'stable', version: 1, [id_field]: id });
    expect(set.status).toBe(200);
    expect((await owner.get(`${one}/labels`)).body.data).toEqual([set.body]);
    expect((await owner.get(`${one}/versions/stable`)).body).toMatchObject({ version: 1, labels: ['stable'] });
    expect((await owner.get(`${one}/versions`)).body.data[0].labels).toEqual(['stable']);
    expect((await owner.get(`${one}/versions/stable/diff`)).body).toMatchObject({ from: null, to: { version: 1 } });
    expect((await owner.get(`${one}/versions/stable/dependents`)).body).toMatchObject({ version: 1, [id_field]: id });
    expect(refusal(await owner.get(`${one}/versions/unknown`))).toEqual([404, 'not_found', null]);
    expect(refusal(await owner.put(`${one}/labels/stable`, { version: 2 }))).toEqual([
      422,
      'reference_not_found',
      'version',
    ]);
    const moved = await owner.put(`${one}/labels/stable`, { version: 1, expected_version: null });
    expect(refusal(moved)).toEqual([409, 'label_moved', 'expected_version']);
    expect(moved.body.error.details).toEqual({ version: 1 });
    for (const label of ['1', 'Stable', 'draft', 'latest', 'a'.repeat(64)]) {
      expect(refusal(await owner.put(`${one}/labels/${label}`, { version: 1 }))).toEqual([
        400,
        'invalid_path',
        'label',
      ]);
    }
    expect((await owner.post(`${one}/labels/stable/remove`, { expected_version: 1 })).body.label).toBe('stable');
    expect(refusal(await owner.post(`${one}/labels/stable/remove`))).toEqual([404, 'not_found', null]);
    const labelled = await theAuditEvent(api.db, { action: `${entity}_version.labelled`, entity_id: id });
    expect(labelled).toMatchObject({ old_value: null, new_value: { label: 'stable', version: 1 } });
    const unlabelled = await theAuditEvent(api.db, { action: `${entity}_version.unlabelled`, entity_id: id });
    expect(unlabelled).toMatchObject({ old_value: { label: 'stable', version: 1 }, new_value: null });
  });

  it('are duplicated from the draft or a version, and say where they came from', async () => {
    const one = await published(registry);
    const id = one.split('/').at(-1) ?? '';
    const copy = await owner.post(`${one}/duplicate`, {});
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({
      name: 'one (copy)',
      tags: ['t'],
      status: 'draft',
      latest_version: null,
      labels: [],
      duplicated_from: { id, version: null },
    });
    const named = await owner.post(`${one}/duplicate`, { name: 'two', version: 1 });
    expect(named.body).toMatchObject({ name: 'two', duplicated_from: { id, version: 1 } });
    const path = one.slice(0, -id.length);
    const draft = await owner.get(`${path}${named.body.id}/draft`);
    expect(draft.body.content).toEqual((await owner.get(`${one}/versions/1`)).body.content);
    expect(refusal(await owner.post(`${one}/duplicate`, { version: 9 }))).toEqual([404, 'not_found', null]);
    const event = await theAuditEvent(api.db, { action: `${entity}.duplicated`, entity_id: named.body.id });
    expect(event.new_value).toMatchObject({ name: 'two', duplicated_from: { id, version: 1 } });
  });

  it('show draft and newest version on demand, and refuse to expand what they do not have', async () => {
    const one = await published(registry);
    const both = await owner.get(`${one}?expand[]=draft&expand[]=latest_version`);
    expect(both.body.draft.content).toEqual(both.body.latest.content);
    expect(both.body.latest).toMatchObject({ version: 1, labels: [] });
    expect((await owner.get(one)).body).not.toHaveProperty('draft');
    const list = await owner.get(`/v1/${REGISTRY_PATHS[registry]}?expand[]=latest_version&limit=1`);
    expect(list.body.data[0].latest).toMatchObject({ version: 1 });
    expect(list.body.data[0].latest).not.toHaveProperty('content');
    const bad = await owner.get(`${one}?expand[]=secrets`);
    expect(refusal(bad)).toEqual([400, 'invalid_query', 'expand.0']);
    expect(bad.body.error.message).toContain('secrets');
  });

  it('are left as they were by every dry run', async () => {
    const one = await published(registry);
    const path = `/v1/${REGISTRY_PATHS[registry]}`;
    await owner.put(`${one}/labels/old`, { version: 1 });
    const state = async () => [
      (await owner.get(`${one}?expand[]=draft&expand[]=latest_version`)).text,
      (await owner.get(path)).text,
      await countAuditEvents(api.db),
    ];
    const before = await state();
    const dry = { query: { dry_run: 'true' } };
    const etag = { headers: { 'if-match': '*' }, ...dry };
    const answers: [ApiAnswer, object][] = [
      [await owner.post(path, { name: 'x', content: example }, dry), { name: 'x' }],
      [await owner.patch(one, { name: 'x' }, dry), { name: 'x' }],
      [await owner.put(`${one}/draft`, { content: example }, etag), { content: expect.anything() }],
      [await owner.post(`${one}/duplicate`, {}, dry), { name: 'one (copy)' }],
      [await owner.put(`${one}/labels/new`, { version: 1 }, dry), { label: 'new' }],
      [await owner.post(`${one}/labels/old/remove`, {}, dry), { label: 'old' }],
      [await owner.post(`${one}/archive`, {}, dry), { status: 'archived' }],
      [await owner.post(`${one}/restore`, undefined, dry), { status: 'published' }],
    ];
    for (const [answer, body] of answers) {
      expect([answer.status < 300, answer.body]).toEqual([true, expect.objectContaining(body)]);
    }
    expect(refusal(await owner.post(`${one}/versions`, {}, dry))[1]).toBe('nothing_to_publish');
    expect(await state()).toEqual(before);
  });
});

describe('a comparison', () => {
  it('tells what changed, line by line in the template, against any other version or the draft', async () => {
    const one = await promptOf('Hello.\nBe brief.', 'Hello.\nBe kind.', 'Hello.\nBe kind.\nBe brief.');
    const hunk = (...lines: string[]) => [
      { path: 'template', op: 'changed', hunks: [{ old_start: 1, new_start: 1, lines }] },
    ];
    const second = await owner.get(`${one}/versions/2/diff`);
    expect(second.body).toMatchObject({ from: { version: 1 }, to: { version: 2 }, change_count: 1, has_more: false });
    expect(second.body.changes).toEqual(hunk(' Hello.', '-Be brief.', '+Be kind.'));
    const older = await owner.get(`${one}/versions/1/diff?against=3`);
    expect(older.body.changes).toEqual(hunk(' Hello.', '-Be kind.', ' Be brief.'));
    expect((await owner.get(`${one}/versions/draft/diff`)).body).toMatchObject({
      from: { version: 3 },
      to: { version: null },
      changes: [],
    });
    await rewrite(one, template('Hello.'));
    await owner.put(`${one}/labels/stable`, { version: 1 });
    const draft = await owner.get(`${one}/versions/draft/diff?against=stable`);
    expect(draft.body.changes).toEqual(hunk(' Hello.', '-Be brief.'));
    const reversed = await owner.get(`${one}/versions/stable/diff?against=draft`);
    expect(reversed.body.changes).toEqual(hunk(' Hello.', '+Be brief.'));
    expect(refusal(await owner.get(`${one}/versions/1/diff?against=9`))).toEqual([404, 'not_found', null]);
    expect(refusal(await owner.get(`${one}/versions/1/diff?against=-1`))).toEqual([400, 'invalid_query', 'against']);
  });
});

describe('the list of a registry', () => {
  it('is narrowed by name, status and time of change, and says what cannot go together', async () => {
    const { client } = await api.tenant();
    const made = async (name: string) => (await client.post('/v1/prompts', { name, content: template('x') })).body;
    const [a, ab, b] = [await made('a'), await made('ab'), await made('b')];
    await client.post(`/v1/prompts/${ab.id}/versions`, {});
    await client.post(`/v1/prompts/${b.id}/archive`, {});
    const names = async (query: string) =>
      (await client.get(`/v1/prompts?${query}`)).body.data.map(({ name }: { name: string }) => name);
    expect(await names('name=a')).toEqual(['a']);
    expect(await names('name_prefix=a&order=asc')).toEqual(['a', 'ab']);
    expect(await names('status=draft')).toEqual(['a']);
    expect(await names('status=published')).toEqual(['ab']);
    expect(await names('status=archived')).toEqual(['b']);
    expect(await names('archived=include&order=asc')).toEqual(['a', 'ab', 'b']);
    expect(await names(`updated_after=${a.updated_at}&archived=include`)).toEqual(['b', 'ab']);
    expect(await names(`updated_before=${b.updated_at}`)).toEqual(['a']);
    const both = await client.get('/v1/prompts?status=draft&archived=only');
    expect(refusal(both)).toEqual([400, 'invalid_query', 'archived']);
  });
});

describe('races', () => {
  it('let one of two publishers win; the other gets 409, and no number is skipped', async () => {
    const one = await promptOf('one');
    for (const text of ['two', 'three', 'four']) {
      await rewrite(one, template(text));
      const both = await Promise.all([owner.post(`${one}/versions`, {}), owner.post(`${one}/versions`, {})]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
    const { data } = (await owner.get(`${one}/versions?order=asc`)).body;
    expect(data.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('of fifty identical POSTs with one Idempotency-Key have one effect', async () => {
    const { client } = await api.tenant();
    const events = await countAuditEvents(api.db);
    const post = () => client.post('/v1/prompts', { name: 'once' }, { headers: { 'idempotency-key': 'fifty' } });
    const answers = await Promise.all(Array.from({ length: 50 }, post));
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const answer of others) expect(refusal(answer)).toEqual([409, 'idempotency_in_progress', null]);
    expect((await post()).text).toBe(made[0]?.text);
    expect((await client.get('/v1/prompts')).body.data).toHaveLength(1);
    expect(await countAuditEvents(api.db)).toBe(events + 1);
  });
});

describe('a template of one mebibyte', () => {
  const MIB = 1_048_576;

  it('goes through drafts, versions, comparisons and bindings byte for byte', async () => {
    // Two bytes each in UTF-8, three in JSON of ASCII: every layer must count the same bytes.
    const text = 'ä"\\\n'.repeat(MIB / 5).padEnd(MIB - Math.floor(MIB / 5), 'x');
    expect(Buffer.byteLength(text)).toBe(MIB);
    const one = await promptOf(text);
    expect((await owner.get(`${one}/versions/1`)).body.content.template).toBe(text);
    const changed = `${text.slice(0, -1)}y`;
    expect((await rewrite(one, template(changed))).status).toBe(200);
    const { body } = await owner.get(`${one}/versions/draft/diff`);
    expect([body.change_count, body.changes[0].path]).toEqual([1, 'template']);

    const [agent, runtimeConfig] = [await published('agents'), await published('runtime_configs')];
    const pins = {
      agent_version: 1,
      prompt_id: one.split('/').at(-1),
      prompt_version: 1,
      runtime_config_id: runtimeConfig.split('/').at(-1),
      runtime_config_version: 1,
    };
    const binding = await owner.post(`${agent}/bindings`, pins);
    expect(binding.status, binding.text.slice(0, 300)).toBe(201);
    await owner.put(`${agent}/environments/production`, { binding_id: binding.body.id });
    expect((await owner.get(`${agent}/resolve`)).body.config.prompt.template).toBe(text);
  });

  it.each([
    ['x'.repeat(MIB + 1), MIB + 1],
    ['ä'.repeat(MIB / 2 + 1), MIB + 2],
  ])('is the largest: %#, one more is refused by name', async (text, size_bytes) => {
    const answer = await owner.post('/v1/prompts', { name: 'p', content: template(text) });
    expect(refusal(answer)).toEqual([413, 'body_too_large', 'content.template']);
    expect(answer.body.error.details).toEqual({ limit_bytes: MIB, size_bytes });
    const one = await promptOf('x');
    expect(refusal(await rewrite(one, template(text)))).toEqual([413, 'body_too_large', 'content.template']);
  });
});
