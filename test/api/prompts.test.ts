import { registries } from '@patchbay/core/registries';
import { beforeEach, describe, expect, it } from 'vitest';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();

let client: ApiClient;
let tenant_id: string;
beforeEach(async () => {
  ({ client, tenant_id } = await api.tenant());
});

const clinic = { name: 'clinic', type: 'string' };
const include = (name: string, prompt_id: string, version = 1) => ({ name, prompt_id, version });

async function create(content: object): Promise<string> {
  const { status, body, text } = await client.post('/v1/prompts', { name: 'A prompt', content });
  expect(status, text).toBe(201);
  return body.id;
}

async function published(content: object): Promise<string> {
  const id = await create(content);
  const { status, text } = await client.post(`/v1/prompts/${id}/versions`, {});
  expect(status, text).toBe(201);
  return id;
}

const write = async (id: string, content: object) => {
  const { headers } = await client.get(`/v1/prompts/${id}/draft`);
  return client.put(`/v1/prompts/${id}/draft`, { content }, { headers: { 'if-match': headers['etag'] ?? '' } });
};
const render = (id: string, body: object = {}, version: number | string = 1) =>
  client.post(`/v1/prompts/${id}/versions/${version}/render`, body);
const refused = ({ status, body }: { status: number; body: { error?: { code: string; param: string } } }) => [
  status,
  body.error?.code,
  body.error?.param,
];

describe('a draft that includes other prompts', () => {
  it('is published with them, and renders as one text with their variables', async () => {
    const rules = await published({ template: 'Never diagnose. {{clinic}} is open.', variables: [clinic] });
    const id = await published({
      template: 'You are at {{clinic}}.\n{{> rules}}',
      variables: [clinic],
      includes: [include('rules', rules)],
    });
    const { status, body, text } = await render(id, { variables: { clinic: '{{> rules}}' } });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      object: 'rendered_prompt',
      prompt_id: id,
      version: 1,
      text: 'You are at {{> rules}}.\nNever diagnose. {{> rules}} is open.',
      includes: [{ prompt_id: rules, version: 1 }],
      warnings: [],
    });
  });

  it('is refused where what it includes is not there, is archived, or is itself: by path', async () => {
    const other = await published({ template: 'x' });
    const with_ = (prompt_id: string, version = 1) => ({
      template: '{{> x}}',
      includes: [include('x', prompt_id, version)],
    });
    const absent = 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
    const at = 'content.includes.0';
    expect(refused(await client.post('/v1/prompts', { name: 'x', content: with_(absent) }))).toEqual([
      422,
      'reference_not_found',
      `${at}.prompt_id`,
    ]);
    const id = await published(with_(other));
    expect(refused(await write(id, with_(other, 2)))).toEqual([422, 'reference_not_found', `${at}.version`]);
    const self = await write(id, with_(id));
    expect(refused(self)).toEqual([422, 'unprocessable', `${at}.prompt_id`]);
    expect(self.body.error.message).toContain('cannot be inside itself');
    const around = await published(with_(id));
    expect(refused(await write(id, with_(around)))).toEqual([422, 'unprocessable', `${at}.prompt_id`]);
    await client.post(`/v1/prompts/${other}/archive`, { force: true });
    expect(refused(await write(id, with_(other)))).toEqual([422, 'reference_archived', `${at}.prompt_id`]);
  });

  it('is looked at again when it is published', async () => {
    const other = await published({ template: 'x' });
    const id = await create({ template: '{{> x}}', includes: [include('x', other)] });
    await client.post(`/v1/prompts/${other}/archive`, { force: true });
    const answer = await client.post(`/v1/prompts/${id}/versions`, {});
    expect(refused(answer)).toEqual([422, 'reference_archived', 'content.includes.0.prompt_id']);
    expect(refused(await client.post(`/v1/prompts/${id}/draft/render`, {}))[1]).toBe('reference_archived');
  });

  it('cannot reach into another tenant: its prompt is as absent as one that never was', async () => {
    const theirs = await published({ template: 'secret' });
    const mine = (await api.tenant()).client;
    const content = { template: '{{> x}}', includes: [include('x', theirs)] };
    const answer = await mine.post('/v1/prompts', { name: 'x', content });
    expect(refused(answer)).toEqual([422, 'reference_not_found', 'content.includes.0.prompt_id']);
    expect(answer.text).not.toContain('secret');
  });
});

