import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { registries } from '@patchbay/core/registries';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { type TestCli, testCli } from './support/cli.ts';

let api: TestApi;
let door: Door;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());

let client: ApiClient;
let cli: TestCli;
let directory: string;
beforeEach(async () => {
  ({ cli, client } = await newTenant());
  directory = mkdtempSync(join(tmpdir(), 'patchbay-config-'));
});

async function newTenant(): Promise<{ cli: TestCli; client: ApiClient }> {
  const { principal, client: own } = await api.tenant();
  const key = `pb_live_${principal.tenant_id}`;
  door.keys.set(key, { principal, expires_in: 300 });
  return { cli: testCli({ PATCHBAY_API_KEY: key, PATCHBAY_BASE_URL: door.url }), client: own };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}

const greeting = (template: string) =>
  stringify({ kind: 'prompt', name: 'Front desk', tags: ['support'], content: { template, variables: [] } });

/** A whole agent, live in two environments, one of which takes from the other. */
function writeEverything(): void {
  write('tools/search.yaml', stringify({ kind: 'tool', name: 'Knowledge', content: registries.tools.example }));
  write(
    'runtime.yaml',
    stringify({ kind: 'runtime_config', name: 'Default', content: registries.runtime_configs.example }),
  );
  write('agents/desk.yaml', stringify({ kind: 'agent', name: 'Desk', content: registries.agents.example }));
  write('prompts/rules.yaml', 'kind: prompt\nname: House rules\ncontent:\n  template: Be kind.\n');
  write(
    'prompts/desk.yaml',
    [
      'kind: prompt',
      'name: Front desk',
      'tags: [support]',
      'content:',
      '  template: "Answer the phone. {{> rules}}"',
      '  includes:',
      '    - {name: rules, prompt_id: !prompt House rules, version: newest}',
      '',
    ].join('\n'),
  );
  write(
    'releases/desk.yaml',
    [
      'kind: release',
      'agent: Desk',
      'environments:',
      '  production: {from: staging}',
      '  staging:',
      '    prompt: Front desk',
      '    tools: [Knowledge]',
      '    runtime_config: Default',
      '',
    ].join('\n'),
  );
}

const tree = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
const actions = (changes: { action: string; kind: string; name: string; environment?: string }[]) =>
  changes.map(({ action, kind, name, environment }) => `${action} ${environment ?? kind} ${name}`);
const plan = async (own: TestCli = cli) => {
  const { code, out, err } = await own.run(['plan', directory, '--json']);
  if (code !== 0 && code !== 3) throw new Error(err);
  return { code, changes: JSON.parse(out).changes };
};

