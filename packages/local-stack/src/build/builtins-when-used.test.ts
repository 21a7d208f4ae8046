import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { builtinsWhenUsed } from './builtins-when-used.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-builtins-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles a source as if it stood at a path, and lets a fresh process do something with it. */
async function outputOf(path: string, contents: string, script: string): Promise<string> {
  const outfile = join(folder, `${path.replaceAll('/', '-')}.mjs`);
  await build({
    stdin: { contents, sourcefile: join(folder, path), resolveDir: folder, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
    plugins: [builtinsWhenUsed],
  });
  const program = `const it = await import(${JSON.stringify(outfile)}); ${script}`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }).stdout;
}

const SOURCE = `import { createHash as made } from 'node:crypto'; import { writeSync } from 'node:fs';
  export const tell = (text: string) => writeSync(1, made('sha256').update(text).digest('hex'));`;
const LOADED = `process.stdout.write(String(process.moduleLoadList.includes('NativeModule internal/crypto/cipher')));`;

describe('a built-in module that a source of ours imports', () => {
  it('is not loaded with the bundle, and does its work when it is called', async () => {
    expect(await outputOf('packages/a/src/tell.ts', SOURCE, LOADED)).toBe('false');
    const digest = createHash('sha256').update('größer').digest('hex');
    expect(await outputOf('packages/a/src/tell.ts', SOURCE, `it.tell('größer')`)).toBe(digest);
  });

  it('is loaded as ever where a library imports it', async () => {
    expect(await outputOf('packages/a/node_modules/b/index.ts', SOURCE, LOADED)).toBe('true');
  });

  it('has its classes and constants too', async () => {
    const source = `import { constants, createSecretKey, KeyObject } from 'node:crypto';
      export const told = () => [
        createSecretKey('secret', 'utf8') instanceof KeyObject, KeyObject.from.name, constants.RSA_PKCS1_PADDING,
      ];`;
    const script = 'process.stdout.write(JSON.stringify(it.told()))';
    expect(JSON.parse(await outputOf('packages/a/src/told.ts', source, script))).toEqual([true, 'from', 1]);
  });
});
