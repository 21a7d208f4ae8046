import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenBundleParts } from './o200k-counter.ts';

const run = promisify(execFile);
const handler = `
  import { o200kCounter } from './o200k-counter.ts';
  console.log(JSON.stringify(await o200kCounter().count('2 + 2 = 4')));`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'token-bundle-'));
  const { child } = tokenBundleParts();
  const common = { bundle: true, platform: 'node', format: 'esm', target: 'node24', minify: true } as const;
  const stdin = { contents: handler, resolveDir: import.meta.dirname, loader: 'ts' } as const;
  await build({ ...common, stdin, outfile: path.join(folder, 'index.mjs') });
  await build({ ...common, entryPoints: [child.entry], charset: 'utf8', outfile: path.join(folder, child.file) });
});
afterAll(() => rm(folder, { recursive: true }));

const counted = () => run(process.execPath, ['index.mjs'], { cwd: folder, env: {} });

it('a bundled function counts with the encoding beside it, and carries none of it itself', async () => {
  expect(JSON.parse((await counted()).stdout)).toEqual({ encoding: 'o200k_base', count: 7, exact: true });
  expect((await stat(path.join(folder, 'index.mjs'))).size).toBeLessThan(10_000);
});

it('a bundled function without the encoding says what is missing', async () => {
  await rm(path.join(folder, tokenBundleParts().child.file));
  await expect(counted()).rejects.toThrow('o200k-base.mjs is missing beside the bundle');
});