describe('rendering', () => {
  it("fills in the built-in variables, in the tenant's zone or in the one that is named", async () => {
    const { status } = await api.platform.patch(`/v1/tenants/${tenant_id}`, { time_zone: 'Asia/Kolkata' });
    expect(status).toBe(200);
    const id = await published({
      template: '{{system.weekday}} {{system.now}} {{system.channel}} {{system.caller}} {{system.agent_name}}',
    });
    const at = '2026-11-22T20:30:00Z';
    expect((await render(id, { at })).body.text).toBe('Monday 2026-11-23T02:00:00+05:30 web  Agent');
    const call = { channel: 'phone', caller: '+493012345678', agent_name: 'Robin', language: 'de' };
    expect((await render(id, { at, time_zone: 'Europe/Berlin', ...call })).body.text).toBe(
      'Sonntag 2026-11-22T21:30:00+01:00 phone +493012345678 Robin',
    );
    expect(refused(await render(id, { time_zone: 'Mars/Olympus' }))).toEqual([400, 'invalid_body', 'time_zone']);
    expect(refused(await render(id, { caller: '030 1234' }))).toEqual([400, 'invalid_body', 'caller']);
  });

  it('counts characters and tokens, and warns of what is declared and not used', async () => {
    const other = await published({ template: 'x' });
    const id = await published({
      template: 'お誕生日おめでとう',
      variables: [{ ...clinic, required: false }],
      includes: [include('unused', other)],
    });
    const { body } = await render(id);
    expect(body).toMatchObject({ characters: 9, tokens: { encoding: 'o200k_base', count: 8, exact: true } });
    expect(body.warnings.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['unused_variable', 'content.variables.0'],
      ['unused_include', 'content.includes.0'],
    ]);
  });

  it('works on the draft as on versions, and stores nothing', async () => {
    const id = await create({ template: 'Draft of {{clinic}}', variables: [clinic] });
    const drafted = (body: object) => client.post(`/v1/prompts/${id}/draft/render`, body);
    expect((await drafted({ variables: { clinic: 'A' } })).body).toMatchObject({ version: null, text: 'Draft of A' });
    expect(refused(await drafted({}))).toEqual([422, 'unprocessable', 'variables.clinic']);
    expect((await client.get(`/v1/prompts/${id}/versions`)).body.data).toEqual([]);
  });

  it('is bounded by what an answer can carry, and says so', async () => {
    const variables = [{ name: 'v', type: 'string', max_length: 32_768 }];
    const id = await published({ template: '{{v}}'.repeat(60), variables });
    const answer = await render(id, { variables: { v: '\u0001'.repeat(32_768) } });
    expect(refused(answer)).toEqual([422, 'unprocessable', 'variables']);
  });
});

describe('a template', () => {
  it.each([
    ['a\nb {{ no good }}', 'Line 2, column 3'],
    ['a\n\n  {{nobody}}', 'Line 3, column 3'],
    ['{{> nothing}}', 'Line 1, column 1'],
    ['{{system.tyme}}', 'system.time'],
  ])('%j is refused with line and column', async (template, words) => {
    const answer = await client.post('/v1/prompts', { name: 'x', content: { template } });
    expect(refused(answer)).toEqual([422, 'unprocessable', 'content.template']);
    expect(answer.body.error.message).toContain(words);
  });
});

describe('what a session would run with', () => {
  it('is one template with the variables of all includes, pinned: the digest covers every version inside', async () => {
    const make = async (path: string, content: object) => {
      const { body, text } = await client.post(path, { name: 'x', content });
      expect(body.id, text).toBeDefined();
      expect((await client.post(`${path}/${body.id}/versions`, {})).status).toBe(201);
      return body.id as string;
    };
    const agent = await make('/v1/agents', registries.agents.example);
    const runtime_config_id = await make('/v1/runtime-configs', registries.runtime_configs.example);
    const rules = await published({ template: 'Rules of {{clinic}}{', variables: [clinic] });
    const prompt_id = await published({ template: 'Hi. {{> rules}}{x}', includes: [include('rules', rules)] });
    const bind = async (prompt_version: number) => {
      const pins = { agent_version: 1, prompt_id, prompt_version, runtime_config_id, runtime_config_version: 1 };
      return client.post(`/v1/agents/${agent}/bindings`, pins);
    };
    const first = await bind(1);
    expect(first.status, first.text).toBe(201);
    const resolved = await client.get(`/v1/agents/${agent}/resolve?binding_id=${first.body.id}`);
    expect(resolved.body.config.prompt).toEqual({
      prompt_id,
      version: 1,
      template: 'Hi. Rules of {{clinic}}{{"{{"}}x}',
      variables: [expect.objectContaining(clinic)],
      includes: [{ prompt_id: rules, version: 1 }],
    });
    expect((await write(rules, { template: 'New rules' })).status).toBe(200);
    expect((await client.post(`/v1/prompts/${rules}/versions`, {})).status).toBe(201);
    expect((await bind(1)).body.digest).toBe(first.body.digest);
    const newer = { template: 'Hi. {{> rules}}{x}', includes: [include('rules', rules, 2)] };
    expect((await write(prompt_id, newer)).status).toBe(200);
    expect((await client.post(`/v1/prompts/${prompt_id}/versions`, {})).status).toBe(201);
    expect((await bind(2)).body.digest).not.toBe(first.body.digest);
    await client.post(`/v1/prompts/${rules}/archive`, { force: true });
    expect(refused(await bind(2))).toEqual([422, 'reference_archived', 'prompt_version']);
  });
});
