import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registries } from '@patchbay/core/registries';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { testCli } from './support/cli.ts';

let api: TestApi;
let door: Door;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());

it('a release, told in files: applied, changed, rolled back, and found again as it was', async () => {
  const { principal } = await api.tenant();
  door.keys.set('pb_live_story', { principal, expires_in: 300 });
  const cli = testCli({ PATCHBAY_API_KEY: 'pb_live_story', PATCHBAY_BASE_URL: door.url });
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-story-'));
  const write = (file: string, value: object) => writeFileSync(join(directory, file), stringify(value));
  const words = (template: string) => write('prompt.yaml', { kind: 'prompt', name: 'Desk', content: { template } });

  write('agent.yaml', { kind: 'agent', name: 'Reception', content: registries.agents.example });
  write('runtime.yaml', { kind: 'runtime_config', name: 'Default', content: registries.runtime_configs.example });
  words('First words.');
  const staging = { prompt: 'Desk', runtime_config: 'Default' };
  write('release.yaml', {
    kind: 'release',
    agent: 'Reception',
    environments: { staging, production: { from: 'staging' } },
  });
  expect((await cli.run(['plan', directory])).code).toBe(3);
  expect((await cli.json(['apply', directory, '--note', 'first'])).changes).toHaveLength(5);
  const [{ id }] = (await cli.json(['agents', 'list', '--name', 'Reception'])).data;
  const resolve = (...more: string[]) => cli.json(['agents', 'resolve', id, '--environment', 'production', ...more]);
  const then = await resolve();
  const at = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));

  words('Second words.');
  const changed = await cli.run(['apply', directory, '--note', 'second']);
  expect(changed.out).toContain(
    '~ publish prompt "Desk" as version 2 (prompt.yaml)\n    template: "First words." → "Second words."',
  );
  expect((await resolve()).digest).not.toBe(then.digest);
  expect((await cli.run(['apply', directory])).err).toBe('nothing to change\n');

  const back = await cli.json(['agents', 'environments', 'rollback', id, 'production', '--note', 'calls failed']);
  expect(back.digest).toBe(then.digest);
  for (const now of [await resolve(), await resolve('--at', at)]) {
    expect([JSON.stringify(now.config), now.digest]).toEqual([JSON.stringify(then.config), then.digest]);
  }
  const drift = await cli.json(['plan', directory]).catch((error: Error) => error.message);
  expect(drift).toContain('ended with 3');
  const { out } = await cli.run(['plan', directory]);
  expect(out).toBe('> promote production of agent "Reception" (release.yaml)\n    prompt.version: 1 → 2\n');
});