describe('a directory', () => {
  it('is planned without a trace, applied once, and then the same as the tenant', async () => {
    writeEverything();
    const planned = await plan();
    const expected = [
      'create tool Knowledge',
      'create prompt House rules',
      'create prompt Front desk',
      'create runtime_config Default',
      'create agent Desk',
      'release staging Desk',
      'promote production Desk',
    ];
    expect([planned.code, actions(planned.changes)]).toEqual([3, expected]);
    expect((await client.get('/v1/prompts')).body.data).toEqual([]);
    expect((await client.get('/v1/tools')).body.data).toEqual([]);

    const applied = await cli.json(['apply', directory, '--note', 'first']);
    expect(actions(applied.changes)).toEqual(expected);
    const [agent] = (await client.get('/v1/agents')).body.data;
    const environments = (await client.get(`/v1/agents/${agent.id}/environments`)).body.data;
    expect(new Set(environments.map(({ binding_id }: { binding_id: string }) => binding_id)).size).toBe(1);
    const resolved = await client.get(`/v1/agents/${agent.id}/resolve`, { query: { environment: 'production' } });
    expect(resolved.body.config.prompt.template).toBe('Answer the phone. Be kind.');

    expect(await plan()).toEqual({ code: 0, changes: [] });
    expect((await cli.json(['apply', directory])).changes).toEqual([]);
    const versions = await client.get(`/v1/agents/${agent.id}/bindings`);
    expect(versions.body.data).toHaveLength(1);
    expect((await cli.run(['diff', directory])).code).toBe(0);
  });

  it('publishes what changed and nothing else, and binds what that moves', async () => {
    writeEverything();
    await cli.json(['apply', directory]);
    write(
      'prompts/rules.yaml',
      'kind: prompt\nname: House rules\ntags: [all]\ncontent:\n  template: |\n    Be kind.\n    Be brief.\n',
    );
    const planned = await plan();
    const expected = [
      'update prompt House rules',
      'publish prompt House rules',
      'publish prompt Front desk',
      'release staging Desk',
      'promote production Desk',
    ];
    expect(actions(planned.changes)).toEqual(expected);
    expect(planned.changes[0].differences).toEqual([
      expect.objectContaining({ path: 'tags[0]', op: 'added', new: 'all' }),
    ]);
    expect(planned.changes[3].differences).toEqual([{ path: 'prompt.version', op: 'changed', old: 1, new: 2 }]);
    const { out, code } = await cli.run(['apply', directory]);
    expect(code).toBe(0);
    expect(out).toContain('      +Be brief.');
    expect(await plan()).toEqual({ code: 0, changes: [] });
  });

  it('is written from a tenant: no plan for it there, and the same tenant made from it elsewhere', async () => {
    writeEverything();
    await cli.json(['apply', directory]);
    const first = directory;
    directory = mkdtempSync(join(tmpdir(), 'patchbay-config-'));
    const exported = await cli.json(['export', directory]);
    expect(exported.written).toHaveLength(6);
    expect(tree(directory)['prompts/front-desk.yaml']).toContain('prompt_id: !prompt House rules');
    expect(tree(directory)['prompts/front-desk.yaml']).toContain('version: newest');
    expect(await plan()).toEqual({ code: 0, changes: [] });
    expect((await cli.json(['export', directory])).written).toEqual([]);

    const other = await newTenant();
    expect((await other.cli.run(['apply', directory])).code).toBe(0);
    expect(await plan(other.cli)).toEqual({ code: 0, changes: [] });
    const before = tree(directory);
    await other.cli.json(['export', directory]);
    expect(tree(directory)).toEqual(before);
    directory = first;
    expect(await plan(other.cli)).toEqual({ code: 0, changes: [] });
  });

  it('names agents that conversations are handed over to, which are released first, here and elsewhere', async () => {
    writeEverything();
    const content = { ...registries.agents.example, name: 'Billing' };
    write('agents/billing.yaml', stringify({ kind: 'agent', name: 'Billing', content }));
    write(
      'tools/connect.yaml',
      [
        'kind: tool',
        'name: Connect',
        'content:',
        '  name: connect_desk',
        '  description: Hands the conversation over.',
        '  handler_ref: hand_off',
        '  parameters: {type: object, properties: {destination: {type: string}}, required: [destination]}',
        '  config: {destinations: [{name: billing, agent_id: !agent Billing}]}',
        '',
      ].join('\n'),
    );
    const pins = { prompt: 'Front desk', runtime_config: 'Default' };
    const release = (agent: string, staging: object) => {
      const environments = { staging: { ...pins, ...staging }, production: { from: 'staging' } };
      return stringify({ kind: 'release', agent, environments });
    };
    write('releases/billing.yaml', release('Billing', {}));
    const hands = { tools: ['Knowledge', 'Connect'], hand_offs: ['Billing'] };
    write('releases/a-desk.yaml', release('Desk', hands));
    rmSync(join(directory, 'releases/desk.yaml'));

    const released = ['release staging Billing', 'promote production Billing', 'release staging Desk'];
    const planned = await plan();
    expect(actions(planned.changes).slice(-4)).toEqual([...released, 'promote production Desk']);
    const applied = await cli.json(['apply', directory]);
    expect(actions(applied.changes)).toEqual(actions(planned.changes));
    expect(await plan()).toEqual({ code: 0, changes: [] });
    const agents = (await client.get('/v1/agents')).body.data as { id: string; name: string }[];
    const idOf = (wanted: string) => agents.find(({ name }) => name === wanted)?.id;
    const resolve = `/v1/agents/${idOf('Desk')}/resolve`;
    const { body } = await client.get(resolve, { query: { environment: 'production' } });
    expect(body.config.agents[0].agent.agent_id).toBe(idOf('Billing'));

    // What is live of the other agent moves, and so does who hands over to it.
    write('prompts/billing.yaml', 'kind: prompt\nname: Bills\ncontent:\n  template: You know bills.\n');
    write('releases/billing.yaml', release('Billing', { prompt: 'Bills' }));
    const moved = await cli.json(['apply', directory]);
    expect(actions(moved.changes)).toEqual(['create prompt Bills', ...released, 'promote production Desk']);

    directory = mkdtempSync(join(tmpdir(), 'patchbay-config-'));
    await cli.json(['export', directory]);
    expect(tree(directory)['releases/desk.yaml']).toContain('hand_offs:\n      - Billing');
    expect(await plan()).toEqual({ code: 0, changes: [] });
    const other = await newTenant();
    expect((await other.cli.run(['apply', directory])).code).toBe(0);
    expect(await plan(other.cli)).toEqual({ code: 0, changes: [] });

    write('releases/billing.yaml', release('Billing', { hand_offs: ['Desk'] }));
    const circular = await cli.run(['plan', directory]);
    expect(circular.err).toMatch(/(Desk → Billing → Desk|Billing → Desk → Billing) hand over .* in a circle/);
    write('releases/billing.yaml', release('Billing', { hand_offs: [{ agent: 'Nobody' }] }));
    expect((await cli.run(['plan', directory])).err).toContain("there is no agent called 'Nobody'");
  });

  it('says what would be thrown away, and what nobody describes', async () => {
    write('desk.yaml', greeting('One.'));
    await cli.json(['apply', directory]);
    const [prompt] = (await client.get('/v1/prompts')).body.data;
    const draft = await client.get(`/v1/prompts/${prompt.id}/draft`);
    const headers = { 'if-match': `"${draft.body.etag}"` };
    await client.put(
      `/v1/prompts/${prompt.id}/draft`,
      { content: { template: 'Unpublished.', variables: [] } },
      { headers },
    );
    expect(await plan()).toEqual({ code: 0, changes: [] });
    write('desk.yaml', greeting('Two.'));
    expect((await plan()).changes[0].notes).toEqual(['an unpublished draft is replaced']);
    await client.post('/v1/tools', { name: 'Stray' });
    const { code, out } = await cli.run(['diff', directory]);
    expect(code).toBe(3);
    expect(out).toContain('"One." → "Two."');
    expect(out).toContain('- tool "Stray" is described by no file');
  });

  it('goes on where it was interrupted', async () => {
    writeEverything();
    door.faults.push(...Array.from({ length: 12 }, () => ({ delay_ms: 0 })), {
      status: 400,
      body: { error: 'enough' },
    });
    const { code } = await cli.run(['apply', directory]);
    expect(code).toBe(1);
    door.faults.length = 0;
    expect((await plan()).changes.length).toBeGreaterThan(0);
    expect((await cli.run(['apply', directory])).code).toBe(0);
    expect(await plan()).toEqual({ code: 0, changes: [] });
    const heads = await client.get('/v1/prompts');
    expect(heads.body.data.map(({ name, latest_version }: never) => [name, latest_version]).toSorted()).toEqual([
      ['Front desk', 1],
      ['House rules', 1],
    ]);
  });

  it.each([
    ['no: thing', 'kind is missing'],
    ['kind: prompt', 'name is missing'],
    ['kind: prompt\nname: A\nnickname: B', 'does not know nickname'],
    ['kind: prompt\nname: A\ncontent: {template: "{{nobody}}"}', '(unprocessable)'],
    [
      'kind: prompt\nname: A\ncontent:\n  template: x\n  includes: [{name: b, prompt_id: !prompt Absent, version: 1}]',
      "there is no prompt called 'Absent'",
    ],
    ['kind: release\nagent: Nobody\nenvironments: {}', "there is no agent called 'Nobody'"],
    ['kind: release\nagent: Nobody\nenvironments: {production: {form: staging}}', 'does not know form'],
    ['kind: [', 'is not YAML'],
  ])('that says %j is refused', async (text, message) => {
    write('one.yaml', text);
    const { code, err } = await cli.run(['plan', directory]);
    expect(err).toContain(message);
    expect(code).toBe(message === '(unprocessable)' ? 1 : 2);
  });

  it('whose names are not unique is refused: in files, and in the tenant', async () => {
    write('one.yaml', greeting('One.'));
    write('two.yaml', greeting('Two.'));
    expect((await cli.run(['plan', directory])).err).toContain('one.yaml and two.yaml both describe prompt Front desk');
    write('two.yaml', greeting('Two.').replace('Front desk', 'Other'));
    for (const _ of [1, 2]) await client.post('/v1/prompts', { name: 'Front desk' });
    const { code, err } = await cli.run(['plan', directory]);
    expect([code, err]).toEqual([1, expect.stringContaining("2 of kind prompt are called 'Front desk'")]);
  });
});
