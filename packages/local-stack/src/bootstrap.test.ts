import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkTools } from '../bootstrap/tools.mjs';
import { REPOSITORY_DIR } from './stack/directories.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const BOOTSTRAP = join(REPOSITORY_DIR, 'packages/local-stack/bootstrap.mjs');

function run(args: string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BOOTSTRAP, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

it('names what a command needs when it is asked for something that does not exist', () => {
  expect(run(['walk'])).toMatchObject({ status: 2, stderr: expect.stringContaining('usage: npm start') });
  expect(run(['bench', '../etc'])).toMatchObject({ status: 2, stderr: expect.stringContaining('NAME is one of') });
});

it('keeps the exit code of the command it runs', () => {
  expect(run(['start', '--no-such-option'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--no-such') });
});

it('says for each missing tool what to install and what works without it', () => {
  const bin = mkdtempSync(join(tmpdir(), 'patchbay-bin-'));
  symlinkSync(process.execPath, join(bin, 'node'));
  const env = { PATH: bin, PATCHBAY_CACHE_DIR: join(bin, 'no-cache') };
  const missing = checkTools(REPOSITORY_DIR, env).filter((tool) => !tool.ok);
  expect(missing.map((tool) => tool.name)).toEqual(['npm', 'python3 with pip', 'go']);
  expect(missing[1]?.advice).toMatch(/install python3 with pip.*npm run check.*still work/);
  expect(missing[2]?.advice).toMatch(/install it from go\.dev, or set LIVEKIT_URL.*no voice.*ingestion.*still work/);
  expect(missing[2]?.needed_for).toEqual([]);
  const with_livekit = checkTools(REPOSITORY_DIR, { ...env, LIVEKIT_URL: 'ws://127.0.0.1:1' });
  expect(with_livekit.find((tool) => tool.name === 'go')?.ok).toBe(true);
});

it('looks for a LiveKit that was built under .local where PATCHBAY_CACHE_DIR is empty', () => {
  const repository = mkdtempSync(join(tmpdir(), 'patchbay-repository-'));
  const built = join(repository, '.local/cache/go');
  const go = () =>
    checkTools(repository, { PATH: repository, PATCHBAY_CACHE_DIR: '' }).find(({ name }) => name === 'go');
  expect(go()?.ok).toBe(false);
  mkdirSync(built, { recursive: true });
  writeFileSync(join(built, 'livekit-server-1'), '');
  expect(go()?.ok).toBe(true);
});

it('does not start without Python, and says so in one line', () => {
  const bin = mkdtempSync(join(tmpdir(), 'patchbay-bin-'));
  symlinkSync(process.execPath, join(bin, 'node'));
  const { status, stderr } = run(['start'], { PATH: bin, npm_config_user_agent: 'npm/11.0.0 node/v24' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Python 3\.10 or newer is missing: install python3 with pip/m);
});
