import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@patchbay/sdk/operations';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const bundled = (entry: string) =>
  build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });

describe('the SDK as a browser gets it', () => {
  it('is itself alone, and small', async () => {
    const { metafile, outputFiles } = await bundled('packages/sdk/src/index.ts');
    expect(Object.keys(metafile.inputs).filter((file) => !file.startsWith('packages/sdk/src/'))).toEqual([]);
    expect(Object.keys(metafile.inputs)).not.toContain('packages/sdk/src/generated/operation-details.ts');
    expect(outputFiles[0]?.text).not.toMatch(/\b(process|Buffer|require)\b[.(]/);
    // Most of it is the table of operations: a line for each.
    expect(outputFiles[0]?.contents.length).toBeLessThan(10_000 + 150 * operations.length);
  });
});

describe('the SDK as it is published', () => {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-sdk-'));
  const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
  const file = (name: string, text: string) => writeFileSync(join(home, name), text);

  it('is imported by plain JavaScript, and checked by the types that it brings', { timeout: 60_000 }, () => {
    mkdirSync(join(home, 'node_modules/@patchbay'), { recursive: true });
    file('package.json', '{"type":"module"}');
    node(join(root, 'packages/sdk/build.ts'), join(home, 'node_modules/@patchbay/sdk'));
    file(
      'use.js',
      `import { Patchbay } from '@patchbay/sdk';
      import { operations } from '@patchbay/sdk/operations';
      const { prompts } = new Patchbay({ baseUrl: 'http://127.0.0.1:9' });
      process.stdout.write(typeof prompts.versions.publish + ' ' + operations.some(({ id }) => id === 'createPrompt'));`,
    );
    expect(node('use.js')).toBe('function true');
    file(
      'use.ts',
      `import { Patchbay, type schemas } from '@patchbay/sdk';
      const { prompts } = new Patchbay({ baseUrl: 'http://127.0.0.1:9' });
      export const version: Promise<schemas.PromptVersion> = prompts.versions.publish('id', {}, { ifMatch: 'etag' });
      // @ts-expect-error no prompt has a nickname
      void prompts.create({ name: 'x', nickname: 'y' });
      // @ts-expect-error a session is not a prompt
      export const wrong: Promise<schemas.Session> = prompts.get('id');`,
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
    expect(node(tsc, ...options, '--types', '', 'use.ts')).toBe('');
  });
});
