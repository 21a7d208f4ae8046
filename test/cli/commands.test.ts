import { operations } from '@patchbay/sdk/operations';
import { describe, expect, it } from 'vitest';
import { testCli } from './support/cli.ts';

const cli = testCli();

/** The command of an operation, as it is typed. */
const wordsOf = (at: string) =>
  at.split('.').map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

describe('every operation of the API', () => {
  const shown = operations.filter(({ id }) => id !== 'createToken');

  it.each(shown.map(({ id, at }) => [id, at] as const))('%s is a command with help and an example', async (_id, at) => {
    const words = wordsOf(at);
    const { code, out } = await cli.run([...words, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: patchbay ${words.join(' ')}`);
    const examples = out.split('Examples:\n')[1]?.split('\n\n')[0]?.split('\n') ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(example).toMatch(/(^|\| )\s*patchbay |<\(patchbay /);
  });
});

describe('help', () => {
  it('lists what there is, at every level', async () => {
    const top = await cli.run(['--help']);
    expect(top.code).toBe(0);
    for (const word of ['login', 'prompts', 'plan', 'apply', 'export', 'diff', 'search'])
      expect(top.out).toContain(`  ${word} `);
    expect(top.out).toMatch(/Exit codes:\n {2}0 {4}done/);
    const group = await cli.run(['prompts', '--help']);
    expect(group.out).toMatch(/ {2}versions +list, publish|versions.*publish/);
    expect((await cli.run(['prompts'])).code).toBe(2);
  });

  it.each([
    [['promts', 'list'], "there is no command 'promts': did you mean prompts? patchbay --help lists them"],
    [
      ['prompts', 'lst'],
      "there is no command 'prompts lst': did you mean prompts list? patchbay prompts --help lists them",
    ],
    [['prompts', 'sing'], "there is no command 'prompts sing': patchbay prompts --help lists them"],
    [['prompts', 'list', '--limt', '3'], "Unknown option '--limt'; did you mean --limit?"],
    [['prompts', 'create'], '--name is missing; or give --data'],
    [['calls', 'create', '--agent-id', 'agt_1'], '--to, --from are missing; or give --data'],
    [['prompts', 'list', '--limit', 'many'], "--limit takes a whole number, not 'many'"],
    [['prompts', 'list', '--order', 'up'], "--order takes one of asc, desc, not 'up'"],
    [['prompts', 'get'], 'PROMPT_ID is missing'],
    [['prompts', 'get', 'pmt_1', 'pmt_2'], "'pmt_2' is one argument too many"],
    [['prompts', 'create', '--content', '@nowhere.yaml'], 'there is no file nowhere.yaml'],
    [['prompts', 'create', '--content', '{a: ['], '--content is neither JSON nor YAML'],
  ])('is offered where %j makes no sense', async (words, message) => {
    const { code, err, out } = await cli.run(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

it('has a version, and help under both of its names', async () => {
  expect((await cli.run(['--version'])).out).toMatch(/^patchbay \d+\.\d+\.\d+\n$/);
  const { code, out } = await cli.run(['help', 'prompts', 'list']);
  expect([code, out]).toEqual([0, (await cli.run(['prompts', 'list', '--help'])).out]);
});

it('names an address that is none, without a stack', async () => {
  const env = { PATCHBAY_BASE_URL: 'api.example.org', PATCHBAY_API_KEY: 'pb_live_x' };
  expect(await cli.run(['prompts', 'list'], { env })).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^error: the address of the API has to begin with https:\/\/ or http:\/\/, and is 'api\.example\.org'\n/,
    ),
  });
});

it('says which address cannot be reached, and why', async () => {
  const env = { PATCHBAY_BASE_URL: 'http://127.0.0.1:9', PATCHBAY_API_KEY: 'pb_live_x' };
  const { code, err } = await cli.run(['prompts', 'list'], { env });
  expect(code).toBe(5);
  expect(err).toMatch(
    /^error: The API cannot be reached at http:\/\/127\.0\.0\.1:9 \(.*(bad port|ECONNREFUSED).*\)\. \(connection_failed\)\n/,
  );
});

describe('shell completion', () => {
  const complete = async (...words: string[]) => (await cli.run(['__complete', '--', ...words])).out.split('\n');

  it('knows commands, flags and choices', async () => {
    expect(await complete('prom')).toEqual(['prompts', '']);
    expect(await complete('prompts', 'versions', '')).toEqual(expect.arrayContaining(['get', 'list', 'publish']));
    expect(await complete('prompts', 'list', '--na')).toEqual(expect.arrayContaining(['--name-prefix']));
    expect(await complete('prompts', 'list', '--order', '')).toEqual(['asc', 'desc', '']);
    expect(await complete('files', 'upload', 'hand')).toEqual(['']);
  });

  it('has a script for each shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, out } = await cli.run(['completion', shell]);
      expect([code, out]).toEqual([0, expect.stringContaining('patchbay __complete')]);
    }
    expect((await cli.run(['completion', 'tcsh'])).code).toBe(2);
  });
});
