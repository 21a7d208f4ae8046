import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { type TestCli, testCli } from './support/cli.ts';

const KEY = 'pb_live_a_tenants_key';
const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');

let api: TestApi;
let door: Door;
let cli: TestCli;
let tenantId: string;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());
beforeEach(async () => {
  const { principal, tenant_id } = await api.tenant();
  tenantId = tenant_id;
  door.keys.clear();
  door.keys.set(KEY, { principal, expires_in: 300 });
  cli = testCli({ PATCHBAY_API_KEY: KEY, PATCHBAY_BASE_URL: door.url });
});

describe('signing in', () => {
  it('stores a key that works for its owner alone, and forgets it', async () => {
    const fresh = testCli();
    expect((await fresh.run(['prompts', 'list'])).code).toBe(4);
    const words = ['login', '--base-url', door.url, '--profile', 'staging', '--api-key-stdin'];
    expect(await fresh.run(words, { input: `${KEY}\n` })).toMatchObject({ code: 0, out: '' });
    const file = join(fresh.home, '.config/patchbay/config.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).profiles.staging).toEqual({ base_url: door.url, api_key: KEY });
    expect(await fresh.json(['whoami'])).toMatchObject({ profile: 'staging', tenant_id: tenantId, base_url: door.url });
    expect((await fresh.run(['prompts', 'list'])).code).toBe(0);
    expect((await fresh.run(['logout'])).code).toBe(0);
    expect((await fresh.run(['prompts', 'list'])).code).toBe(4);
    expect(readFileSync(file, 'utf8')).not.toContain(KEY);
  });

  it('stores nothing that is not taken', async () => {
    const fresh = testCli();
    const words = ['login', '--base-url', door.url, '--api-key-stdin'];
    const { code, err } = await fresh.run(words, { input: 'pb_live_wrong' });
    expect([code, err]).toEqual([4, 'error: No such key. (invalid_client)\n']);
    expect((await fresh.run(['prompts', 'list'])).code).toBe(4);
  });
});

describe('a resource', () => {
  it('is created from flags and files, changed, published and listed', async () => {
    writeFileSync(
      join(cli.home, 'greeting.yaml'),
      'template: |\n  Hello {{name}}.\nvariables:\n  - {name: name, type: string}\n',
    );
    const words = [
      'prompts',
      'create',
      '--name',
      'Greeting',
      '--tags',
      'a',
      '--tags',
      'b',
      '--content',
      '@greeting.yaml',
    ];
    const prompt = await cli.json(words);
    expect(prompt).toMatchObject({ name: 'Greeting', tags: ['a', 'b'] });
    expect((await cli.json(['prompts', 'draft', 'get', prompt.id])).content.template).toBe('Hello {{name}}.\n');
    const version = await cli.json(['prompts', 'versions', 'publish', prompt.id, '--change-note', 'first']);
    expect(version).toMatchObject({ version: 1, change_note: 'first' });
    const data = JSON.stringify({ name: 'Replaced', description: 'From a body' });
    const changed = await cli.json(['prompts', 'update', prompt.id, '--data', '-', '--name', 'Night'], { input: data });
    expect(changed).toMatchObject({ name: 'Night', description: 'From a body' });
    const { out } = await cli.run(['prompts', 'list']);
    expect(out.split('\n')[0]).toMatch(/^ID +NAME +STATUS +LATEST_VERSION/);
    expect(out.split('\n')[1]).toMatch(new RegExp(`^${prompt.id} +Night +published +1 `));
    const { out: text } = await cli.run(['prompts', 'get', prompt.id]);
    expect(text).toContain('name: Night\n');
  });

  it('is listed in pages for machines: a page as it is, all of them as lines', async () => {
    for (const name of ['a', 'b', 'c']) await cli.run(['prompts', 'create', '--name', name]);
    const page = await cli.json(['prompts', 'list', '--limit', '2', '--order', 'asc']);
    expect(page).toMatchObject({ object: 'list', has_more: true });
    const rest = await cli.json(['prompts', 'list', '--cursor', page.next_cursor, '--order', 'asc']);
    expect(rest.data.map(({ name }: { name: string }) => name)).toEqual(['c']);
    const { out } = await cli.run(['prompts', 'list', '--limit', '2', '--order', 'asc', '--all', '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).name);
    expect(lines).toEqual(['a', 'b', 'c']);
    expect((await cli.run(['prompts', 'list', '--limit', '2'])).err).toContain('--all');
  });

  it('that is refused is explained: for people, for machines, and by the exit code', async () => {
    const absent = 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
    const { code, err, out } = await cli.run(['prompts', 'get', absent]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: .* \(not_found\)\n {2}request \S+\n {2}http/);
    const machine = await cli.run(['prompts', 'create', '--name', '', '--json']);
    expect(machine.code).toBe(1);
    expect(JSON.parse(machine.err).error).toMatchObject({ code: 'invalid_body', param: 'name', status: 400 });
    expect((await cli.run(['prompts', 'create', '--name', ''])).err).toContain(
      'error: name: must not be empty (invalid_body)',
    );
    const away = { PATCHBAY_BASE_URL: 'http://127.0.0.1:9' };
    expect((await cli.run(['health', 'get'], { env: away })).code).toBe(5);
    const stranger = { PATCHBAY_API_KEY: '', PATCHBAY_ACCESS_TOKEN: 'nonsense' };
    expect((await cli.run(['prompts', 'list'], { env: stranger })).code).toBe(4);
  });
});

describe('the audit trail', () => {
  it('is shown newest last, and followed until somebody has enough', async () => {
    await cli.run(['prompts', 'create', '--name', 'first']);
    const stop = new AbortController();
    const lines: string[] = [];
    let wrote = false;
    const following = cli.run(['logs', '--follow', '--lines', '1', '--interval', '0.1', '--json'], {
      signal: stop.signal,
      onOut: (text) => {
        lines.push(JSON.parse(text).new_value.name);
        if (lines.length === 2) stop.abort(new Error('enough'));
        if (!wrote) void cli.run(['prompts', 'create', '--name', 'second']);
        wrote = true;
      },
    });
    expect((await following).code).toBe(130);
    expect(lines).toEqual(['first', 'second']);
  });
});

describe('the events of a session', () => {
  const event = (seq: number, text: string) => ({
    object: 'session_event',
    seq,
    report: { seq, at: '2026-11-22T10:00:00Z', type: 'turn', role: 'agent', text },
  });
  const script = (body: object) => ({ status: 200, headers: {}, body });
  const page = (...data: object[]) => script({ object: 'list', data, has_more: false, next_cursor: null });

  it('are shown once each, in their order, until it ends', async () => {
    const id = 'ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
    door.faults.push(
      ...[script({ status: 'active' }), page(event(2, 'two'), event(1, 'one'))],
      ...[script({ status: 'ended' }), page(event(3, 'three'), event(2, 'two'), event(1, 'one'))],
    );
    const { code, out, err } = await cli.run(['events', 'follow', id, '--interval', '0.1']);
    expect([code, err]).toEqual([0, 'the session has ended\n']);
    expect(out.match(/one|two|three/g)).toEqual(['one', 'two', 'three']);
  });
});

describe('the numbers of the predecessor', () => {
  it('are imported line by line, once, and what is wrong is told', async () => {
    const { id } = await cli.json(['agents', 'create', '--name', 'Reception']);
    const file = {
      '+49 30 12345678': 'Reception',
      '030 12345679': { agent: id, environment: 'staging' },
      '+49 30 12345670': 'Nobody',
      nonsense: 'Reception',
    };
    writeFileSync(join(cli.home, 'numbers.json'), JSON.stringify(file, null, 2));
    const words = ['inbound', 'import', 'numbers.json', '--default-country', 'DE'];
    const tried = await cli.run([...words, '--dry-run']);
    expect(tried.err).toMatch(/2 created, 0 updated, 0 unchanged, 2 failed; nothing was kept/);
    expect((await cli.json(['inbound-mappings', 'list'])).data).toEqual([]);
    const { code, out } = await cli.run(words);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'numbers.json:2  +493012345678  created',
      'numbers.json:3  +493012345679  created',
      'numbers.json:7  +493012345670  failed',
      'numbers.json:8  nonsense  failed',
      '',
    ]);
    expect(out).toContain('agent_not_found');
    const again = await cli.run(words);
    expect(again.err).toMatch(/0 created, 0 updated, 2 unchanged, 2 failed/);
  });
});

describe('the program', () => {
  it('runs as a process of its own, and says how it went', async () => {
    const env = { PATH: process.env['PATH'], HOME: cli.home, PATCHBAY_API_KEY: KEY, PATCHBAY_BASE_URL: door.url };
    const run = (...words: string[]) => promisify(execFile)(process.execPath, [MAIN, ...words], { env });
    const { stdout } = await run('prompts', 'create', '--name', 'By process', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'By process', tenant_id: tenantId });
    await expect(run('prompts', 'get', 'nonsense')).rejects.toMatchObject({ code: 1, stdout: '' });
    await expect(run('nonsense')).rejects.toMatchObject({ code: 2 });
  });
});
