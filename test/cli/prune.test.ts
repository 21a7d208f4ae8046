import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
let client: ApiClient;
let cli: TestCli;
let directory: string;

beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());

beforeEach(async () => {
  const { principal, client: own } = await api.tenant();
  const key = `pb_live_${principal.tenant_id}`;
  door.keys.set(key, { principal, expires_in: 300 });
  cli = testCli({ PATCHBAY_API_KEY: key, PATCHBAY_BASE_URL: door.url });
  client = own;
  directory = mkdtempSync(join(tmpdir(), 'patchbay-prune-'));
});

function write(file: string, value: object): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), stringify(value));
}

const prompt = (name: string, template: string, includes: object[] = []) =>
  write(`prompts/${name}.yaml`, { kind: 'prompt', name, content: { template, variables: [], includes } });

/** An agent that is live in production with a prompt and a tool. */
function writeAgent(): void {
  prompt('Desk', 'Answer the phone.');
  write('tool.yaml', { kind: 'tool', name: 'Knowledge', content: registries.tools.example });
  write('runtime.yaml', { kind: 'runtime_config', name: 'Default', content: registries.runtime_configs.example });
  write('agent.yaml', { kind: 'agent', name: 'Desk', content: registries.agents.example });
  release({ prompt: 'Desk', tools: ['Knowledge'], runtime_config: 'Default' });
}

function release(production: object): void {
  write('release.yaml', { kind: 'release', agent: 'Desk', environments: { production } });
}

/** The content of a prompt that includes another: the name of the other stands under its own tag in a file. */
function promptIncluding(name: string, other: string): void {
  const lines = ['kind: prompt', `name: ${name}`, 'content:', "  template: 'First: {{> rules}}'", '  includes:'];
  const include = `    - {name: rules, prompt_id: !prompt ${other}, version: newest}`;
  writeFileSync(join(directory, `prompts/${name}.yaml`), [...lines, include, ''].join('\n'));
}

const run = async (command: string, ...flags: string[]) => {
  const { code, out, err } = await cli.run([command, directory, '--json', ...flags]);
  if (out === '') throw new Error(err);
  const { changes } = JSON.parse(out) as {
    changes: { action: string; kind: string; name: string; refused?: string }[];
  };
  return {
    code,
    said: changes.map(({ action, kind, name, refused }) =>
      [action, kind, name, ...(refused ? [refused] : [])].join(' '),
    ),
  };
};
const names = async (path: string) =>
  (await client.get(path)).body.data.map(({ name }: { name: string }) => name).toSorted();

describe('what no file describes any more', () => {
  it('is shown by the plan, archived by apply, and nothing is left to plan', async () => {
    writeAgent();
    await cli.json(['apply', directory]);
    prompt('Aside', 'Nobody uses me.');
    await cli.json(['apply', directory]);
    rmSync(join(directory, 'prompts/Aside.yaml'));

    expect(await run('plan')).toEqual({ code: 0, said: [] });
    expect(await run('plan', '--prune')).toEqual({ code: 3, said: ['archive prompt Aside'] });
    expect(await run('apply', '--prune', '--dry-run')).toEqual({ code: 3, said: ['archive prompt Aside'] });
    expect(await names('/v1/prompts')).toEqual(['Aside', 'Desk']);
    expect(await run('apply', '--prune')).toEqual({ code: 0, said: ['archive prompt Aside'] });
    expect(await names('/v1/prompts')).toEqual(['Desk']);
    expect(await run('plan', '--prune')).toEqual({ code: 0, said: [] });
    const archived = await client.get('/v1/prompts', { query: { archived: 'only' } });
    expect(archived.body.data.map(({ name }: { name: string }) => name)).toEqual(['Aside']);
  });

  it('goes after what includes it, and so do those who include that', async () => {
    prompt('A rules', 'Be kind.');
    promptIncluding('B desk', 'A rules');
    promptIncluding('C all', 'B desk');
    prompt('Kept', 'Stay.');
    await cli.json(['apply', directory]);
    for (const name of ['A rules', 'B desk', 'C all']) rmSync(join(directory, `prompts/${name}.yaml`));
    const expected = ['archive prompt C all', 'archive prompt B desk', 'archive prompt A rules'];
    expect(await run('plan', '--prune')).toEqual({ code: 3, said: expected });
    expect(await run('apply', '--prune')).toEqual({ code: 0, said: expected });
    expect(await names('/v1/prompts')).toEqual(['Kept']);
  });

  it('stays where it is in use, and is named with those who use it', async () => {
    writeAgent();
    await cli.json(['apply', directory]);
    for (const file of ['agent.yaml', 'release.yaml', 'tool.yaml']) rmSync(join(directory, file));
    const refused = ['archive agent Desk in use by environments', 'archive tool Knowledge in use by environments'];
    expect(await run('plan', '--prune')).toEqual({ code: 3, said: refused });
    expect(await run('apply', '--prune')).toEqual({ code: 1, said: refused });
    expect([await names('/v1/agents'), await names('/v1/tools')]).toEqual([['Desk'], ['Knowledge']]);
    const { out, err } = await cli.run(['apply', directory, '--prune']);
    expect(out).toContain('- archive tool "Knowledge" (described by no file)\n    refused: in use by environments');
    expect(err).toContain('done: 2 refused');
  });

  it('is archived by the very apply that puts it out of use', async () => {
    writeAgent();
    await cli.json(['apply', directory]);
    rmSync(join(directory, 'tool.yaml'));
    release({ prompt: 'Desk', runtime_config: 'Default' });
    const planned = await run('plan', '--prune');
    expect(planned.said).toEqual(['release environment Desk', 'archive tool Knowledge in use by environments']);
    expect(await run('apply', '--prune')).toEqual({
      code: 0,
      said: ['release environment Desk', 'archive tool Knowledge'],
    });
    expect(await names('/v1/tools')).toEqual([]);
  });

  it('is not everything: a directory that describes nothing archives nothing', async () => {
    await client.post('/v1/prompts', { name: 'Precious' });
    const { code, err } = await cli.run(['apply', directory, '--prune']);
    expect([code, err]).toEqual([2, expect.stringContaining('describes nothing: --prune would archive all')]);
    expect(await names('/v1/prompts')).toEqual(['Precious']);
  });
});
